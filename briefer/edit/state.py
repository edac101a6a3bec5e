"""Lines of a day in, those that a later report has overtaken out: the newest state stands. Pure.

Overtaken is an older line of the same event whose figure a newer one gives anew (three dead, then
seven), that a newer one repeats but for a number, or whose state a newer one ends: missing and
found, arrested and freed, a plan and its deed, early counts and the final one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from briefer.edit.came_true import came_true
from briefer.edit.counted import Count, counts
from briefer.edit.lines import Line
from briefer.edit.wording import Matrix, Wording, keys
from briefer.languages import states as said
from briefer.languages.stems import stem
from briefer.model import Article, Story
from briefer.reading.moments import Moment
from briefer.reading.saying import vouching
from briefer.reading.sentence import Reading
from briefer.summarize.terms import denials
from briefer.text.folding import folded

_ONE_EVENT: Final = 0.2  # likeness of two lines, or of their articles, that tell of one event
_ONE_OUTCOME: Final = (
    0.3  # likeness of a line that waits for something and one that tells how it ended
)
_BUT_FOR_NUMBERS: Final = 0.75  # likeness of two lines without their numbers that say one thing
_ALL_OF_IT: Final = (
    0.8  # share of a line that a later one tells, with more: then that stands for it
)
_READ: Final = 400  # characters of a text in which a new number tells of a new version
_NUMBER: Final = re.compile(r"\d")
_ENDED: Final = tuple((re.compile(one), re.compile(other)) for one, other in said.ENDED)
_OUTCOMES: Final = tuple((re.compile(one), re.compile(other)) for one, other in said.OUTCOMES)
_REVISED: Final = re.compile(said.REVISED)
_FAR_LOWER: Final = 3  # times
_WORDS: Final = keys(said.NUMBER_WORDS)
_HOUR: Final = re.compile(r"\d\d:\d\d")
_ONE: Final = re.compile(said.ONE, re.IGNORECASE)


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
    old, said_on = [False] * len(lines), [False] * len(lines)
    for n, line in enumerate(lines):
        for m in map(int, np.flatnonzero((alike[n] >= _ONE_EVENT) | (near[n] >= _ONE_EVENT))):
            other = lines[m]
            same = group[line.article.id] == group[other.article.id]
            if not same or not _later(other, line):
                continue
            came_out = alike[n, m] >= _ONE_OUTCOME and _has_come_out(line.text, other.text)
            came_out = came_out or came_true(other.text, line.text)
            if came_out or _turns(facts[n], facts[m], line, other):
                old[n] = True
                break
            more = shared[m, n] >= _ALL_OF_IT > shared[n, m]
            said_on[n] = said_on[n] or (more and _says_all(other.text, line.text))
    fallen = {line.article.id for gone, line in zip(old, lines, strict=True) if gone and _top(line)}
    fallen |= {line.article.id for on, line in zip(said_on, lines, strict=True) if on and line.rank}
    return tuple(
        gone or on or (_top(line) and line.article.id in fallen)
        for gone, on, line in zip(old, said_on, lines, strict=True)
    )


def _top(line: Line) -> bool:
    """A title and its opening tell the same: they stand and fall together."""
    return line.rank < 2


def _says_all(newer: str, older: str) -> bool:
    """Whether the newer text has the figures of the older one, and no denial that this has not."""
    return (
        bool(_numbers(older))
        and _numbers(older) <= _numbers(newer)
        and denials(newer) == denials(older)
    )


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
    own, theirs = _beginning(one), _beginning(other)
    return _counted(own, theirs) - _counted(theirs, own)


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
    return says_anew(line.text, other.text) or is_ended(line.text, other.text)


def is_other_side(older: str, then: Count, newer: str, now: Count) -> bool:
    """Whether the newer text gives fewer without taking back the earlier count.

    That somebody else gives fewer disputes a count; a count far lower is of something else.
    """
    if now.value >= then.value or _REVISED.search(folded(newer)):
        return False
    if now.value * _FAR_LOWER < then.value:
        return True
    return _said_by_two(older, then.start, newer, now.start)


def says_anew(older: str, newer: str) -> bool:
    """Whether the newer text says the same of other numbers, and nobody else says it.

    >>> says_anew("The wall will cost 6 million, Lorn Water said.",
    ...           "The wall will cost 2 million, the masons' union said.")
    False
    """
    if not same_but_for_numbers(older, newer):
        return False
    then, now = (next(iter(Reading(text).amounts), None) for text in (older, newer))
    places = (then.start if then else 0, now.start if now else 0)
    two = _said_by_two(older, places[0], newer, places[1])
    return not two or bool(_REVISED.search(folded(newer)))


def _said_by_two(older: str, place: int, newer: str, other_place: int) -> bool:
    """Whether each text names who says what stands there, and they are two."""
    one = vouching(place, Reading(older).sayings)
    other = vouching(other_place, Reading(newer).sayings)
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
    """Whether two texts say the same of other numbers, as many of them.

    >>> same_but_for_numbers("A tram hit the Lorn pier", "Two trams hit the Lorn pier")
    True
    """
    first, second = _counted(one, other), _counted(other, one)
    if not first or not second or first == second or len(first) != len(second):
        return False
    bags = [frozenset(k for k in keys(text) if not _NUMBER.search(k)) for text in (one, other)]
    bags = [bag - _WORDS for bag in bags]
    smaller, larger = sorted(bags, key=len)
    return len(smaller) > 2 and len(smaller & larger) >= _BUT_FOR_NUMBERS * len(larger)


def _counted(text: str, beside: str) -> frozenset[str]:
    """Its numbers, and 1 where it tells of one of what the text beside it counts."""
    return _numbers(text) | (frozenset("1") if one_of_several(text, beside) else frozenset())


def one_of_several(text: str, beside: str) -> str:
    """The words for one of a thing, where the other text counts more of it; or nothing.

    >>> one_of_several("A man was freed in Lorn.", "Police in Lorn freed two men.")
    'A man'
    """
    several = _several(beside) - _several(text)
    found = (one for one in _ONE.finditer(text) if stem(one["thing"].lower()) in several)
    return next((one[0] for one in found), "")


@lru_cache(maxsize=8192)
def _several(text: str) -> frozenset[str]:
    """What the text counts more than one of, by the word behind the number."""
    reading = Reading(text)
    after = {
        a.end: next((t for t in reading.tokens if t.start >= a.end), None)
        for a in reading.amounts
        if a.value > 1 and not a.unit
    }
    return frozenset(token.stem for token in after.values() if token is not None)


@lru_cache(maxsize=8192)
def _numbers(text: str) -> frozenset[str]:
    """The amounts in any spelling, times of day, and what else stands in digits: scores."""
    reading = Reading(text)
    hours = hours_of(text)
    amounts = {f"{amount.value:g}" for amount in reading.amounts}
    digits = {
        token.norm
        for token in reading.tokens
        if token.number and not any(hour.start <= token.start < hour.end for hour in hours)
    }
    return frozenset(amounts | digits | {hour.period for hour in hours})


def hours_of(text: str) -> tuple[Moment, ...]:
    """The times of day that the text names."""
    return tuple(m for m in Reading(text).moments if _HOUR.fullmatch(m.period))
