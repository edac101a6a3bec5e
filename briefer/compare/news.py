"""A bullet and the facts that were delivered in, new, update or known out. Pure.

Memory is what was delivered. A sentence is known only when one delivered sentence says all of it:
every word, number, date and name, in the same order, with the same certainty; a bullet, when each
of its sentences is. Whatever is in
doubt is printed again as an update; a new fact is never left out as known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log
from types import MappingProxyType
from typing import Final

from briefer.compare.statement import Item, Statement, statement
from briefer.model import Article, Bullet, Ground, Novelty, digest
from briefer.text.sentences import sentence_spans

# Two sentences share their subject when at least this part of the shorter one's weight is common …
SHARED_WEIGHT = 0.5
# … and at least this many words, numbers or names.
SHARED_ITEMS = 3
# A sentence of fewer things ("That's right", "There were no arrests") is known word for word only:
# its words stand in many a longer sentence by chance.
FEWEST_ITEMS = 4
NOTHING_OLDER: Final[Mapping[str, datetime]] = MappingProxyType({})
NOTHING_STOOD: Final[Mapping[str, str]] = MappingProxyType({})
# Delivered facts of a topic that are looked at for what a new one changes: some days of them.
LATELY = 150


@dataclass(frozen=True, slots=True)
class Fact:
    """A bullet as it was delivered: for which topic, in which story, when, on which grounds."""

    topic: str
    story: str
    text: str
    at: datetime
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordered:
    """Bullets as they are printed, and the known ones that are left out and counted."""

    shown: tuple[Bullet, ...]
    left_out: tuple[Bullet, ...]


def novelty(
    text: str, story: str, delivered: Sequence[Fact], *, at: datetime | None = None
) -> Novelty:
    """Whether these words were delivered before, change something that was, or are new.

    For many texts against the same facts make one `Memory` and ask that.
    """
    return Memory(delivered).novelty(text, story, at=at)


def ordered(bullets: Iterable[Bullet]) -> Ordered:
    """New facts first, then updates, each in the order given; known ones are left out."""
    given = tuple(bullets)
    shown = [b for b in given if b.novelty == "new"] + [b for b in given if b.novelty == "update"]
    return Ordered(tuple(shown), tuple(b for b in given if b.novelty == "known"))


class Memory:
    """The delivered facts of one topic, indexed by word: asking is fast however many there are.

    `older` are the digests of the texts delivered before those, and when last: they are known
    word for word only, so that asking costs no more after years. `stood` is what articles that
    were revised said, by id, when the reader was told of them.
    """

    def __init__(
        self,
        delivered: Sequence[Fact] = (),
        older: Mapping[str, datetime] = NOTHING_OLDER,
        stood: Mapping[str, str] = NOTHING_STOOD,
    ) -> None:
        self._delivered, self._older = tuple(delivered), older
        self._stood = {key: _one_line(text) for key, text in stood.items()}
        self._stories = {fact.story for fact in delivered}

    def novelty(self, text: str, story: str, *, at: datetime | None = None) -> Novelty:
        """The novelty of a text found in that story.

        `at` is the day of the text: with it `on Tuesday` of this week is not last week's.
        """
        index = self._dated if at else self._undated
        day = at.date() if at else None
        whole = _said(text, day)
        if index.holds(whole) or all(index.holds(_said(part, day)) for part in _sentences(text)):
            return "known"
        if self._was_told(text, day):
            return "known"
        if story in self._stories or index.touches(whole):
            return "update"
        return "new"

    def stood(self, article: Article, text: str) -> bool:
        """Whether the article said so before it was revised: the reader was told of it then."""
        return _one_line(text) in self._stood.get(article.id, "")

    def told_of(self, story: str) -> tuple[Fact, ...]:
        """What was delivered of that story, in the words it was delivered in."""
        return tuple(fact for fact in self._delivered if fact.story == story)

    def _was_told(self, text: str, day: date | None) -> bool:
        """Whether the same words were delivered long ago, and mean the same today."""
        then = self._older.get(digest(text, length=32))
        if then is None:
            return False
        return day is None or _said(text, then.date()).items == _said(text, day).items

    def lately(self, story: str) -> tuple[Fact, ...]:
        """What was delivered of that story, and the newest of the topic, newest first."""
        newest = self._newest[:LATELY]
        return tuple(dict.fromkeys((*(f for f in self._newest if f.story == story), *newest)))

    @cached_property
    def _newest(self) -> tuple[Fact, ...]:
        return tuple(sorted(self._delivered, key=lambda fact: fact.at, reverse=True))

    @cached_property
    def _undated(self) -> _Index:
        return _Index((fact.text, None) for fact in self._delivered)

    @cached_property
    def _dated(self) -> _Index:
        return _Index((fact.text, fact.at.date()) for fact in self._delivered)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in sentence_spans(text)) or (text,)


@lru_cache(maxsize=4096)
def _said(text: str, day: date | None) -> Statement:
    return statement(text, written=day)


class _Index:
    """What was said by the words it holds: every delivered text whole, and sentence by sentence."""

    def __init__(self, delivered: Iterable[tuple[str, date | None]]) -> None:
        told = {(part, day) for text, day in delivered for part in (text, *_sentences(text))}
        order = sorted(told, key=lambda pair: (pair[0], str(pair[1])))
        self._statements = tuple(statement(text, written=day) for text, day in order)
        self._plain: dict[str, list[Statement]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, said in enumerate(self._statements):
            self._plain[said.plain].append(said)
            for key in said.keys:
                self._places[key].append(place)
        self._weights = [self._weight(said.keys) for said in self._statements]

    def holds(self, said: Statement) -> bool:
        """True where one statement says all of this one."""
        if any(said.items == same.items for same in self._plain.get(said.plain, ())):
            return True
        if len(said.keys) < FEWEST_ITEMS:
            return False
        rarest = min(said.keys, key=lambda key: (len(self._places.get(key, ())), key))
        candidates = (self._statements[place] for place in self._places.get(rarest, ()))
        return any(_covers(earlier, said) for earlier in candidates)

    def touches(self, said: Statement) -> bool:
        """True where one statement shares its subject with this one."""
        common: Counter[int] = Counter()
        weight: dict[int, float] = defaultdict(float)
        for key in sorted(said.keys):
            places = self._places.get(key, ())
            rarity = self._rarity(key)
            for place in places:
                common[place] += 1
                weight[place] += rarity
        own = self._weight(said.keys)
        return any(
            count >= SHARED_ITEMS
            and weight[place] >= SHARED_WEIGHT * min(own, self._weights[place])
            for place, count in common.items()
        )

    def _weight(self, keys: Iterable[str]) -> float:
        return sum(self._rarity(key) for key in sorted(keys))

    def _rarity(self, key: str) -> float:
        """A word of every fact (the topic itself) says little about the subject."""
        return log(1 + (1 + len(self._statements)) / (1 + len(self._places.get(key, ()))))


def _covers(earlier: Statement, said: Statement) -> bool:
    """True if all of `said` stands in `earlier`, in the same order and with the same certainty."""
    if said.stance != earlier.stance or said.negations != earlier.negations:
        return False
    if earlier.attributed and not said.attributed:
        return False
    if not said.keys <= earlier.keys:
        return False
    return _in_order(said.items, earlier.items)


def _in_order(said: Sequence[Item], earlier: Sequence[Item]) -> bool:
    """Names and numbers in the same order; of the rest one part may have moved (`on Tuesday`)."""
    places = _matched(said, earlier)
    numbers = [place for place in places if earlier[place].number]
    names = [place for place in places if earlier[place].name]
    return _falls(numbers) == 0 and _falls(names) == 0 and _falls(places) <= 1


def _matched(said: Sequence[Item], earlier: Sequence[Item]) -> list[int]:
    """For each item its next place after the one before, else its first place."""
    where: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(earlier):
        where[item.key].append(place)
    places: list[int] = []
    for item in said:
        last = places[-1] if places else -1
        places.append(next((p for p in where[item.key] if p > last), where[item.key][0]))
    return places


def _falls(places: Sequence[int]) -> int:
    return sum(after <= before for before, after in pairwise(places))
