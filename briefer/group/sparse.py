"""Rows of mostly empty cells in, their products and sums out, by numpy alone. Pure.

What grouping needs of sparse matrices and no more. Cells stand by row, within a row by column,
and the terms of every sum are added in that order, in the precision they have: so a result does
not depend on how many rows are worked at a time, nor on the library that once did it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_AT_ONCE = 1 << 20  # products held at a time: they fit into a processor's cache
_CELLS = 1 << 20  # of a table that is read whole: it fits into a processor's cache
_TALL = 1 << 23  # cells of a table that is only looked up in
_SPARSE = 64  # empty cells for each product, from which a table costs more than a sort
_ALL_BITS = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix by rows: row `r` has `data[starts[r]:starts[r+1]]` in the columns `columns[…]`."""

    data: NDArray[Any]
    columns: NDArray[Any]
    starts: NDArray[np.int64]
    shape: tuple[int, int]

    @classmethod
    def of(
        cls, row: NDArray[Any], column: NDArray[Any], data: NDArray[Any], shape: tuple[int, int]
    ) -> Self:
        """From cells in any order; what is given for one cell several times is added up."""
        key = row.astype(np.int64) * shape[1] + column
        if len(key) and not (key[1:] > key[:-1]).all():
            places = ordered(key)
            key = key[places]
            first = np.flatnonzero(np.diff(key, prepend=-1))
            data = _summed(data[places], first)
            row, column = row[places][first], column[places][first]
        return cls(data, column.astype(np.int32), _starts(row, shape[0]), shape)

    @property
    def rows(self) -> NDArray[np.int32]:
        """The row of each cell."""
        return np.repeat(np.arange(self.shape[0], dtype=np.int32), self.lengths)

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How many cells each row has."""
        return np.diff(self.starts)

    def listed(self, row: NDArray[Any], column: NDArray[Any]) -> NDArray[Any]:
        """What each of those cells holds."""
        if not len(self.data):
            return np.zeros(len(row), self.data.dtype)
        key = self.rows * np.int64(self.shape[1]) + self.columns
        wanted = row.astype(np.int64) * self.shape[1] + column
        place = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
        return np.asarray(np.where(key[place] == wanted, self.data[place], self.data.dtype.type(0)))

    def at(self, row: int, column: int) -> float:
        """What a cell holds; an empty one holds 0."""
        own = slice(self.starts[row], self.starts[row + 1])
        return float(self.data[own][self.columns[own] == column].sum())

    def holding(self, data: NDArray[Any]) -> Self:
        """The same cells with other contents."""
        return replace(self, data=data)

    def where(self, keep: NDArray[np.bool_]) -> Self:
        """Only those cells."""
        starts = np.concatenate(([0], np.cumsum(keep)))[self.starts]
        return replace(self, data=self.data[keep], columns=self.columns[keep], starts=starts)

    def part(self, rows: slice) -> Self:
        """A run of rows; nothing is copied."""
        starts = self.starts[rows.start : rows.stop + 1]
        own = slice(starts[0], starts[-1])
        shape = (len(starts) - 1, self.shape[1])
        return replace(
            self,
            data=self.data[own],
            columns=self.columns[own],
            starts=starts - starts[0],
            shape=shape,
        )

    def places(self, rows: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the cells of these rows stand, one row after the other, and how many each has."""
        return spread(self.starts[rows], self.lengths[rows]), self.lengths[rows]

    def turned(self) -> tuple[Self, NDArray[np.int64]]:
        """Rows as columns; and from which place of this one each cell came."""
        places = ordered(self.columns)
        shape = (self.shape[1], self.shape[0])
        starts = _starts(self.columns, shape[0])
        return replace(
            self,
            data=self.data[places],
            columns=self.rows[places],
            starts=starts,
            shape=shape,
        ), places


def ordered(key: NDArray[Any]) -> NDArray[np.int64]:
    """The places of the keys (none below 0) from the least to the greatest, equals as they came."""
    count = len(key)
    if not count or int(key.max()) >= _ALL_BITS // count - 1:
        return np.argsort(key, kind="stable")
    # Sorting numbers is several times as fast as sorting places by their numbers.
    both = key.astype(np.int64) * count + np.arange(count)
    both.sort()
    return both % count


def spread(first: NDArray[Any], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers that follow each first one, so many of each."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(first - ends + counts, counts)


def beside(parts: list[Sparse]) -> Sparse:
    """The columns of each after those of the one before it."""
    offsets = np.cumsum([0, *(part.shape[1] for part in parts)])
    row = np.concatenate([part.rows for part in parts])
    column = np.concatenate([part.columns + at for part, at in zip(parts, offsets, strict=False)])
    data = np.concatenate([part.data for part in parts])
    return Sparse.of(row, column, data, (parts[0].shape[0], int(offsets[-1])))


def stacked(parts: list[Sparse]) -> Sparse:
    """One matrix of the parts, the last part first; each is let go when it is copied."""
    width, kind = parts[0].shape[1], parts[0].data.dtype
    total = sum(len(part.data) for part in parts)
    data, columns = np.empty(total, kind), np.empty(total, np.int32)
    lengths, at = [np.zeros(1, np.int64)], 0
    while parts:
        part = parts.pop()
        own = slice(at, at + len(part.data))
        data[own], columns[own] = part.data, part.columns
        lengths.append(part.lengths)
        at = own.stop
    starts = np.cumsum(np.concatenate(lengths))
    return Sparse(data, columns, starts, (len(starts) - 1, width))


def greatest(
    row: NDArray[Any], column: NDArray[Any], data: NDArray[Any], shape: tuple[int, int]
) -> Sparse:
    """From cells in any order; of what is given for one cell several times the greatest."""
    key = row.astype(np.int64) * shape[1] + column
    places = ordered(key)
    first = np.flatnonzero(np.diff(key[places], prepend=-1))
    row, column = row[places][first], column[places][first]
    most = np.maximum.reduceat(data[places], first) if len(first) else data
    return Sparse(most, column.astype(np.int32), _starts(row, shape[0]), shape)


def mirrored(half: Sparse) -> tuple[Sparse, NDArray[np.int64]]:
    """A triangle and its reflection as one; and the place in the triangle each cell came from."""
    row, column = half.rows, half.columns
    places = np.arange(len(row))
    both = Sparse.of(
        np.concatenate((row, column)),
        np.concatenate((column, row)),
        np.concatenate((places, places)),
        half.shape,
    )
    return both.holding(half.data[both.data]), both.data


def products(
    left: Sparse, right: Sparse, *, least: float, ends: NDArray[np.int64] | None = None
) -> Iterator[tuple[int, NDArray[Any], NDArray[Any], NDArray[Any]]]:
    """`left` times `right` in runs of rows: the first row, then row, column and value of each cell.

    Rows are counted from the first of the run. Cells below `least` (above 0) are left out. `ends`
    says for each cell of `left` where the cells of `right` end that it meets.
    """
    begins = right.starts[left.columns]
    counts = (right.starts[left.columns + 1] if ends is None else ends) - begins
    done = np.concatenate(([0], np.cumsum(counts)))[left.starts]
    width = right.shape[1]
    whole = width * left.shape[0] <= _SPARSE * int(done[-1])
    most = min(left.shape[0], max(1, _CELLS // max(1, width))) if whole else left.shape[0]
    table = np.empty(most * width if whole else 0, left.data.dtype)
    start = 0
    while start < left.shape[0]:
        full = int(np.searchsorted(done, done[start] + _AT_ONCE, "right")) - 1
        end = min(max(full, start + 1), start + most)
        own = slice(left.starts[start], left.starts[end])
        counted = counts[own]
        place = spread(begins[own], counted)
        offset = np.repeat(np.arange(end - start) * width, left.lengths[start:end])
        key = np.repeat(offset, counted) + right.columns[place]
        value = np.repeat(left.data[own], counted) * right.data[place]
        if whole:
            table.fill(0)
            np.add.at(table, key, value)
            cells = np.flatnonzero(table >= least)
            sums = table[cells]
        else:
            cells, sums = _by_sorting(key, value, least)
        yield start, cells // width, cells % width, sums
        start = end


def shared(
    left: Sparse, right: Sparse, row: NDArray[Any], other: NDArray[Any]
) -> Iterator[tuple[slice, NDArray[np.int64], NDArray[Any]]]:
    """For runs of the listed pairs of rows, the products of the columns that both have.

    Each run says which pairs it is about, how many products each of them has, and these.
    `row` ascends.
    """
    both = np.bincount(left.columns, minlength=left.shape[1]) > 0
    both &= np.bincount(right.columns, minlength=left.shape[1]) > 0
    number, width = np.cumsum(both) - 1, int(both.sum())
    left, right = left.where(both[left.columns]), right.where(both[right.columns])
    lengths = np.concatenate(([0], np.cumsum(right.lengths[other])))
    tall = min(left.shape[0], max(1, _TALL // max(1, width)))
    table = np.zeros(tall * width, left.data.dtype)
    start = 0
    while start < len(row):
        full = int(np.searchsorted(lengths, lengths[start] + _AT_ONCE, "right")) - 1
        end = min(max(full, start + 1), int(np.searchsorted(row, row[start] + tall)))
        first, last = int(row[start]), int(row[end - 1]) + 1
        own = slice(left.starts[first], left.starts[last])
        filled = _offsets(left, first, last) * width + number[left.columns[own]]
        table[filled] = left.data[own]
        place, counts = right.places(other[start:end])
        offset = np.repeat((row[start:end] - first).astype(np.int64) * width, counts)
        value = table[offset + number[right.columns[place]]] * right.data[place]
        table[filled] = 0
        found = value != 0
        pair = np.repeat(np.arange(end - start), counts)[found]
        yield slice(start, end), np.bincount(pair, minlength=end - start), value[found]
        start = end


def reduced(ufunc: np.ufunc, counts: NDArray[np.int64], values: NDArray[Any]) -> NDArray[Any]:
    """Each run of `counts` values as one; 0 for an empty run."""
    result = np.zeros(len(counts), values.dtype)
    some = counts > 0
    if len(values):
        result[some] = ufunc.reduceat(values, (np.cumsum(counts) - counts)[some])
    return result


def _offsets(matrix: Sparse, first: int, last: int) -> NDArray[np.int64]:
    return np.repeat(np.arange(last - first), matrix.lengths[first:last])


def _starts(rows: NDArray[Any], count: int) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=count))))


def _summed(data: NDArray[Any], first: NDArray[np.int64]) -> NDArray[Any]:
    """The sum of each run, one after the other: numpy's own sums of runs add in another order."""
    if len(first) == len(data):
        return data
    group = np.repeat(np.arange(len(first)), np.diff(first, append=len(data)))
    sums = np.zeros(len(first), data.dtype)
    np.add.at(sums, group, data)
    return sums


def _by_sorting(key: NDArray[Any], value: NDArray[Any], least: float) -> tuple[Any, Any]:
    places = ordered(key)
    key = key[places]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    sums = _summed(value[places], first)
    keep = sums >= least
    return key[first][keep], sums[keep]
