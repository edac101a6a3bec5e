"""The lines of a day in, those that tell most of it out, weightiest first, no fact twice. Pure.

Every line of every report asks to be told, by the kind of its text and its depth in it; a line
that is chosen tells of the others what they have in common with it. So what many publishers
report is told first, and what is told is not told again in other words. The order does not
depend on the room: a shorter brief is the beginning of a longer one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from briefer.edit.lines import Line
from briefer.edit.wording import Matrix, Wording, keys
from briefer.edit.worth import continues
from briefer.group.numbered import numbered_things, told_apart
from briefer.text.folding import words

_NEW: Final = 0.2  # two lines this like each other tell two facts …
_TOLD: Final = 0.9  # … and one fact where they are this like; in between it is in doubt
_BY_ARTICLE: Final = 0.8  # how much the nearness of their articles speaks for one fact
_RETOLD: Final = 0.4  # share of a title that its opening has, or the reverse: it is said again
_RETOLD_BELOW: Final = 0.8  # the same of sentences further down
_ELABORATES: Final = 0.5  # what two lines of one article have in common whatever their words
_UNKNOWN: Final = 0.3  # a line this like a delivered fact is news …
_KNOWN: Final = 0.8  # … and one this like it is none
_ALL_KNOWN: Final = 0.45  # share of a line that all delivered facts together tell …
_STILL: Final = 0.2  # … and what it then counts if it only says that this goes on
_BACKED: Final = 0.3  # from this likeness on another publisher's line backs a line
_BACKING: Final = 0.25  # what each other publisher adds to the worth of a line
_SHORT_PAYS: Final = 0.6  # a line pays for its words by this power of their number
_LEAST: Final = 0.02  # what a line has to add to be told at all
_OLD_NEWS: Final = 0.8  # how much of a line's worth goes if earlier days had all of it
MOST_LINES: Final = 1500  # of a day that are looked at


@dataclass(frozen=True, slots=True)
class Chosen:
    """A line, and what it added when it was chosen."""

    line: Line
    gain: float


def chosen(
    lines: Sequence[Line],
    worths: Sequence[float],
    *,
    wording: Wording,
    near: Callable[[str, str], float],
    delivered: Sequence[str] = (),
    earlier: Sequence[str] = (),
) -> tuple[Chosen, ...]:
    """All lines worth telling in the order they should be told.

    `near` is the nearness of two articles; `delivered` was told to the reader, `earlier` stood in
    articles of earlier days.
    """
    if not lines:
        return ()
    texts = [keys(line.text) for line in lines]
    shared = wording.tellings(texts, texts)
    alike = np.sqrt(shared * shared.T)
    old = _most_told(wording, texts, earlier)
    value = np.array(worths) * (1 - _OLD_NEWS * old) * _backing(lines, alike)
    again = _again(lines, shared, alike, near)
    fresh = 1 - _between(_most_like(wording, texts, delivered), _UNKNOWN, _KNOWN)
    fresh = np.where(_goes_on(lines, texts, wording, delivered), _STILL * fresh, fresh)
    pays = np.array([max(1, len(words(line.text))) for line in lines]) ** _SHORT_PAYS
    own = np.ones(len(lines))
    found: list[Chosen] = []
    while True:
        gains = value * fresh * own
        best = int(np.argmax(gains / pays))
        if gains[best] <= _LEAST:
            return tuple(found)
        found.append(Chosen(lines[best], float(gains[best])))
        same = np.array([line.article.id == lines[best].article.id for line in lines])
        own = np.where(same, np.minimum(own, 1 - again[best]), own)
        fresh = np.where(same, fresh, fresh * (1 - again[best]))
        own[best] = 0.0


def _goes_on(
    lines: Sequence[Line], texts: Sequence[frozenset[str]], wording: Wording, told: Sequence[str]
) -> Matrix:
    """True for each line that says of what the reader knows that it goes on."""
    known = frozenset().union(*map(keys, told))
    return np.array(
        [
            bool(told) and continues(line.text) and wording.told(text, known) >= _ALL_KNOWN
            for line, text in zip(lines, texts, strict=True)
        ]
    )


def _between(likeness: Matrix, least: float, most: float | Matrix) -> Matrix:
    """0 up to the least, 1 from the most on."""
    scaled: Matrix = np.clip((likeness - least) / (most - least), 0.0, 1.0)
    return scaled


def _most_told(wording: Wording, texts: Sequence[frozenset[str]], before: Sequence[str]) -> Matrix:
    """Of each text the most that one of the earlier texts tells."""
    if not before:
        return np.zeros(len(texts))
    most: Matrix = wording.tellings(texts, [keys(text) for text in before]).max(axis=0)
    return most


def _most_like(wording: Wording, texts: Sequence[frozenset[str]], before: Sequence[str]) -> Matrix:
    """Of each text how like it the likest of the delivered ones is, the part it tells and both."""
    if not before:
        return np.zeros(len(texts))
    facts = [keys(text) for text in before]
    told, telling = wording.tellings(texts, facts), wording.tellings(facts, texts)
    most: Matrix = (told.max(axis=0) + np.sqrt(told * telling.T).max(axis=0)) / 2
    return most


def _backing(lines: Sequence[Line], alike: Matrix) -> Matrix:
    """What a line gains by the other publishers that say the same in a title or an opening."""
    backed = np.maximum(0.0, alike - _BACKED) / (1 - _BACKED)
    backed = backed * np.array([line.rank < 2 for line in lines])
    gained = np.ones(len(lines))
    publishers = np.array([line.publisher for line in lines])
    for name in sorted(set(publishers)):
        own = publishers == name
        most = backed[:, own].max(axis=1)
        gained += _BACKING * np.where(own, 0.0, most)
    return gained


def _again(
    lines: Sequence[Line],
    shared: Matrix,
    alike: Matrix,
    near: Callable[[str, str], float],
) -> Matrix:
    """How likely each line tells what each other one does, 0 to 1."""
    ids = [line.article.id for line in lines]
    distinct = sorted(set(ids))
    place = {key: n for n, key in enumerate(distinct)}
    by_article = np.array([[near(one, other) for other in distinct] for one in distinct])
    rows = [place[key] for key in ids]
    same = np.equal.outer(rows, rows)
    others = _between(alike + _BY_ARTICLE * by_article[np.ix_(rows, rows)], _NEW, _TOLD)
    opens = np.array([line.rank < 2 for line in lines])
    retold = np.where(np.logical_and.outer(opens, opens), _RETOLD, _RETOLD_BELOW)
    own = np.maximum(_between(np.maximum(shared, shared.T), 0.0, retold), _ELABORATES)
    again: Matrix = np.where(same, own, others)
    for one, other in told_apart([numbered_things(line.text) for line in lines]):
        again[one, other] = 0.0
    return again
