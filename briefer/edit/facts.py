"""Developments of a day in, the sentences a writer needs to tell them out: facts, each once. Pure.

Every sentence asks to be told by the kind of its text, its depth and its words; one that is taken
tells of the others, in whatever article they stand, what they have in common with it. So what
five publishers say is shown once, and the more there are the more facts are shown, never fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import Final

import numpy as np

from briefer.edit.kinds import kind_of
from briefer.edit.lines import (
    DEEPEST,
    Line,
    is_shown_only,
    tells_of_reporter,
    title_says_something,
    without_labels,
)
from briefer.edit.plan import Development
from briefer.edit.wording import Matrix, Wording, keys
from briefer.edit.worth import goes_on, mentions, worth
from briefer.model import Article, Passage
from briefer.summarize.terms import denials, named, turns
from briefer.summarize.units import Unit, units
from briefer.text.folding import words
from briefer.text.sentences import passages

_DEEP: Final = 5  # from this sentence of an article on it stands far down
_FAR_DOWN: Final = 0.2  # worth of a plain sentence far down: it needs a figure, or one more witness
_HARDLY: Final = 0.02  # what a sentence adds that says in other words what is told, or nothing hard
_REPEATED: Final = 0.45  # share of a sentence that another tells: then it is no fact of its own
_WITHIN: Final = 0.6  # share of a shorter one that a longer one tells: then that takes its place
_TURNED: Final = 0.5  # what a denial adds to words that are told
_NOTHING_NEW: Final = 0.5  # share of a sentence that all taken together tell
_CHANCE: Final = 0.05  # what any two sentences of a topic have in common
_BACKGROUND: Final = 0.5  # what long was so counts, beside what the choice of lines takes off
_OPENING: Final = 2  # sentences of an article that may say its title over again
_MOST: Final = 1500  # sentences of a day that are looked at


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence with those it leans on, the development it is of, and what it asks for."""

    unit: Unit
    of: str
    keys: frozenset[str]
    asks: float
    size: int
    turns: frozenset[str]


def with_facts(
    developments: Sequence[Development],
    *,
    about: Callable[[str], float],
    told: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Development, ...]:
    """The developments with the facts of each, weightiest first; no fact twice in the day.

    `told` is what the reader had of a story that goes on: of such a one only what names something
    new is a fact. A development without any keeps its first sentences.
    """
    before = told or {}
    found = _candidates(developments, about)
    wording = Wording([a for one in developments for a in one.story.originals])
    taken = _Taken(found, wording, before)
    by_id: dict[str, list[tuple[Passage, ...]]] = {}
    for candidate in taken.facts():
        by_id.setdefault(candidate.of, []).append(candidate.unit.passages)
    return tuple(
        replace(one, facts=tuple(by_id.get(one.id, ())) or _opening(one.story.lead))
        for one in developments
    )


class _Taken:
    """What is taken so far, and what each sentence of the day would add to it."""

    def __init__(
        self, found: Sequence[_Candidate], wording: Wording, before: Mapping[str, Sequence[str]]
    ) -> None:
        texts = [candidate.keys for candidate in found]
        self._found = found
        self._wording = wording
        self._shared = wording.tellings(texts, texts) if texts else np.zeros((0, 0))
        self._tells = np.maximum(0.0, (self._shared - _CHANCE) / (1 - _CHANCE))
        self._asks = np.array([candidate.asks for candidate in found])
        self._told: Matrix = np.zeros(len(found))
        self._open = [not _is_known(c, before.get(c.of, ()), wording) for c in found]
        self._turns: frozenset[str] = frozenset()
        self.rows: list[int] = []

    def facts(self) -> list[_Candidate]:
        """The sentences worth showing, in the order in which they add most for their words."""
        heap = [(-self._score(row), row) for row in range(len(self._found)) if self._open[row]]
        heapify(heap)
        while heap:
            row = heappop(heap)[1]
            if self._gain(row) <= self._least(row):
                continue
            score = self._score(row)
            if heap and score < -heap[0][0]:
                heappush(heap, (-score, row))
            else:
                self._take(row)
        return [self._found[row] for row in self.rows]

    def _least(self, row: int) -> float:
        rank = _rank(self._found[row].unit.main)
        return _FAR_DOWN if rank >= _DEEP else _HARDLY if rank else 0.0

    def _gain(self, row: int) -> float:
        new: float = np.maximum(0.0, self._tells[row] - self._told).dot(self._asks).item()
        turned = denials(self._found[row].unit.text) - self._turns
        return new + _TURNED * self._found[row].asks if turned else new

    def _score(self, row: int) -> float:
        return self._gain(row) / self._found[row].size

    def _take(self, row: int) -> None:
        """Takes what tells something that is not told, in the place of what it tells whole."""
        within = [r for r in self.rows if self._holds(row, r)]
        beside = [r for r in self.rows if r not in within]
        if any(self._likeness(row, by=r) > _REPEATED for r in self.rows if not self._heads(r, row)):
            return
        if any(self._likeness(r, by=row) > _REPEATED for r in beside if not self._turns_it(row, r)):
            return
        if self._all_told(row, [r for r in self.rows if not self._heads(r, row)]) > _NOTHING_NEW:
            return
        at = self.rows.index(within[0]) if within else len(self.rows)
        self.rows = [r for r in [*self.rows[:at], row, *self.rows[at:]] if r not in within]
        self._told = np.maximum(self._told, self._tells[row])
        self._turns |= self._found[row].turns

    def _holds(self, row: int, other: int) -> bool:
        shorter = self._found[other].size <= self._found[row].size
        if not shorter or self._turns_it(row, other):
            return False
        least = _REPEATED if self._heads(other, row) else _WITHIN
        return self._likeness(other, by=row) >= least

    def _heads(self, title: int, row: int) -> bool:
        """Whether it is the title over that opening, which adds a day, a figure or a denial to it.

        Else the title, which is shorter, tells it.
        """
        head, below = self._found[title].unit.main, self._found[row].unit.main
        same = head.article.id == below.article.id and head.field == "title"
        opening = below.field == "text" and below.index < _OPENING
        return same and opening and bool(self._found[row].turns - self._found[title].turns)

    def _turns_it(self, row: int, other: int) -> bool:
        """Whether the sentence denies what the other says."""
        own, theirs = self._found[row].unit.text, self._found[other].unit.text
        return bool(denials(own) - denials(theirs))

    def _likeness(self, row: int, *, by: int) -> float:
        """How much of the sentence the other tells; nothing where the sentence turns it."""
        turned = self._found[row].turns - self._found[by].turns
        return 0.0 if turned else float(self._shared[by, row])

    def _all_told(self, row: int, others: Sequence[int]) -> float:
        candidate = self._found[row]
        if not others or candidate.turns - self._turns:
            return 0.0
        told = frozenset().union(*(self._found[r].keys for r in others))
        return self._wording.told(candidate.keys, told)


def _is_known(candidate: _Candidate, told: Sequence[str], wording: Wording) -> bool:
    """Whether the reader had it: nothing in it is named anew, or one fact tells most of it."""
    if not told:
        return False
    before = " ".join(told)
    if candidate.turns - _turns(before):
        return False
    if named(candidate.unit.text) <= named(before):
        return True
    return max(wording.told(candidate.keys, keys(fact)) for fact in told) > _REPEATED


def _candidates(
    developments: Sequence[Development], about: Callable[[str], float]
) -> list[_Candidate]:
    """The sentences that ask for most, in an order that no shuffling of articles changes."""
    found = [
        (candidate, article)
        for one in developments
        for article in one.story.originals
        for candidate in _of_article(article, one.id, about)
    ]
    found.sort(key=lambda pair: (-pair[0].asks, *_place(pair[0].unit.main)))
    kept = sorted(found[:_MOST], key=lambda pair: _place(pair[0].unit.main))
    return [candidate for candidate, _ in kept]


def _of_article(article: Article, of: str, about: Callable[[str], float]) -> Iterator[_Candidate]:
    sentences = passages(article)
    kind, mentioned = kind_of(article), mentions(article, about)
    for unit in units(sentences, alone=False, cut_off=True):
        line = Line(_bare(unit.main), kind, _rank(unit.main))
        if not _says_something(line, sentences):
            continue
        asks = worth(line, about=about, mentioned=mentioned)
        asks *= _BACKGROUND if line.rank and goes_on(line.text) else 1.0
        if asks > 0:
            size = max(1, len(words(unit.text)))
            yield _Candidate(unit, of, keys(line.text), asks, size, _turns(line.text))


def _bare(passage: Passage) -> Passage:
    return without_labels(passage) if passage.field == "title" else passage


def _rank(passage: Passage) -> int:
    return 0 if passage.field == "title" else min(passage.index + 1, DEEPEST)


def _says_something(line: Line, sentences: Sequence[Passage]) -> bool:
    if line.rank == 0:
        return any(title_says_something(part) for part in line.text.split("; "))
    after = [p.text for p in sentences if p.field == "text" and p.index == line.passage.index + 1]
    told_of = line.kind in ("video", "interview") and tells_of_reporter(line.text)
    return not (told_of or is_shown_only(line.text, *after))


def _turns(text: str) -> frozenset[str]:
    """Days, denials, stages and figures: the same words with another of these are other news."""
    return turns(text) | frozenset(name for name in named(text) if name[:1].isdigit())


def _opening(article: Article) -> tuple[tuple[Passage, ...], ...]:
    found = units(passages(article)[:3], alone=False, cut_off=True)
    return tuple(unit.passages for unit in found)


def _place(passage: Passage) -> tuple[float, str, int, int]:
    when = passage.article.dated
    moment = when.timestamp() if when else float("inf")
    return (-moment, passage.article.id, _rank(passage), passage.start)
