"""Articles in, which of them speak of things that differ by their number alone out. Pure.

A fire in hall 3 and a fire in hall 5 of one works are told in the same words; the number is the
name of the thing. A count (`3 dead`, `kills 3`) is none: only what is numbered as a rule is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from briefer.languages.same_news import NUMBERED
from briefer.model import Article
from briefer.text.folding import folded

if TYPE_CHECKING:
    from briefer.group.sparse import Sparse

_READ: Final = 300  # characters of a text that say which thing it is about
_THING: Final = re.compile(rf"\b({NUMBERED})\s+(?:no\.?\s*|number\s+|№\s*|#)?(\d{{1,4}}|[a-h])\b")

Things = Mapping[str, frozenset[str]]


def numbered_things(text: str) -> Things:
    """The numbered things that a text names, each with its numbers.

    >>> numbered_things("Fire in hall 3 of the Lorn works kills 2")
    {'hall': frozenset({'3'})}
    """
    found: dict[str, set[str]] = defaultdict(set)
    for thing, number in _THING.findall(folded(text)):
        found[thing].add(number)
    return {thing: frozenset(numbers) for thing, numbers in found.items()}


def things_of(article: Article) -> Things:
    """Those that the title and the opening of the article name."""
    return numbered_things(f"{article.title}. {article.text[:_READ]}")


def told_apart(things: Sequence[Things]) -> list[tuple[int, int]]:
    """The pairs of places, in both orders, that speak of two numbered things."""
    some = [n for n, named in enumerate(things) if named]
    return [(one, other) for one in some for other in some if are_apart(things[one], things[other])]


def are_apart(one: Things, other: Things) -> bool:
    """Whether both name one kind of thing and no number in common."""
    common = one.keys() & other.keys()
    return bool(common) and not any(one[thing] & other[thing] for thing in common)


def without_numbered_apart(pairs: Sparse, articles: Sequence[Article]) -> Sparse:
    """The likenesses of those articles without the pairs that speak of two numbered things."""
    things = [things_of(article) for article in articles]
    if sum(map(bool, things)) < 2:
        return pairs
    named = np.array([bool(named) for named in things])
    some = np.flatnonzero(named[pairs.rows] & named[pairs.columns])
    ends = zip(pairs.rows[some].tolist(), pairs.columns[some].tolist(), strict=True)
    apart = [are_apart(things[one], things[other]) for one, other in ends]
    keep = np.ones(len(pairs.data), bool)
    keep[some] = ~np.array(apart, bool)
    return pairs.where(keep)
