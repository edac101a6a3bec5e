"""Weighted rows, times and lengths in, how alike each near pair of articles is out. Pure.

Three steps make one number that one cut suits for every corpus:

1. the product of the rows, less the further apart in time, and less for reports that each
   name others;
2. texts: each pair against how alike the two are to their nearest neighbours. A report that
   resembles many things weakly and one that resembles few strongly come on one scale;
3. headlines: two headlines of one story may share no word. They are compared by the company
   they keep: how alike their likeness to all others is.

Work and memory grow with the number of near pairs, not with all pairs: only articles within
`WINDOW_DAYS` meet, and very common words find no pairs, they only weigh those found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix, diags, vstack

from briefer.group.actors import weighed_by_actors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefer.group.weighing import Weighed

WINDOW_DAYS = 10.0
"""Articles further apart in time than this are compared no more."""

_SAME_DAY = 1.0  # a day's difference is the next edition, not another event
_FADING_DAYS = 14.0
_NEIGHBOURS = 5
_EVENED = 0.25  # how much of the difference between neighbourhoods is evened out
_LEAST_SCALE = 0.03
_IMAGINED, _USUAL = 12, 0.12  # so many neighbours, so alike, as a batch of hundreds shows
_SOLE = 0.3  # of what the strongest shared term brings is taken off: one word may be chance
_FEW_WORDS = 60  # telling words; in longer texts no single term weighs much
_VECTORS = 0.1  # the share of vectors, where there are any
_FAINT = 0.04  # what is less alike says nothing
_FAINT_HEADLINE = 0.01
_HEADLINE, _TEXT = 10, 20  # telling words: up to the first a headline, from the second a text
_MOST = 500  # pairs an article keeps
_COUNTED_TWICE = 0.5
_COMPANY = 200  # the nearest others a headline is known by
_POSTINGS = 4000  # articles a row is compared with, counted once for each term they share
_ROWS = 512  # articles compared at a time


@dataclass(frozen=True, slots=True)
class Likeness:
    """`pairs`: symmetric, no diagonal, comparable between corpora; `plain`: before evening out."""

    pairs: csr_matrix
    plain: csr_matrix


def likeness(
    weights: Weighed,
    days: NDArray[np.float64],
    *,
    vectors: NDArray[np.float32] | None = None,
) -> Likeness:
    """How alike the articles are; `days` ascend, those without a date are nan and stand last.

    `vectors` (a row of length 1 per article) weigh the pairs that words found; they find none.
    """
    lengths = weights.lengths
    short = np.clip((_TEXT - lengths) / (_TEXT - _HEADLINE), 0, 1).astype(np.float32)
    plain = weighed_by_actors(_plain(weights.rows, days, short), weights)
    if vectors is not None:
        plain = _with_vectors(plain, vectors)
    evened = _evened(_without_sole(plain, weights.rows, lengths))
    if not short.any():
        return Likeness(evened, plain)
    root = diags(np.sqrt(short))
    company = root @ _company(plain, short) @ root
    return Likeness((evened - root @ evened @ root + company).tocsr(), plain)


def _plain(rows: csr_matrix, days: NDArray[Any], short: NDArray[Any]) -> csr_matrix:
    count = rows.shape[0]
    found = [_near(rows, days, short, here, there) for here, there in _slabs(days)]
    entries = [(part.row, part.col, part.data) for part in found]
    if not entries:
        return csr_matrix((count, count), dtype=np.float32)
    row, col, data = (np.concatenate(column) for column in zip(*entries, strict=True))
    half = csr_matrix((data, (row, col)), shape=(count, count))
    return (half + half.T).tocsr()


def _slabs(days: NDArray[Any]) -> Iterator[tuple[slice, slice]]:
    """Slices of time, each with the slice it meets: itself and the window before it.

    What has no date meets everything.
    """
    dated = int(np.isfinite(days).sum())
    start = 0
    while start < dated:
        end = int(np.searchsorted(days[:dated], days[start] + WINDOW_DAYS / 5, "right"))
        first = int(np.searchsorted(days[:dated], days[start] - WINDOW_DAYS, "left"))
        yield slice(start, end), slice(first, end)
        start = end
    if dated < len(days):
        yield slice(dated, len(days)), slice(0, len(days))


def _near(
    rows: csr_matrix, days: NDArray[Any], short: NDArray[Any], here: slice, there: slice
) -> _Entries:
    """The pairs between two slices that are alike at all, each pair once."""
    one, other = rows[here], rows[there]
    finding, weighing = _parted(one, np.bincount(other.indices, minlength=rows.shape[1]))
    columns = other.T.tocsr()
    least = _FAINT_HEADLINE if short.any() else _FAINT
    parts = [_Entries.none()]
    for start in range(0, one.shape[0], _ROWS):
        block = finding[start : start + _ROWS] @ columns
        near = _Entries.from_rows(block, least=least).moved(start + here.start, there.start)
        near = near.where((near.row > near.col) & (near.data >= _floor(near, short)))
        near = near.where(near.gap(days) <= WINDOW_DAYS).capped()
        more = _products(weighing, other, near.row - here.start, near.col - there.start)
        fading = np.exp(-np.maximum(near.gap(days) - _SAME_DAY, 0) / _FADING_DAYS)
        parts.append(_Entries(near.row, near.col, (near.data + more) * fading))
    return _Entries.joined(parts)


def _floor(near: _Entries, short: NDArray[Any]) -> NDArray[np.float32]:
    headlines = (short[near.row] > 0) & (short[near.col] > 0)
    return np.where(headlines, _FAINT_HEADLINE, _FAINT).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Entries:
    """Pairs of articles and how alike they are."""

    row: NDArray[Any]
    col: NDArray[Any]
    data: NDArray[Any]

    @classmethod
    def from_rows(cls, rows: csr_matrix, *, least: float) -> _Entries:
        place = np.flatnonzero(rows.data >= least)
        row = np.searchsorted(rows.indptr, place, "right") - 1
        return cls(row.astype(np.int32), rows.indices[place], rows.data[place])

    def moved(self, rows: int, columns: int) -> _Entries:
        return _Entries(self.row + rows, self.col + columns, self.data)

    def where(self, keep: NDArray[np.bool_]) -> _Entries:
        return _Entries(self.row[keep], self.col[keep], self.data[keep])

    def gap(self, days: NDArray[Any]) -> NDArray[Any]:
        """The days between the two; none when one has no date."""
        return np.asarray(np.nan_to_num(np.abs(days[self.row] - days[self.col])))

    def capped(self) -> _Entries:
        """Without a row's faintest pairs beyond `_MOST`: alike thousands would fill the memory."""
        if not len(self.row) or np.bincount(self.row - self.row.min()).max() <= _MOST:
            return self
        order = np.lexsort((-self.col, -self.data, self.row))
        rows = self.row[order]
        first = np.searchsorted(rows, rows)
        kept = order[np.arange(len(rows)) - first < _MOST]
        return _Entries(self.row[kept], self.col[kept], self.data[kept])

    @classmethod
    def none(cls) -> _Entries:
        return cls(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))

    @classmethod
    def joined(cls, parts: list[_Entries]) -> _Entries:
        return cls(
            np.concatenate([part.row for part in parts]).astype(np.int32),
            np.concatenate([part.col for part in parts]).astype(np.int32),
            np.concatenate([part.data for part in parts]).astype(np.float32),
        )


def _parted(rows: csr_matrix, held: NDArray[Any]) -> tuple[csr_matrix, csr_matrix]:
    """Each row's rarer terms, which find pairs, and its commoner ones, which only weigh them.

    A row finds with as many terms as `_POSTINGS` articles hold, so a long batch costs a row
    no more than a short one.
    """
    level = np.ceil(np.log2(np.maximum(held, 1)) * 2).astype(np.int64)
    levels = int(level.max(initial=0)) + 1
    row = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    place = row * levels + level[rows.indices]
    size = rows.shape[0] * levels
    postings = np.bincount(place, weights=held[rows.indices], minlength=size)
    within = np.cumsum(postings.reshape(-1, levels), axis=1) <= _POSTINGS
    rare = within.ravel()[place]
    return _entries_only(rows, rare), _entries_only(rows, ~rare)


def _entries_only(rows: csr_matrix, keep: NDArray[Any]) -> csr_matrix:
    starts = np.concatenate(([0], np.cumsum(keep)))[rows.indptr]
    return csr_matrix((rows.data[keep], rows.indices[keep], starts), shape=rows.shape)


def _products(
    left: csr_matrix, right: csr_matrix, row: NDArray[Any], col: NDArray[Any]
) -> NDArray[Any]:
    """The product of each listed pair of rows."""
    if not left.nnz:
        return np.zeros(len(row), np.float32)
    step = 1 << 13  # pairs at a time: the picked rows are copies
    pieces = (
        left[row[at : at + step]].multiply(right[col[at : at + step]]).sum(axis=1)
        for at in range(0, len(row), step)
    )
    found = [np.asarray(piece, np.float32).ravel() for piece in pieces]
    return np.concatenate(found) if found else np.zeros(0, np.float32)


def _with_vectors(plain: csr_matrix, vectors: NDArray[np.float32]) -> csr_matrix:
    """The pairs with a share of the likeness of their vectors, what all have in common left out."""
    own = vectors - vectors.mean(axis=0)
    length = np.linalg.norm(own, axis=1, keepdims=True)
    own = own / np.where(length > 0, length, 1)
    pairs = plain.tocoo()
    step = 1 << 18
    meant = [
        np.einsum("ij,ij->i", own[pairs.row[at : at + step]], own[pairs.col[at : at + step]])
        for at in range(0, pairs.nnz, step)
    ]
    near = np.maximum(np.concatenate([*meant, np.zeros(0, np.float32)]), 0)
    data = (1 - _VECTORS) * pairs.data + _VECTORS * near
    return csr_matrix((data.astype(np.float32), (pairs.row, pairs.col)), shape=plain.shape)


def _without_sole(plain: csr_matrix, rows: csr_matrix, lengths: NDArray[Any]) -> csr_matrix:
    """Pairs of brief texts without part of what their strongest shared term brings."""
    pairs = plain.tocoo()
    brief = np.flatnonzero((lengths[pairs.row] < _FEW_WORDS) & (lengths[pairs.col] < _FEW_WORDS))
    data = pairs.data.copy()
    step = 1 << 13
    for at in range(0, len(brief), step):
        some = brief[at : at + step]
        shared = rows[pairs.row[some]].multiply(rows[pairs.col[some]])
        data[some] -= _SOLE * shared.max(axis=1).toarray().ravel()
    return csr_matrix((np.maximum(data, 0), (pairs.row, pairs.col)), shape=plain.shape)


def _evened(plain: csr_matrix) -> csr_matrix:
    # A small batch shows nobody's neighbours: we imagine some of the usual likeness beside it.
    count = plain.shape[0]
    nearest = (count * _nearest(plain) + _IMAGINED * _USUAL) / (count + _IMAGINED)
    scale = diags((nearest + _LEAST_SCALE) ** -_EVENED)
    return (scale @ plain @ scale).tocsr()


def _nearest(plain: csr_matrix) -> NDArray[Any]:
    """The mean likeness of each article to its nearest neighbours (none counts as 0)."""
    row = np.repeat(np.arange(plain.shape[0]), np.diff(plain.indptr))
    order = np.lexsort((-plain.data, row))
    rank = np.arange(len(row)) - plain.indptr[row]
    best = plain.data[order] * (rank < _NEIGHBOURS)
    return np.asarray(np.bincount(row, weights=best, minlength=plain.shape[0])) / _NEIGHBOURS


def _company(plain: csr_matrix, short: NDArray[Any]) -> csr_matrix:
    """How alike the likenesses of two headlines to all others are; themselves they are 1 like.

    Two that resemble only each other would be counted from both sides: half of that is left out.
    """
    alike = _strongest(plain, _COMPANY)
    known = alike + diags(np.ones(plain.shape[0], np.float32))
    length = np.sqrt(known.multiply(known).sum(axis=1)).A1
    scale = diags(((short > 0) / length).astype(np.float32))
    unit, direct = (scale @ known).tocsr(), (scale @ alike @ scale).tocsr()
    columns = unit.T.tocsr()
    parts = []
    for start in range(0, unit.shape[0], _ROWS):
        rows = slice(start, start + _ROWS)
        block = (unit[rows] @ columns - _COUNTED_TWICE * direct[rows]).tocoo()
        keep = (block.data >= _FAINT) & (block.row + start != block.col)
        near = _Entries(block.row, block.col, block.data).where(keep).capped()
        parts.append(csr_matrix((near.data, (near.row, near.col)), shape=block.shape))
    half = vstack(parts, format="csr")
    return half.maximum(half.T).tocsr()  # a capped row may have dropped what the other kept


def _strongest(plain: csr_matrix, count: int) -> csr_matrix:
    row = np.repeat(np.arange(plain.shape[0]), np.diff(plain.indptr))
    order = np.lexsort((plain.indices, -plain.data, row))
    rank = np.arange(len(row)) - plain.indptr[row]
    keep = order[rank < count]
    return csr_matrix((plain.data[keep], (row[keep], plain.indices[keep])), shape=plain.shape)
