"""An amount as a value: number, unit, place, limit. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

_SHARES: Final = frozenset({"share", "%"})  # one in four and 25 % may stand for each other
_ROUNDED: Final = 0.011  # a third is 33 %, and about 33 %
_SEVERAL, _TOO_MANY = 2, 10  # times: thousands are two thousand or more, but not tens of them
_LENGTHS: Final = {  # in days, as a writer turns one into the other
    "year": 360.0, "decade": 3600.0, "month": 30.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440,
}  # fmt: skip
Kind = Literal["count", "ordinal", "vague", "multiple"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text. `unit` is `%`, `points`, a currency, a measure or empty.

    `qualifier` is one of `at least`, `more than`, `less than`, `at most`, `about` or empty;
    `until` is the upper end of a range; `digits` says that it was written in figures,
    `dotted` that its one point may also group thousands.
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
    dotted: bool = False

    def same_value(self, other: Amount) -> bool:
        return any(
            abs(one - two) <= 1e-6 * max(abs(one), abs(two))
            for one in self._values
            for two in other._values
        )

    @property
    def _values(self) -> tuple[float, ...]:
        return (self.value, self.value * 1000) if self.dotted else (self.value,)

    def says_same(self, other: Amount) -> bool:
        """The same in another form: half and 50 %, twelve months and a year, thousands for 4,200.

        >>> Amount(0.5, 0, 4, "share").says_same(Amount(50, 0, 3, "%"))
        True
        """
        if self.kind == "vague" and other.kind == "count" and not other.unit:
            return _SEVERAL * self.value <= other.value < _TOO_MANY * self.value
        if {self.unit, other.unit} == _SHARES:
            return abs(self._as_share - other._as_share) <= _ROUNDED
        if self._days is not None and self._days == other._days:
            return True
        return self.same_value(other)

    @property
    def _as_share(self) -> float:
        return self.value / 100 if self.unit == "%" else self.value

    @property
    def _days(self) -> float | None:
        length = _LENGTHS.get(self.unit)
        return None if length is None else round(self.value * length, 4)

    @property
    def looks_like_a_year(self) -> bool:
        plain = self.digits and not self.unit and self.kind == "count"
        return plain and 1500 <= self.value <= 2100 and self.value == int(self.value)
