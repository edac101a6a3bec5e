"""Marked words in, a small number for each different one out. Not pure: it grows as it reads.

Most words have been met before. They are looked up all at once in a table with one slot a
mark; only words that are new, or whose slot another word has, are looked at one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from briefer.group.bytewords import SEPARATORS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefer.group.bytewords import MarkedWords

_SLOTS = 1 << 22  # untouched slots cost no memory
_SPACED = bytes(32 if code in SEPARATORS else code for code in range(256))


class Lexicon:
    """Numbers words in the order they are first met; `spellings` has them by number."""

    def __init__(self) -> None:
        self.spellings: list[str] = []
        self._numbers: dict[int, int] = {}
        self._marks = np.zeros(_SLOTS, np.uint64)
        self._held = np.zeros(_SLOTS, np.int32)  # one more than the number; 0: nothing

    def numbers(self, words: MarkedWords) -> NDArray[np.int32]:
        """The number of each word."""
        slots = (words.marks >> np.uint64(40)).astype(np.int64) & (_SLOTS - 1)
        found = np.asarray(self._held[slots] - 1, np.int32)
        missed = np.flatnonzero((found < 0) | (self._marks[slots] != words.marks))
        if len(missed):
            found[missed] = self._looked_up(words, missed)
            self._enter(slots[missed], words.marks[missed], found[missed])
        return found

    def _looked_up(self, words: MarkedWords, places: NDArray[np.int64]) -> list[int]:
        spaced = words.data.translate(_SPACED)
        numbers = []
        pairs = zip(words.marks[places].tolist(), words.start[places].tolist(), strict=True)
        for mark, start in pairs:
            number = self._numbers.get(mark)
            if number is None:
                number = self._numbers[mark] = len(self.spellings)
                word = spaced[start : spaced.index(b" ", start)]
                self.spellings.append(word.decode("utf-8", "replace"))
            numbers.append(number)
        return numbers

    def _enter(
        self, slots: NDArray[np.int64], marks: NDArray[np.uint64], numbers: NDArray[np.int32]
    ) -> None:
        """Fills slots that are free; the first word of a slot keeps it."""
        free = np.flatnonzero(self._held[slots] == 0)[::-1]
        self._marks[slots[free]] = marks[free]
        self._held[slots[free]] = numbers[free] + 1
