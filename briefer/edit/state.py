"""Lines of a day in, those that a later report has overtaken out: the newest state stands. Pure.

Overtaken is an older line of the same event whose figure a newer one gives anew (three dead, then
seven), that a newer one repeats but for a number, or whose state a newer one ends: missing and
found, arrested and freed, early counts and the final one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from briefer.edit.lines import Line
from briefer.edit.wording import Matrix, Wording, keys
from briefer.languages import states as said
from briefer.model import Article, Story
from briefer.reading.saying import vouching
from briefer.reading.sentence import Reading
from briefer.text.folding import folded

_ONE_EVENT: Final = 0.2  # likeness of two lines, or of their articles, that tell of one event
_ONE_OUTCOME: Final = (
    0.3  # likeness of a line that waits for something and one that tells how it ended
)
_BUT_FOR_NUMBERS: Final = 0.75  # likeness of two lines without their numbers that say one thing
_READ: Final = 400  # characters of a text in which a new number tells of a new version
_AROUND: Final = 7  # words around a number in which stands what it counts
_NOUN: Final = 3  # words behind a number that say whose dead they are
_NUMBER: Final = re.compile(r"\d")
_ENDED: Final = tuple((re.compile(one), re.compile(other)) for one, other in said.ENDED)
_OUTCOMES: Final = tuple((re.compile(one), re.compile(other)) for one, other in said.OUTCOMES)
_REVISED: Final = re.compile(said.REVISED)
_FAR_LOWER: Final = 3  # times
_COUNTED: Final = {word: kind for kind, words in said.COUNTED.items() for word in words.split()}
_WORDS: Final = keys(said.NUMBER_WORDS)
_MORE: Final = frozenset(said.MORE.split())


@dataclass(frozen=True, slots=True)
class Count:
    """So many dead, hurt or missing: where the number stands and where the word for them ends.

    `whose` are the names beside the number, `days` the days the text names.
    """

    kind: str
    value: float
    start: int
    end: int
    told: int
    whose: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()

    def replaces(self, other: Count) -> bool:
        """Whether it counts the same anew: not those of another side, nor of another day."""
        same = self.kind == other.kind and self.value != other.value
        return same and _may_be(self.whose, other.whose) and _may_be(self.days, other.days)


def _may_be(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def overtaken(
    lines: Sequence[Line], wording: Wording, near: Matrix, group: Mapping[str, str]
) -> tuple[bool, ...]:
    """True for each line that a line of a later article makes out of date.

    `near` is the nearness of the lines' articles, `group` the development of each article.
    """
    if not lines:
        return ()
    texts = [keys(line.text) for line in lines]
    shared = wording.tellings(texts, texts)
    alike = np.sqrt(shared * shared.T)
    facts = [counts(line.text) for line in lines]
    old = [False] * len(lines)
    for n, line in enumerate(lines):
        for m in map(int, np.flatnonzero((alike[n] >= _ONE_EVENT) | (near[n] >= _ONE_EVENT))):
            other = lines[m]
            same = group[line.article.id] == group[other.article.id]
            if not same or not _later(other, line):
                continue
            came_out = alike[n, m] >= _ONE_OUTCOME and _has_come_out(line.text, other.text)
            if came_out or _turns(facts[n], facts[m], line, other):
                old[n] = True
                break
    fallen = {line.article.id for gone, line in zip(old, lines, strict=True) if gone and _top(line)}
    return tuple(
        gone or (_top(line) and line.article.id in fallen)
        for gone, line in zip(old, lines, strict=True)
    )


def _top(line: Line) -> bool:
    """A title and its opening tell the same: they stand and fall together."""
    return line.rank < 2


def sent_again(story: Story) -> Mapping[Article, Article]:
    """The copies that are none: later versions with other numbers, each with what it replaces."""
    by_id = {article.id: article for article in story.articles}
    pairs = [(by_id[copy], by_id[original]) for copy, original in story.copies]
    return {
        copy: original
        for copy, original in pairs
        if copy.dated
        and original.dated
        and copy.dated > original.dated
        and _others(original, copy)
        and _others(copy, original)
    }


def _others(one: Article, other: Article) -> frozenset[str]:
    """The numbers at the head of the one that the other has not."""
    return _numbers(_beginning(one)) - _numbers(_beginning(other))


def _beginning(article: Article) -> str:
    return f"{article.title}. {article.text[:_READ]}"


def _later(newer: Line, older: Line) -> bool:
    one, other = newer.article, older.article
    return bool(one.id != other.id and one.dated and other.dated and one.dated > other.dated)


def _turns(older: tuple[Count, ...], newer: tuple[Count, ...], line: Line, other: Line) -> bool:
    for old in older:
        for now in newer:
            if now.replaces(old) and not is_other_side(line.text, old, other.text, now):
                return True
    return same_but_for_numbers(line.text, other.text) or is_ended(line.text, other.text)


def is_other_side(older: str, then: Count, newer: str, now: Count) -> bool:
    """Whether the newer text gives fewer without taking back the earlier count.

    That somebody else gives fewer disputes a count; a count far lower is of something else.
    """
    if now.value >= then.value or _REVISED.search(folded(newer)):
        return False
    if now.value * _FAR_LOWER < then.value:
        return True
    one = vouching(then.start, Reading(older).sayings)
    other = vouching(now.start, Reading(newer).sayings)
    return bool(one and other) and not keys(one) & keys(other)


def is_ended(older: str, newer: str) -> bool:
    """Whether the newer text ends the state or the plan that the older one tells.

    >>> is_ended("Lorn bridge closed after crash", "Lorn bridge reopens")
    True
    """
    return _passes(older, newer, _ENDED)


def _has_come_out(older: str, newer: str) -> bool:
    """Whether the newer text tells how that ended which the older one waits for."""
    return _passes(older, newer, _OUTCOMES)


def _passes(
    older: str, newer: str, stages: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]
) -> bool:
    plain, now = folded(older), folded(newer)
    return any(a.search(plain) and b.search(now) and not b.search(plain) for a, b in stages)


def same_but_for_numbers(one: str, other: str) -> bool:
    """Whether two texts say the same of other numbers, as many of them."""
    first, second = _numbers(one), _numbers(other)
    if not first or not second or first == second or len(first) != len(second):
        return False
    bags = [frozenset(k for k in keys(text) if not _NUMBER.search(k)) for text in (one, other)]
    bags = [bag - _WORDS for bag in bags]
    smaller, larger = sorted(bags, key=len)
    return len(smaller) > 2 and len(smaller & larger) >= _BUT_FOR_NUMBERS * len(larger)


@lru_cache(maxsize=8192)
def _numbers(text: str) -> frozenset[str]:
    """The amounts in any spelling, and what else stands in digits: times of day, scores."""
    reading = Reading(text)
    amounts = {f"{amount.value:g}" for amount in reading.amounts}
    return frozenset(amounts | {token.norm for token in reading.tokens if token.number})


@lru_cache(maxsize=8192)
def counts(text: str) -> tuple[Count, ...]:
    """What the text counts of dead, hurt and missing: the first number of each kind.

    >>> [(c.kind, c.value) for c in counts("Three dead and 12 hurt in Lorn fire")]
    [('dead', 3.0), ('hurt', 12.0)]
    """
    reading = Reading(text)
    tokens = reading.tokens
    days = frozenset(text[moment.start : moment.end].lower() for moment in reading.moments)
    found: dict[str, Count] = {}
    for amount in reading.amounts:
        at = next((n for n, token in enumerate(tokens) if token.start >= amount.start), len(tokens))
        around = sorted(
            range(max(0, at - _AROUND), min(len(tokens), at + _AROUND + 1)),
            key=lambda n: (abs(n - at), -n),
        )
        if any(tokens[n].norm in _MORE for n in around if abs(n - at) <= 1):
            continue
        told = next((tokens[n] for n in around if tokens[n].norm in _COUNTED), None)
        if told is not None and amount.unit == "":
            kind = _COUNTED[told.norm]
            beside = [t for t in tokens if t.start >= amount.end][:_NOUN]
            whose = frozenset(t.stem for t in beside if t.capital)
            count = Count(kind, amount.value, amount.start, amount.end, told.end, whose, days)
            found.setdefault(kind, count)
    return tuple(found[kind] for kind in sorted(found))
