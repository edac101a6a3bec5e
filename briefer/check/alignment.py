"""A claim and a sentence in, word by word what is kept, exchanged, added, left out. Pure.

Both are read as items: one word, one amount or one date each, so that 20k meets twenty thousand
and 9 April meets April 9. The cost is bounded: at most MOST_ITEMS of either side are compared.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefer.languages.stems import stem
from briefer.languages.together import NEUTRAL, PHRASES, SYNONYMS
from briefer.reading.moments import Moment
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

MOST_ITEMS = 160
_CLOCK = re.compile(r"\d\d:\d\d")  # a time of day; night and dawn are words

_FIRST_OF_PHRASE = {stem(first): (stem(second), one) for first, second, one in PHRASES}


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for word, names in SYNONYMS.items():
        table.setdefault(stem(word), set()).update(names)
    return {word: frozenset(names) for word, names in table.items()}


def meanings(one: str) -> frozenset[str]:
    """The groups of synonyms a stem stands in."""
    return _synonyms().get(one, frozenset())


@lru_cache(maxsize=100_000)
def same_meaning(one: str, other: str) -> bool:
    """Whether two stems are one, or stand in one group of synonyms."""
    table = _synonyms()
    return one == other or bool(table.get(one, frozenset()) & table.get(other, frozenset()))


@dataclass(frozen=True, slots=True)
class Item:
    """What is compared: a word, an amount or a date; `key` is equal for equals."""

    key: str
    kind: str
    first: int
    last: int
    content: bool

    def tokens(self, reading: Reading) -> tuple[Token, ...]:
        return reading.tokens[self.first : self.last + 1]


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two matches: items of the claim, items of the source."""

    claim: tuple[Item, ...]
    source: tuple[Item, ...]


@dataclass(frozen=True)
class Alignment:
    """The longest common run of items, in order, and the gaps around it."""

    claim: tuple[Item, ...]
    source: tuple[Item, ...]
    pairs: tuple[tuple[int, int], ...]

    @cached_property
    def kept(self) -> float:
        """The share of the claim's items that stand in the source in the same order."""
        return len(self.pairs) / len(self.claim) if self.claim else 0.0

    @cached_property
    def kept_content(self) -> float:
        wanted = sum(item.content for item in self.claim)
        found = sum(self.claim[i].content for i, _ in self.pairs)
        return found / wanted if wanted else 0.0

    def likeness_without(self, gap: Gap) -> float:
        """How alike both sentences are in all their content outside of one gap, 0 to 1."""
        ours = sum(item.content for item in self.claim) - sum(i.content for i in gap.claim)
        theirs = sum(item.content for item in self.source) - sum(i.content for i in gap.source)
        kept = sum(self.claim[i].content for i, _ in self.pairs)
        return 2 * kept / (ours + theirs) if ours + theirs > 0 else 0.0

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        edges = [(-1, -1), *self.pairs, (len(self.claim), len(self.source))]
        spans = itertools.pairwise(edges)
        found = (Gap(self.claim[a + 1 : c], self.source[b + 1 : d]) for (a, b), (c, d) in spans)
        return tuple(gap for gap in found if gap.claim or gap.source)


def items(reading: Reading) -> tuple[Item, ...]:
    """The words of the reading with its amounts and dates drawn together."""
    spans = _spans(reading)
    found: list[Item] = []
    at = 0
    words = reading.tokens
    while at < len(words) and len(found) < MOST_ITEMS:
        key, kind, last = spans.get(at, ("", "", at))
        if not key:
            key, kind, last = _word_item(words, at)
        content = kind != "word" or any(token.content for token in words[at : last + 1])
        found.append(Item(key, kind, at, last, content))
        at = last + 1
    return tuple(found)


def _word_item(words: tuple[Token, ...], at: int) -> tuple[str, str, int]:
    token = words[at]
    second, one = _FIRST_OF_PHRASE.get(token.stem, ("", ""))
    if second and at + 1 < len(words) and words[at + 1].stem == second:
        return stem(one), "word", at + 1
    return ("say" if token.norm in NEUTRAL else token.stem), "word", at


def date_key(moment: Moment) -> str:
    if moment.day:
        return f"@{moment.day}"
    if _CLOCK.fullmatch(moment.period):
        return f"@{moment.period}"
    decade = "s" if moment.decade else ""
    known = (moment.year, moment.month, moment.day_of_month, moment.weekday, moment.relative)
    return "@" + "/".join("" if part is None else str(part) for part in known) + decade


def _spans(reading: Reading) -> dict[int, tuple[str, str, int]]:
    """First token of each amount and date → its key, kind and last token."""
    places = [
        (m.start, m.end, date_key(m), "date")
        for m in reading.moments
        if not m.period or _CLOCK.fullmatch(m.period)
    ]
    places += [
        (a.start, a.end, f"#{a.value:g}{a.unit}{a.kind[0]}", "amount") for a in reading.amounts
    ]
    found: dict[int, tuple[str, str, int]] = {}
    starts = {token.start: n for n, token in reversed(tuple(enumerate(reading.tokens)))}
    for start, end, key, kind in places:
        first = starts.get(start)
        if first is None:
            continue
        last = first
        while last + 1 < len(reading.tokens) and reading.tokens[last + 1].end <= end:
            last += 1
        if first not in found or found[first][2] < last:
            found[first] = key, kind, last
    return found


Places = dict[str, list[int]]


def places(source: tuple[Item, ...]) -> Places:
    """Each key, and each group of synonyms, with where it stands in the source."""
    found: Places = {}
    table = _synonyms()
    for at, item in enumerate(source):
        found.setdefault(item.key, []).append(at)
        if item.kind == "word" and item.content:
            for group in table.get(item.key, ()):
                found.setdefault(f"={group}", []).append(at)
    return found


def aligned(
    claim: tuple[Item, ...], source: tuple[Item, ...], where: Places | None = None
) -> Alignment:
    """Matches equal items in order, as many as there can be; a synonym counts a little less.

    The heaviest increasing run over the matches: its cost grows with their number, not with the
    product of the lengths.
    """
    where = places(source) if where is None else where
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(source) + 1)  # a tree of prefix maxima
    nodes: list[tuple[int, int, int]] = []
    for i, item in enumerate(claim):
        fresh = []
        for j, value in sorted(_matches(item, where).items()):
            total, previous = _best_before(best, j)
            fresh.append((j, total + value, len(nodes)))
            nodes.append((i, j, previous))
        for j, total, node in fresh:
            _raise(best, j, (total, node))
    return Alignment(claim, source, _traced(nodes, _best_before(best, len(source))[1]))


def _matches(item: Item, where: Places) -> dict[int, float]:
    found: dict[int, float] = {}
    if item.kind == "word" and item.content:
        for group in _synonyms().get(item.key, ()):
            found.update(dict.fromkeys(where.get(f"={group}", ()), 0.8))
    found.update(dict.fromkeys(where.get(item.key, ()), 1.0 if item.content else 0.6))
    return found


def _best_before(tree: list[tuple[float, int]], end: int) -> tuple[float, int]:
    """The best total of a run that ends before position `end`."""
    top = (0.0, -1)
    while end > 0:
        if tree[end][0] > top[0]:
            top = tree[end]
        end -= end & -end
    return top


def _raise(tree: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    at += 1
    while at < len(tree):
        if value[0] > tree[at][0]:
            tree[at] = value
        at += at & -at


def _traced(nodes: list[tuple[int, int, int]], last: int) -> tuple[tuple[int, int], ...]:
    pairs = []
    while last >= 0:
        i, j, last = nodes[last]
        pairs.append((i, j))
    return tuple(reversed(pairs))
