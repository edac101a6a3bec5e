"""The lines of a day in, those that tell most of it out, weightiest first, no fact twice. Pure.

Every line of every report asks to be told, by the kind of its text and its depth in it; a line
that is chosen tells of the others what they have in common with it. So what many publishers
report is told first, and what is told is not told again in other words. The order does not
depend on the room: a shorter brief is the beginning of a longer one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from briefer.edit.kinds import WEIGHT
from briefer.edit.lines import Line
from briefer.edit.wording import Matrix, Wording, keys
from briefer.languages import editing as said
from briefer.text.folding import folded, words

REPEATED: Final = 0.5  # share of a line that another tells, or of the other: then it is no news
RETOLD: Final = 0.25  # the same of two lines of one article: its opening says its title again
_NOTHING_NEW: Final = 0.55  # share of a line that all chosen together tell
_CHANCE: Final = 0.15  # what any two lines of a topic have in common
_DEPTHS: Final = (1.0, 0.75, 0.4, 0.25, 0.2, 0.15, 0.1, 0.1, 0.1)  # title, first sentence, …
_SHORT_PAYS: Final = 0.5  # a line pays for its words by this power of their number
_ONE_MORE: Final = 0.85  # what a further line of the same development counts
_HAS_FIGURES: Final = 1.25
_HAS_SPEAKER: Final = 1.2
_BACKGROUND: Final = 0.4
_OLD_NEWS: Final = 0.6  # how much of a line's worth goes if earlier days had all of it
_NO_MENTION: Final = 0.5  # a sentence that does not name the topic
_BY_THE_WAY: Final = 0.3  # a title of an article that names the topic only further down
_PAGE_OF_MANY: Final = 0.3  # the same on a page of many subjects
MOST_LINES: Final = 1500  # of a day that are looked at

_FIGURE: Final = re.compile(r"[$€£¥₴]?\d[\d,.]*")
_NO_FIGURE: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\bday \d+\b|\b(?:nato|g|cop|b|f)-?\d+\b", re.IGNORECASE
)
_SPEAKER: Final = re.compile(said.SPEAKS, re.IGNORECASE)
_LONG_GOING: Final = re.compile(said.BACKGROUND, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A line, and what it added when it was chosen."""

    line: Line
    gain: float


@dataclass(slots=True)
class _Told:
    """What is told so far."""

    by: Matrix
    rows: list[int] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    of: Counter[str] = field(default_factory=Counter)

    def add(self, row: int, text: frozenset[str], group: str, tells: Matrix) -> None:
        self.rows.append(row)
        self.words |= text
        self.of[group] += 1
        self.by = np.maximum(self.by, tells)


def worth(line: Line, *, about: Callable[[str], float], subject: bool, early: bool) -> float:
    """What the line asks for, before anything is told; 0 for what is about something else.

    `subject`: the title names the topic; `early`: it or the opening does.
    """
    named = about(line.text) > 0
    if not named and line.kind in ("newsletter", "live"):
        naming = _PAGE_OF_MANY if subject and line.rank else 0.0
    elif not named and line.rank == 0:
        naming = 1.0 if early else _BY_THE_WAY
    else:
        naming = 1.0 if named else _NO_MENTION
    return naming * WEIGHT[line.kind] * _DEPTHS[line.rank] * _hardness(line)


def goes_on(text: str) -> bool:
    """Whether the sentence tells what has been so for long."""
    return bool(_LONG_GOING.search(folded(text)))


def _hardness(line: Line) -> float:
    hard = 1.0
    if line.rank and goes_on(line.text):
        hard *= _BACKGROUND
    if _FIGURE.search(_NO_FIGURE.sub("", line.text)):
        hard *= _HAS_FIGURES
    if _SPEAKER.search(line.text):
        hard *= _HAS_SPEAKER
    return hard


def chosen(
    lines: Sequence[Line],
    worths: Sequence[float],
    *,
    wording: Wording,
    group: Mapping[str, str],
    near: Callable[[str, str], float],
    delivered: Sequence[str] = (),
    earlier: Sequence[str] = (),
) -> tuple[Chosen, ...]:
    """All lines worth telling in the order they should be told.

    `group` names the development of each article, `near` the nearness of two articles;
    `delivered` was told to the reader, `earlier` stood in articles of earlier days.
    """
    texts = [keys(line.text) for line in lines]
    if not texts:
        return ()
    shared = wording.tellings(texts, texts)
    asks = np.array(worths) * (1 - _OLD_NEWS * _most_told(wording, texts, earlier))
    known = _most_told(wording, texts, delivered)
    told = _Told(by=known.copy())
    sizes = np.array([max(1, len(words(line.text))) for line in lines], dtype=float)
    tells = np.maximum(0.0, (shared - _CHANCE) / (1 - _CHANCE))
    open_rows = known <= REPEATED
    found: list[Chosen] = []
    while open_rows.any():
        gains = np.maximum(0.0, tells - told.by) @ asks
        score = gains / sizes**_SHORT_PAYS * _variety(lines, told, group, near)
        best = int(np.argmax(np.where(open_rows, score, -1.0)))
        if gains[best] <= 0:
            break
        open_rows[best] = False
        if not _is_told(best, lines, texts, shared, told, wording):
            found.append(Chosen(lines[best], float(gains[best])))
            told.add(best, texts[best], group[lines[best].article.id], tells[best])
    return tuple(found)


def _most_told(wording: Wording, texts: Sequence[frozenset[str]], before: Sequence[str]) -> Matrix:
    """Of each text the most that one of the earlier texts tells."""
    if not before:
        return np.zeros(len(texts))
    most: Matrix = wording.tellings(texts, [keys(text) for text in before]).max(axis=0)
    return most


def _variety(
    lines: Sequence[Line],
    told: _Told,
    group: Mapping[str, str],
    near: Callable[[str, str], float],
) -> Matrix:
    """Less for one more line of a development, and for an article near to one that was told."""
    taken = [lines[row].article.id for row in told.rows]
    return np.array([
        _ONE_MORE ** told.of[group[line.article.id]]
        * (1 - max((near(line.article.id, key) for key in taken if key != line.article.id),
                   default=0.0))
        for line in lines
    ])  # fmt: skip


def _is_told(
    row: int,
    lines: Sequence[Line],
    texts: Sequence[frozenset[str]],
    shared: Matrix,
    told: _Told,
    wording: Wording,
) -> bool:
    for other in told.rows:
        both = max(shared[other, row], shared[row, other])
        if both > (RETOLD if lines[other].article.id == lines[row].article.id else REPEATED):
            return True
    return bool(told.rows) and wording.told(texts[row], told.words) > _NOTHING_NEW
