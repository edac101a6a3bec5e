"""Units of a story in, how much each is worth to the reader out. Pure.

Worth = centrality (content the story's publishers share) x place in its article x relevance
to the topic. What a unit adds to those already chosen is its worth less what they cover.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from briefer.model import Passage
from briefer.summarize.terms import terms, turns
from briefer.summarize.units import Unit

REPEATED = 0.6  # share of a unit's content already told: from here on it is no news
REPEATED_TURNED = 0.9  # the same where another day, a denial or another stage is told
_TURNED = 0.5  # share of the overlap that counts then
_TITLE_WORTH = 0.7  # a title says less than the sentence it was made from
_FOCUS = 1.5  # above 1, what many say outweighs many things said once
_LEAD_BONUS = 1.5  # the first sentence outweighs a middle one; news puts its point on top
_LEAD_FADES = 4.0  # sentences after which half of that is gone
_BARE_RELEVANCE = 0.3  # what is left of a sentence that names nothing of the topic


@dataclass(frozen=True, slots=True)
class Weighed:
    """A unit with its worth and the weights of its terms."""

    unit: Unit
    worth: float
    weights: Mapping[str, float]
    turns: frozenset[str] = frozenset()

    @property
    def publisher(self) -> str:
        return self.unit.main.article.publisher or self.unit.main.article.id


def weighed(
    units: Sequence[Unit], sentences: Sequence[Passage], *, about: Callable[[str], float]
) -> tuple[Weighed, ...]:
    """Each unit with its worth, in the given order; `sentences` are all of the story."""
    weight = _term_weights(sentences)
    return tuple(_weighed(unit, weight, about) for unit in units)


def told(candidate: Weighed, weights: Mapping[str, float]) -> float:
    """The share of the candidate's content that stands among the given terms, 0 to 1."""
    whole = sum(candidate.weights.values())
    known = sum(value for term, value in candidate.weights.items() if term in weights)
    return known / whole if whole else 1.0


def repeats(candidate: Weighed, chosen: Sequence[Weighed]) -> bool:
    """Whether one of the chosen already tells what the candidate does, or the other way round."""
    return any(_repeats(candidate, other) for other in chosen)


def _repeats(candidate: Weighed, other: Weighed) -> bool:
    overlap = max(told(candidate, other.weights), told(other, candidate.weights))
    return overlap >= (REPEATED if candidate.turns <= other.turns else REPEATED_TURNED)


class Taken:
    """What is chosen so far: its units, its terms, its publishers."""

    def __init__(self, *, seen_publisher: float) -> None:
        self.units: list[Weighed] = []
        self._seen_publisher = seen_publisher
        self._publishers: set[str] = set()
        self._terms: dict[str, float] = {}
        self._turns: set[str] = set()

    def add(self, candidate: Weighed) -> None:
        self.units.append(candidate)
        self._publishers.add(candidate.publisher)
        self._terms.update(candidate.weights)
        self._turns.update(candidate.turns)

    def gain(self, candidate: Weighed) -> float:
        """What the candidate adds; it only shrinks as more is taken."""
        voice = self._seen_publisher if candidate.publisher in self._publishers else 1.0
        known = told(candidate, self._terms)
        if not candidate.turns <= self._turns:
            known *= _TURNED
        return candidate.worth * (1 - known) * voice


def by_gain(candidates: Sequence[Weighed], taken: Taken, *, faint: float) -> Iterator[Weighed]:
    """The candidate that adds most to what is taken by then, again and again.

    Ends where even the best adds less than `faint` of the weightiest candidate's worth.
    """
    least = faint * max((candidate.worth for candidate in candidates), default=0.0)
    heap = [(-taken.gain(candidate), n) for n, candidate in enumerate(candidates)]
    heapify(heap)
    while heap:
        n = heappop(heap)[1]
        gain = taken.gain(candidates[n])
        if gain <= least:
            continue
        if heap and gain < -heap[0][0]:
            heappush(heap, (-gain, n))
        else:
            yield candidates[n]


def _weighed(unit: Unit, weight: Mapping[str, float], about: Callable[[str], float]) -> Weighed:
    own = {term: weight.get(term, 0.0) for term in terms(unit.text)}
    central = sum(own.values()) / math.sqrt(len(own) or 1)  # long sentences gain, but less and less
    relevance = _BARE_RELEVANCE + (1 - _BARE_RELEVANCE) * about(unit.text)
    return Weighed(unit, central * _place(unit.main) * relevance, own, turns(unit.text))


def _place(passage: Passage) -> float:
    if passage.field == "title":
        return _TITLE_WORTH
    return 1 + _LEAD_BONUS / (1 + passage.index / _LEAD_FADES)


def _term_weights(sentences: Sequence[Passage]) -> Mapping[str, float]:
    """How much of the story a term carries: its sentences, damped, times its publishers."""
    times: Counter[str] = Counter()
    publishers: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        for term in terms(sentence.text):
            times[term] += 1
            publishers[term].add(sentence.article.publisher or sentence.article.id)
    return {
        term: (math.log1p(times[term]) * math.log1p(len(publishers[term]))) ** _FOCUS
        for term in times
    }
