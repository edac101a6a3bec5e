"""Articles in, which of them repeat another out, found by content. Pure.

Two texts are copies when most of the shorter one's runs of five words stand in the other,
what one outlet prints under everything left aside.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations
from zlib import crc32

from briefer.model import Article
from briefer.text.folding import words

_RUN = 5
_SHARED = 0.5
_FEWEST_RUNS = 8
_BOILERPLATE = 4  # articles of one outlet that print the same run
_LATE = datetime.max.replace(tzinfo=UTC)


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """The id of each article that repeats another → the id of the original it repeats."""
    ordered = sorted(articles, key=first_published)
    runs = _own_runs(ordered)
    root = list(range(len(ordered)))
    for one, other in _sharing(runs):
        least = min(len(runs[one]), len(runs[other]))
        if least >= _FEWEST_RUNS and len(runs[one] & runs[other]) >= _SHARED * least:
            low, high = sorted((_root(root, one), _root(root, other)))
            root[high] = low
    found = ((n, _root(root, n)) for n in range(len(ordered)))
    return {ordered[n].id: ordered[first].id for n, first in found if n != first}


def first_published(article: Article) -> tuple[datetime, str]:
    """Orders articles by time, undated ones last, equals by id: never by place in the input."""
    return article.dated or _LATE, article.id


def _own_runs(articles: Sequence[Article]) -> list[set[int]]:
    found = [set(_runs(article)) for article in articles]
    seen: Counter[tuple[str, int]] = Counter(
        (a.publisher, run) for a, own in zip(articles, found, strict=True) for run in own
    )
    return [
        {r for r in own if not a.publisher or seen[a.publisher, r] < _BOILERPLATE}
        for a, own in zip(articles, found, strict=True)
    ]


def _runs(article: Article) -> Iterator[int]:
    said = words(article.text)
    for start in range(len(said) - _RUN + 1):
        yield crc32(" ".join(said[start : start + _RUN]).encode("utf-8", "replace"))


def _sharing(runs: Sequence[set[int]]) -> Iterator[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            holders[run].append(number)
    together = Counter(pair for who in holders.values() for pair in combinations(who[:60], 2))
    return (pair for pair, times in sorted(together.items()) if times >= 3)


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        number = root[number]
    return number
