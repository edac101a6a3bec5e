"""A sentence in, all that the stages look at out: what stands in it, and who says what. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefer.reading.said import said_by, stance_of
from briefer.reading.saying import Saying
from briefer.reading.sayings import sayings
from briefer.reading.words import LONGEST, Name, Words

__all__ = ["LONGEST", "Name", "Quotation", "Reading"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quote marks, from `start` to `end`, and who says it, if it is told."""

    start: int
    end: int
    saying: Saying | None


@dataclass(frozen=True)
class Reading(Words):
    """One sentence, read once: its parts are worked out when first asked for, then kept."""

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """Who says something in it, in reading order, outside quotation marks."""
        return sayings(self)

    def said(self, saying: Saying) -> tuple[tuple[int, int], ...]:
        """The places of the words that are said there; several where the speaker stands between."""
        return said_by(self, saying, self.sayings)

    def stance(self, saying: Saying) -> str:
        """`says`, `denies`, `asks`, `doubts`, `promises` or `accuses`."""
        return stance_of(self, saying)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What is quoted, each with whoever says it."""
        told = [(saying, self.said(saying)) for saying in self.sayings]
        return tuple(
            Quotation(
                start,
                end,
                next((s for s, spans in told if any(a <= start < b for a, b in spans)), None),
            )
            for start, end in self.quotes
        )
