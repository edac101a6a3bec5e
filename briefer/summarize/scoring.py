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
from typing import Final

from briefer.model import Passage
from briefer.summarize.terms import named, terms, turns
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
class Measure:
    """What a unit must bring to be taken, shares all.

    `faint` of the weightiest worth, of its own article with `each_article`, so that one more
    article never ends another's telling; `fresh` content that is not told yet. Sentences that
    name nothing of the topic lose half their worth after `off_topic_fades` sentences.
    """

    faint: float
    fresh: float = 0.0
    each_article: bool = False
    off_topic_fades: float | None = None


PRINTED: Final = Measure(0.0615)  # what an engine without a model prints from
# Tuned on every second day of the development briefs: of their facts that leave it out,
# more are lost than tokens are won by a higher share.
WRITTEN: Final = Measure(0.045, fresh=0.15, each_article=True, off_topic_fades=2.0)


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
    units: Sequence[Unit],
    sentences: Sequence[Passage],
    *,
    about: Callable[[str], float],
    measure: Measure = PRINTED,
) -> tuple[Weighed, ...]:
    """Each unit with its worth, in the given order; `sentences` are all of the story."""
    weight = _term_weights(sentences, _article if measure.each_article else _voice)
    return tuple(_weighed(unit, weight, about, measure.off_topic_fades) for unit in units)


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

    def __init__(self, *, seen_publisher: float, known: str = "") -> None:
        self.units: list[Weighed] = []
        self._seen_publisher = seen_publisher
        self._publishers: set[str] = set()
        self._terms: dict[str, float] = dict(terms(known))
        self._turns: set[str] = set(turns(known))
        self._named: set[str] = set(named(known))

    def add(self, candidate: Weighed) -> None:
        self.units.append(candidate)
        self._publishers.add(candidate.publisher)
        self._terms.update(candidate.weights)
        self._turns.update(candidate.turns)
        self._named.update(named(candidate.unit.text))

    def lacks(self, candidate: Weighed) -> bool:
        """Whether the candidate has a number, a name or a turn of events that is not told yet."""
        return not (candidate.turns <= self._turns and named(candidate.unit.text) <= self._named)

    def newness(self, candidate: Weighed) -> float:
        """The share of the candidate that is not told yet; a turn of events counts for half."""
        known = told(candidate, self._terms)
        return 1 - (known if candidate.turns <= self._turns else known * _TURNED)

    def gain(self, candidate: Weighed) -> float:
        """What the candidate adds; it only shrinks as more is taken."""
        voice = self._seen_publisher if candidate.publisher in self._publishers else 1.0
        return candidate.worth * self.newness(candidate) * voice


def by_gain(
    candidates: Sequence[Weighed], taken: Taken, *, measure: Measure = PRINTED
) -> Iterator[Weighed]:
    """The candidate that adds most to what is taken by then, again and again.

    Ends where even the best adds less than the measure asks of it.
    """
    least = _least_of_each(candidates, measure)
    heap = [(-taken.gain(candidate), n) for n, candidate in enumerate(candidates)]
    heapify(heap)
    while heap:
        n = heappop(heap)[1]
        gain = taken.gain(candidates[n])
        if gain <= least[n] or taken.newness(candidates[n]) < measure.fresh:
            continue
        if heap and gain < -heap[0][0]:
            heappush(heap, (-gain, n))
        else:
            yield candidates[n]


def _least_of_each(candidates: Sequence[Weighed], measure: Measure) -> list[float]:
    """What each candidate must add."""
    best: defaultdict[str, float] = defaultdict(float)
    keys = [_article(c.unit.main) if measure.each_article else "" for c in candidates]
    for key, candidate in zip(keys, candidates, strict=True):
        best[key] = max(best[key], candidate.worth)
    return [measure.faint * best[key] for key in keys]


def _weighed(
    unit: Unit, weight: Mapping[str, float], about: Callable[[str], float], fades: float | None
) -> Weighed:
    own = {term: weight.get(term, 0.0) for term in terms(unit.text)}
    central = sum(own.values()) / math.sqrt(len(own) or 1)  # long sentences gain, but less and less
    named = about(unit.text)
    relevance = _BARE_RELEVANCE + (1 - _BARE_RELEVANCE) * named
    if fades is not None and not named and unit.main.field == "text":
        relevance /= 1 + unit.main.index / fades
    return Weighed(unit, central * _place(unit.main) * relevance, own, turns(unit.text))


def _place(passage: Passage) -> float:
    if passage.field == "title":
        return _TITLE_WORTH
    return 1 + _LEAD_BONUS / (1 + passage.index / _LEAD_FADES)


def _article(passage: Passage) -> str:
    return passage.article.id


def _voice(passage: Passage) -> str:
    return passage.article.publisher or passage.article.id


def _term_weights(
    sentences: Sequence[Passage], voice: Callable[[Passage], str]
) -> Mapping[str, float]:
    """How much of the story a term carries: its sentences, damped, times those who use it."""
    times: Counter[str] = Counter()
    voices: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        for term in terms(sentence.text):
            times[term] += 1
            voices[term].add(voice(sentence))
    return {
        term: (math.log1p(times[term]) * math.log1p(len(voices[term]))) ** _FOCUS for term in times
    }
