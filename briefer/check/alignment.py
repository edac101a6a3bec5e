"""A claim and a sentence in, word by word what is kept, exchanged, added, left out. Pure.

Both are read as items: one word, one amount or one date each, so that 20k meets twenty thousand
and 9 April meets April 9. The cost is bounded: at most MOST_ITEMS of either side are compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefer.check.reading import Reading
from briefer.check.tokens import Token, stem
from briefer.check.words.speech import NEUTRAL
from briefer.check.words.synonyms import PHRASES, groups

MOST_ITEMS = 160

_FIRST_OF_PHRASE = {stem(first): (stem(second), one) for first, second, one in PHRASES}


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for word, names in groups().items():
        table.setdefault(stem(word), set()).update(names)
    return {word: frozenset(names) for word, names in table.items()}


@lru_cache(maxsize=100_000)
def same_meaning(one: str, other: str) -> bool:
    """Whether two stems stand in one group of synonyms."""
    table = _synonyms()
    return bool(table.get(one, frozenset()) & table.get(other, frozenset()))


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
        spans = zip(edges, edges[1:], strict=False)
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


def _spans(reading: Reading) -> dict[int, tuple[str, str, int]]:
    """First token of each amount and date → its key, kind and last token."""
    places = [
        (m.start, m.end, f"@{m.year}/{m.month}/{m.day_of_month}/{m.weekday}{m.relative}", "date")
        for m in reading.moments
        if not m.period
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


def aligned(claim: tuple[Item, ...], source: tuple[Item, ...]) -> Alignment:
    """Matches equal items in order, as many as there can be; a synonym counts a little less."""
    width = len(source) + 1
    table = [[0.0] * width for _ in range(len(claim) + 1)]
    for i in range(len(claim) - 1, -1, -1):
        row, below, one = table[i], table[i + 1], claim[i]
        for j in range(width - 2, -1, -1):
            best = below[j] if below[j] >= row[j + 1] else row[j + 1]
            value = _likeness(one, source[j])
            if value and below[j + 1] + value > best:
                best = below[j + 1] + value
            row[j] = best
    return Alignment(claim, source, _traced(claim, source, table))


def _likeness(one: Item, other: Item) -> float:
    if one.key == other.key:
        return 1.0 if one.content else 0.6
    if one.kind == other.kind == "word" and one.content and same_meaning(one.key, other.key):
        return 0.8
    return 0.0


def _traced(
    claim: tuple[Item, ...], source: tuple[Item, ...], table: list[list[float]]
) -> tuple[tuple[int, int], ...]:
    pairs, i, j = [], 0, 0
    while i < len(claim) and j < len(source):
        value = _likeness(claim[i], source[j])
        if value and abs(table[i][j] - table[i + 1][j + 1] - value) < 1e-9:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i][j] == table[i + 1][j]:
            i += 1
        else:
            j += 1
    return tuple(pairs)
