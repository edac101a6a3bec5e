"""Lines of a day in, those that a later report has overtaken out: the newest state stands. Pure.

Overtaken is an older line of the same event whose figure a newer one gives anew (three dead, then
seven), that a newer one repeats but for a number, or whose state a newer one ends: missing and
found, arrested and freed, early counts and the final one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from briefer.edit.lines import Line
from briefer.edit.wording import Matrix, Wording, keys
from briefer.languages import states as said
from briefer.model import Article, Story
from briefer.reading.sentence import Reading
from briefer.text.folding import folded

_ONE_EVENT: Final = 0.2  # likeness of two lines, or of their articles, that tell of one event
_BUT_FOR_NUMBERS: Final = 0.75  # likeness of two lines without their numbers that say one thing
_READ: Final = 400  # characters of a text in which a new number tells of a new version
_AROUND: Final = 5  # words around a number in which stands what it counts
_NUMBER: Final = re.compile(r"\d")
_ENDED: Final = tuple((re.compile(one), re.compile(other)) for one, other in said.ENDED)
_COUNTED: Final = {word: kind for kind, words in said.COUNTED.items() for word in words.split()}
_WORDS: Final = keys(said.NUMBER_WORDS)
_Facts = tuple[tuple[str, float], ...]
_MORE: Final = frozenset(said.MORE.split())


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
    facts = [_facts(line.text) for line in lines]
    old = [False] * len(lines)
    for n, line in enumerate(lines):
        for m in map(int, np.flatnonzero((alike[n] >= _ONE_EVENT) | (near[n] >= _ONE_EVENT))):
            other = lines[m]
            same = group[line.article.id] == group[other.article.id]
            if same and _later(other, line) and _turns(facts[n], facts[m], line, other):
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


def _turns(older: _Facts, newer: _Facts, line: Line, other: Line) -> bool:
    counts, now = dict(older), dict(newer)
    if any(now[kind] != value for kind, value in counts.items() if kind in now):
        return True
    return _same_but_for_numbers(line.text, other.text) or _is_ended(line.text, other.text)


def _is_ended(older: str, newer: str) -> bool:
    plain, now = folded(older), folded(newer)
    return any(a.search(plain) and b.search(now) and not b.search(plain) for a, b in _ENDED)


def _same_but_for_numbers(one: str, other: str) -> bool:
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
def _facts(text: str) -> _Facts:
    """What the line counts of dead, hurt and missing, each with its number."""
    reading = Reading(text)
    tokens = reading.tokens
    found: dict[str, float] = {}
    for amount in reading.amounts:
        at = next((n for n, token in enumerate(tokens) if token.start >= amount.start), len(tokens))
        around = sorted(
            range(max(0, at - _AROUND), min(len(tokens), at + _AROUND + 1)),
            key=lambda n: (abs(n - at), -n),
        )
        if any(tokens[n].norm in _MORE for n in around if abs(n - at) <= 1):
            continue
        kind = next((_COUNTED[tokens[n].norm] for n in around if tokens[n].norm in _COUNTED), "")
        if kind and amount.unit == "":
            found.setdefault(kind, amount.value)
    return tuple(sorted(found.items()))
