"""Articles in, which of them repeat another out, found by content. Pure.

Two texts are copies when most of the shorter one's runs of five words stand in the other;
what one outlet prints under everything it publishes does not count. The original is the
one the others credit, else the earliest that has the whole text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from briefer.group.credit import credited
from briefer.group.publishers import NAMED_FAMILIES, Families
from briefer.group.shingles import MARK_BITS, boilerplate, marks_of, own_runs, sharing, shingled
from briefer.group.vocabulary import STOP_WORDS
from briefer.model import Article
from briefer.text.folding import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefer.group.bytewords import Marks

_SHARED = 0.5  # of the runs of the shorter text
_FEWEST_RUNS = 8  # fewer runs than that may be chance
_FEWEST_SAMPLED = 3
_WHOLE = 0.5  # of the longest text: less is an extract, no original
_LONGER = 3  # times the length: then the shorter must be its opening, not one item of a digest
_TITLE_SHARED = 0.25  # of the words of one's title stand in the other, when both are one text
_TITLE_REACH = 4000  # characters: an article names its subject early
_TOGETHER = 4_000_000  # characters compared at once
_KEPT_RUNS = 8_000_000  # of texts that were compared already: 64 MB
_OPENING_SLACK = 60  # words of head and dateline before the opening
_LINE = 120  # characters
_TITLE_WORDS = 5  # a shorter headline may be two articles' own
_TITLE_DAYS = timedelta(days=2)
_LATE = datetime.max.replace(tzinfo=UTC)


def copies(articles: Sequence[Article], *, families: Families = NAMED_FAMILIES) -> dict[str, str]:
    """The id of each article that repeats another → the id of the original it repeats."""
    ordered = sorted(articles, key=first_published)
    pairs = [*_same_text(ordered, families), *_same_headline(ordered), *_same_line(ordered)]
    found: dict[str, str] = {}
    for group in _connected(pairs):
        original = _original([ordered[number] for number in group], families)
        found |= {ordered[n].id: original.id for n in group if ordered[n].id != original.id}
    return found


def first_published(article: Article) -> tuple[datetime, str]:
    """Orders articles by time, undated ones last, equals by id: never by place in the input."""
    return article.dated or _LATE, article.id


def _same_text(articles: Sequence[Article], families: Families) -> Iterator[tuple[int, int]]:
    found = shingled([article.text for article in articles])
    outlets = numbered([families.of(article.publisher) for article in articles])
    titles = numbered([article.title.strip() for article in articles])
    printed = boilerplate(found, outlets, titles)
    pairs = sharing(found, at_least=_FEWEST_SAMPLED)
    lengths = np.array([len(article.text) for article in articles], np.int64)
    size = np.cumsum(lengths[pairs].sum(axis=1)) // _TOGETHER if len(pairs) else pairs
    runs = _Runs(articles, printed)
    for some in np.split(pairs, np.flatnonzero(np.diff(size)) + 1) if len(pairs) else ():
        same = _repeats(runs.of(np.unique(some).tolist()), some)
        for one, other in some[same].tolist():
            if _titles_fit(articles[one], articles[other]):
                yield one, other


class _Runs:
    """The runs of texts that are their own; those asked for last are kept for the next pairs."""

    def __init__(self, articles: Sequence[Article], printed: Marks) -> None:
        self._articles, self._printed = articles, printed
        self._kept: dict[int, Marks] = {}
        self._size = 0

    def of(self, numbers: Sequence[int]) -> dict[int, Marks]:
        """The runs of those articles by number."""
        missing = [number for number in numbers if number not in self._kept]
        texts = marks_of([self._articles[number].text for number in missing])
        new = {n: own_runs(marks, self._printed) for n, marks in zip(missing, texts, strict=True)}
        found = {number: self._kept.pop(number, None) for number in numbers}
        runs = {n: new[n] if marks is None else marks for n, marks in found.items()}
        self._kept |= runs  # the last asked for stand last
        self._size += sum(map(len, new.values()))
        while self._size > _KEPT_RUNS and len(self._kept) > len(runs):
            self._size -= len(self._kept.pop(next(iter(self._kept))))
        return runs


def _repeats(runs: Mapping[int, Marks], pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs share enough runs: all are compared at once, marks under pair numbers."""
    sides = [_compared(runs[one], runs[other]) for one, other in pairs.tolist()]
    lengths = np.array([len(short) for short, _ in sides])
    longer = np.sort(_tagged(long for _, long in sides))
    shorter = _tagged(short for short, _ in sides)
    shared = longer[np.minimum(np.searchsorted(longer, shorter), len(longer) - 1)] == shorter
    owner = np.repeat(np.arange(len(sides)), lengths)
    times = np.bincount(owner, weights=shared, minlength=len(sides))
    return (lengths >= _FEWEST_RUNS) & (times >= _SHARED * lengths)


def _compared(one: Marks, other: Marks) -> tuple[Marks, Marks]:
    """The shorter text and the longer, or only its opening when it is very much longer."""
    short, long = sorted((one, other), key=len)
    much = len(long) > _LONGER * len(short)
    return short, long[: 2 * len(short) + _OPENING_SLACK] if much else long


def _tagged(texts: Iterable[Marks]) -> Marks:
    return np.concatenate([marks | np.uint64(n << MARK_BITS) for n, marks in enumerate(texts)])


def _titles_fit(first: Article, second: Article) -> bool:
    """Whether each title speaks of what the other says: a shared login form is no copy."""
    return _speaks_of(first, second.title) and _speaks_of(second, first.title)


def _speaks_of(article: Article, title: str) -> bool:
    if article.title == title:
        return True
    wanted = set(words(title)) - STOP_WORDS
    needed = _TITLE_SHARED * len(wanted)
    said = (article.title, article.text[:_TITLE_REACH])  # most titles tell already
    return not wanted or any(len(wanted & held) >= needed for held in _growing(said))


def _growing(texts: Sequence[str]) -> Iterator[set[str]]:
    """The words of the first text, then those of all so far."""
    held: set[str] = set()
    for text in texts:
        held |= set(words(text))
        yield held


def _same_headline(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """A headline without text under the same headline elsewhere, within two days."""
    by_title: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        by_title[" ".join(words(article.title))].append(number)
    for title, numbers in by_title.items():
        if len(title.split()) < _TITLE_WORDS:
            continue
        for one, other in pairwise(numbers):
            bare = not (articles[one].text.strip() and articles[other].text.strip())
            if bare and _close(articles[one], articles[other]):
                yield one, other


def _same_line(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Texts too short for runs of words: the same line under the same title, within two days."""
    by_line: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        text = article.text.strip()
        if text and len(text) <= _LINE:
            by_line[article.title.strip(), text].append(number)
    for numbers in by_line.values():
        for one, other in pairwise(numbers):
            if _close(articles[one], articles[other]):
                yield one, other


def _close(one: Article, other: Article) -> bool:
    if one.dated is None or other.dated is None:
        return True
    return abs(one.dated - other.dated) <= _TITLE_DAYS


def _original(group: Sequence[Article], families: Families) -> Article:
    """The article the others credit, else the earliest of those with the whole text."""
    longest = max(len(article.text) for article in group)
    whole = [article for article in group if len(article.text) >= _WHOLE * longest]
    sources = {families.of(name) for article in group for name in credited(article)}
    own = [a for a in whole if a.publisher and families.of(a.publisher) in sources and not a.via]
    first_hand = [article for article in whole if not article.via]
    return min(own or first_hand or whole, key=first_published)


def _connected(pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    root: dict[int, int] = {}

    def rooted(number: int) -> int:
        while root.setdefault(number, number) != number:
            root[number] = number = root[root[number]]
        return number

    for one, other in pairs:
        low, high = sorted((rooted(one), rooted(other)))
        root[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for number in sorted(root):
        groups[rooted(number)].append(number)
    return list(groups.values())


def numbered(names: Sequence[str]) -> list[int]:
    """A number for each different name; -1 for none."""
    numbers: dict[str, int] = {"": -1}
    return [numbers.setdefault(name, len(numbers)) for name in names]
