"""A place in a sentence in, how well it suits a place in another out. Pure.

What stands beside a day or a number says what it is the day or the number of. Words near it weigh
more, those behind a comma less.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from briefer.reading.sentence import Reading

_FADING = 3.5  # content words over which nearness falls to a third
_COMMA = 3  # content words that a comma or a bracket counts for
_BORDERS = frozenset(",;:()—–")

Surroundings = Mapping[str, float]


def surroundings(reading: Reading, start: int, end: int) -> Surroundings:
    """Stem → nearness, 0 to 1, of the content words around that stretch of the text."""
    before = [n for n, t in enumerate(reading.tokens) if t.end <= start]
    after = [n for n, t in enumerate(reading.tokens) if t.start >= end]
    found: dict[str, float] = {}
    for way in (reversed(before), after):
        for stem, nearness in _walked(reading, way, start, end):
            found[stem] = max(nearness, found.get(stem, 0.0))
    return found


def _walked(
    reading: Reading, way: Iterable[int], start: int, end: int
) -> Iterable[tuple[str, float]]:
    distance, edge = 0, (start, end)
    for n in way:
        token = reading.tokens[n]
        between = (
            reading.text[token.end : edge[0]]
            if token.end <= edge[0]
            else reading.text[edge[1] : token.start]
        )
        distance += _COMMA * len(_BORDERS & set(between))
        edge = token.start, token.end
        if token.content and not token.number:
            distance += 1
            yield token.stem, math.exp(-distance / _FADING)


def fit(ours: Surroundings, theirs: Surroundings) -> float:
    """How much of one stands near in the other; 0 when nothing does."""
    return sum(nearness * theirs.get(stem, 0.0) for stem, nearness in ours.items())
