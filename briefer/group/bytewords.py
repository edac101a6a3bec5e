"""Texts as bytes in, a mark for every word out: a sum over its bytes and their places. Pure.

A word is a run of bytes that are no ASCII space, mark or control sign, so no language needs
rules of its own. Marks do not depend on the batch, and a block of texts is marked at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Marks = NDArray[np.uint64]

SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number whose multiples look like chance."""

SEPARATORS = b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + bytes(range(33)) + b"\x7f"
"""The bytes that stand between words."""

_BLOCK = 1 << 16  # bytes: arrays that stay in the cache


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """The words of a few texts in reading order.

    `text` is the number of each word's text, `start` its first byte in `data`.
    """

    marks: Marks
    text: NDArray[np.int64]
    start: NDArray[np.int64]
    data: bytes

    def where_place_below(self, count: int) -> MarkedWords:
        """The first words of each text."""
        kept = place_in_text(self.text) < count
        return MarkedWords(self.marks[kept], self.text[kept], self.start[kept], self.data)


def blocks(texts: Iterable[bytes]) -> Iterator[list[bytes]]:
    """A few texts at a time; at least one block, and it may be empty."""
    size, held = 0, list[bytes]()
    for text in texts:
        held.append(text)
        size += len(text)
        if size > _BLOCK:
            yield held
            size, held = 0, []
    yield held


def marked(texts: Sequence[bytes]) -> MarkedWords:
    """The words of the texts; no word reaches into the next text."""
    data = b"".join(text + b" " for text in texts)
    marks, start = _words(data)
    ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    counts = np.diff(np.searchsorted(start, ends), prepend=0)
    return MarkedWords(marks, np.repeat(np.arange(len(texts)), counts), start, data)


def place_in_text(text: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each entry among those of its text."""
    counts = np.bincount(text)
    return np.arange(len(text)) - np.repeat(np.cumsum(counts) - counts, counts)


def _words(data: bytes) -> tuple[Marks, NDArray[np.int64]]:
    values = _VALUES.take(np.frombuffer(data, np.uint8))
    letter = values > 0
    begins = letter.copy()
    begins[1:] &= ~letter[:-1]
    starts = np.flatnonzero(begins)
    if not len(starts):
        return np.zeros(0, np.uint64), starts
    values, held = values[starts[0] :], starts - starts[0]
    place = np.arange(len(values)) - np.repeat(held, np.diff(held, append=len(values)))
    values *= _POWERS.take(np.minimum(place, len(_POWERS) - 1))
    marks = np.add.reduceat(values, held)
    marks ^= marks >> np.uint64(29)
    return marks * SPREAD, starts


def _scattered(count: int, *, seed: int) -> Marks:
    """Odd numbers that look like chance and are the same everywhere."""
    found = (np.arange(1, count + 1, dtype=np.uint64) + np.uint64(seed)) * SPREAD
    found ^= found >> np.uint64(30)
    found *= np.uint64(0xBF58476D1CE4E5B9)
    found ^= found >> np.uint64(27)
    return found | np.uint64(1)


_VALUES = _scattered(256, seed=0)  # of each byte; none for what stands between words
_VALUES[list(SEPARATORS)] = 0
_POWERS = _scattered(64, seed=1000)  # of each place in a word; beyond, places count alike
