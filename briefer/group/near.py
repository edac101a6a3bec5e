"""Pairs of articles and how alike they are, as columns; fewer of them out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST = 500  # pairs an article keeps


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs of articles and how alike they are."""

    row: NDArray[Any]
    col: NDArray[Any]
    data: NDArray[Any]

    def moved(self, rows: int, columns: int) -> Near:
        """The same pairs counted from another first row and column."""
        return Near(self.row + rows, self.col + columns, self.data)

    def where(self, keep: NDArray[np.bool_]) -> Near:
        """Only those pairs."""
        return Near(self.row[keep], self.col[keep], self.data[keep])

    def gap(self, days: NDArray[Any]) -> NDArray[Any]:
        """The days between the two; none when one has no date."""
        return np.asarray(np.nan_to_num(np.abs(days[self.row] - days[self.col])))

    def capped(self) -> Near:
        """Without a row's faintest pairs beyond `_MOST`: alike thousands would fill the memory."""
        if not len(self.row) or np.bincount(self.row - self.row.min()).max() <= _MOST:
            return self
        order = np.lexsort((-self.col, -self.data, self.row))
        rows = self.row[order]
        first = np.searchsorted(rows, rows)
        kept = order[np.arange(len(rows)) - first < _MOST]
        return Near(self.row[kept], self.col[kept], self.data[kept])

    @classmethod
    def none(cls) -> Near:
        """No pair."""
        return cls(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))

    @classmethod
    def joined(cls, parts: list[Near]) -> Near:
        """The pairs of all parts, one after the other."""
        return cls(
            np.concatenate([part.row for part in parts]).astype(np.int32),
            np.concatenate([part.col for part in parts]).astype(np.int32),
            np.concatenate([part.data for part in parts]).astype(np.float32),
        )
