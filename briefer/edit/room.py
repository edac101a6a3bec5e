"""How long a brief may be, in words, and how many lines stand on top. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Length = Literal["short", "standard", "full"]
LENGTHS: Final[tuple[Length, ...]] = ("short", "standard", "full")


@dataclass(frozen=True, slots=True)
class Room:
    """The words a brief may have: so many on any day, more for each report, never above `most`.

    `top` lines stand in brief; `least` is the worth below which a line is not worth its place.
    """

    least_words: int
    words_a_report: float
    most_words: int
    top: int
    least: float

    def words(self, reports: int) -> int:
        return min(self.most_words, round(self.least_words + self.words_a_report * reports))

    def at_most(self, words: int) -> Room:
        """The same room in no more words than that."""
        most = min(self.most_words, words)
        return Room(min(self.least_words, most), self.words_a_report, most, self.top, self.least)


ROOMS: Final[dict[Length, Room]] = {
    "short": Room(115, 0.0, 115, 0, 0.12),
    "standard": Room(80, 6.3, 300, 4, 0.12),
    "full": Room(120, 20.0, 800, 5, 0.05),
}
