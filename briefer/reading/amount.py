"""An amount as a value: number, unit, place, limit. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["count", "ordinal", "vague", "multiple"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text. `unit` is `%`, `points`, a currency, a measure or empty.

    `qualifier` is one of `at least`, `more than`, `less than`, `at most`, `about` or empty;
    `until` is the upper end of a range; `digits` says that it was written in figures.
    """

    value: float
    start: int
    end: int
    unit: str = ""
    kind: Kind = "count"
    qualifier: str = ""
    until: float | None = None
    digits: bool = False
    decade: bool = False

    def same_value(self, other: Amount) -> bool:
        return abs(self.value - other.value) <= 1e-6 * max(abs(self.value), abs(other.value))

    @property
    def looks_like_a_year(self) -> bool:
        plain = self.digits and not self.unit and self.kind == "count"
        return plain and 1500 <= self.value <= 2100 and self.value == int(self.value)
