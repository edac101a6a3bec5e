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

from briefer.group.actors import weighed_by_actors
from briefer.group.near import Near
from briefer.group.sparse import Sparse, greatest, mirrored, products, reduced, shared

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
_COUNTED_TWICE = 0.5
_COMPANY = 200  # the nearest others a headline is known by
_POSTINGS = 4000  # articles a row is compared with, counted once for each term they share
_ROWS = 512  # articles compared at a time


@dataclass(frozen=True, slots=True)
class Likeness:
    """`pairs`: symmetric, no diagonal, comparable between corpora; `plain`: before evening out."""

    pairs: Sparse
    plain: Sparse


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
    half = weighed_by_actors(_half(weights.rows, days, short), weights)
    if vectors is not None:
        half = _with_vectors(half, vectors)
    plain, places = mirrored(half)
    evened = _evened(plain.holding(_without_sole(half, weights.rows, lengths)[places]))
    if not short.any():
        return Likeness(evened, plain)
    root = np.sqrt(short)
    textual = _scaled(evened, root)
    company = _scaled(_company(plain, short), root)
    less = evened.holding(evened.data - textual.data)
    return Likeness(_added(less.where(less.data != 0), company), plain)


def _half(rows: Sparse, days: NDArray[Any], short: NDArray[Any]) -> Sparse:
    """The near pairs, each once, the later article first."""
    count = rows.shape[0]
    near = Near.joined([Near.none(), *(_near(rows, days, short, *slab) for slab in _slabs(days))])
    return Sparse.of(near.row, near.col, near.data, (count, count))


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


def _near(rows: Sparse, days: NDArray[Any], short: NDArray[Any], here: slice, there: slice) -> Near:
    """The pairs between two slices that are alike at all, each pair once."""
    one, other = rows.part(here), rows.part(there)
    rare = _finding(one, np.bincount(other.columns, minlength=rows.shape[1]))
    columns, came_from = other.turned()
    place = np.empty(len(came_from), np.int64)
    place[came_from] = np.arange(len(came_from))
    # A cell of `one` stands in `other` too: what comes before it in its column came earlier.
    skipped = int(rows.starts[here.start] - rows.starts[there.start])
    ends = place[skipped : skipped + len(rare)][rare]
    least = _FAINT_HEADLINE if short.any() else _FAINT
    parts = [Near.none()]
    for start, *run in products(one.where(rare), columns, least=least, ends=ends):
        near = Near(*run).moved(start + here.start, there.start)
        near = near.where(near.data >= _floor(near, short))
        parts.append(near.where(near.gap(days) <= WINDOW_DAYS).capped())
    near = Near.joined(parts)
    more = _products(one.where(~rare), other, near.moved(-here.start, -there.start))
    fading = np.exp(-np.maximum(near.gap(days) - _SAME_DAY, 0) / _FADING_DAYS)
    return Near(near.row, near.col, ((near.data + more) * fading).astype(np.float32))


def _floor(near: Near, short: NDArray[Any]) -> NDArray[np.float32]:
    headlines = (short[near.row] > 0) & (short[near.col] > 0)
    return np.where(headlines, _FAINT_HEADLINE, _FAINT).astype(np.float32)


def _finding(rows: Sparse, held: NDArray[Any]) -> NDArray[np.bool_]:
    """Which cells are each row's rarer terms, that find pairs; its commoner ones only weigh them.

    A row finds with as many terms as `_POSTINGS` articles hold, so a long batch costs a row
    no more than a short one.
    """
    level = np.ceil(np.log2(np.maximum(held, 1)) * 2).astype(np.int64)
    levels = int(level.max(initial=0)) + 1
    place = rows.rows * np.int64(levels) + level[rows.columns]
    size = rows.shape[0] * levels
    postings = np.bincount(place, weights=held[rows.columns], minlength=size)
    within = np.cumsum(postings.reshape(-1, levels), axis=1) <= _POSTINGS
    return np.asarray(within.ravel()[place])


def _products(left: Sparse, right: Sparse, near: Near) -> NDArray[Any]:
    """The product of each listed pair of rows; the first of them ascend."""
    found = np.zeros(len(near.row), np.float32)
    for run, counts, values in shared(left, right, near.row, near.col):
        found[run] = reduced(np.add, counts, values)
    return found


def _with_vectors(half: Sparse, vectors: NDArray[np.float32]) -> Sparse:
    """The pairs with a share of the likeness of their vectors, what all have in common left out."""
    own = vectors - vectors.mean(axis=0)
    length = np.linalg.norm(own, axis=1, keepdims=True)
    own = own / np.where(length > 0, length, 1)
    row, col = half.rows, half.columns
    step = 1 << 18
    meant = [
        np.einsum("ij,ij->i", own[row[at : at + step]], own[col[at : at + step]])
        for at in range(0, len(row), step)
    ]
    near = np.maximum(np.concatenate([*meant, np.zeros(0, np.float32)]), 0)
    return half.holding(((1 - _VECTORS) * half.data + _VECTORS * near).astype(np.float32))


def _without_sole(half: Sparse, rows: Sparse, lengths: NDArray[Any]) -> NDArray[Any]:
    """Pairs of brief texts without part of what their strongest shared term brings."""
    row, col = half.rows, half.columns
    brief = np.flatnonzero((lengths[row] < _FEW_WORDS) & (lengths[col] < _FEW_WORDS))
    data = half.data.copy()
    for run, counts, values in shared(rows, rows, row[brief], col[brief]):
        data[brief[run]] -= _SOLE * reduced(np.maximum, counts, values)
    return np.asarray(np.maximum(data, 0))


def _evened(plain: Sparse) -> Sparse:
    # A small batch shows nobody's neighbours: we imagine some of the usual likeness beside it.
    count = plain.shape[0]
    nearest = (count * _nearest(plain) + _IMAGINED * _USUAL) / (count + _IMAGINED)
    return _scaled(plain, (nearest + _LEAST_SCALE) ** -_EVENED)


def _scaled(pairs: Sparse, scale: NDArray[Any]) -> Sparse:
    """Each pair times what both of its articles have."""
    return pairs.holding(scale[pairs.rows] * pairs.data * scale[pairs.columns])


def _added(one: Sparse, other: Sparse) -> Sparse:
    return Sparse.of(
        np.concatenate((one.rows, other.rows)),
        np.concatenate((one.columns, other.columns)),
        np.concatenate((one.data, other.data)),
        one.shape,
    )


def _nearest(plain: Sparse) -> NDArray[Any]:
    """The mean likeness of each article to its nearest neighbours (none counts as 0)."""
    row = plain.rows
    # Floats from 0 up sort like their bits, and numbers sort faster than places by two keys.
    bits = plain.data.astype(np.float32).view(np.int32)
    key = np.sort((row.astype(np.int64) << 32) - bits)
    rank = np.arange(len(row)) - plain.starts[row]
    best = (-key).astype(np.int32).view(np.float32) * (rank < _NEIGHBOURS)
    return np.asarray(np.bincount(row, weights=best, minlength=plain.shape[0])) / _NEIGHBOURS


def _company(plain: Sparse, short: NDArray[Any]) -> Sparse:
    """How alike the likenesses of two headlines to all others are; themselves they are 1 like.

    Two that resemble only each other would be counted from both sides: half of that is left out.
    """
    alike = _strongest(plain, _COMPANY)
    count = plain.shape[0]
    own = np.arange(count)
    known = _added(
        alike, Sparse(np.ones(count, np.float32), own, np.arange(count + 1), plain.shape)
    )
    length = np.sqrt(reduced(np.add, known.lengths, known.data * known.data))
    scale = ((short > 0) / length).astype(np.float32)
    row, col = known.rows, known.columns
    among = scale[row] > 0
    data = (scale[row] * known.data)[among]
    # Sums run from the last column to the first, as they always did: the last bit tells.
    unit = Sparse.of(row[among], count - 1 - col[among], data, known.shape)
    known_by, _ = unit.turned()
    parts = [Near.none()]
    for start, *run in products(unit, known_by, least=_FAINT):
        near = Near(*run)
        near = near.where(near.row + start != near.col)
        held = alike.part(slice(start, start + int(near.row.max(initial=0)) + 1))
        direct = held.listed(near.row, near.col)
        near = near.moved(start, 0)
        direct = direct * scale[near.row] * scale[near.col]
        near = Near(near.row, near.col, near.data - _COUNTED_TWICE * direct)
        parts.append(near.where(near.data >= _FAINT).capped())
    near = Near.joined(parts)
    # a capped row may have dropped what the other kept
    both = (np.concatenate((near.row, near.col)), np.concatenate((near.col, near.row)))
    return greatest(*both, np.concatenate((near.data, near.data)), plain.shape)


def _strongest(plain: Sparse, count: int) -> Sparse:
    """The cells of each row without the least ones beyond so many."""
    row = plain.rows
    long = np.flatnonzero(plain.lengths[row] > count)
    row = row[long]
    order = np.lexsort((plain.columns[long], -plain.data[long], row))
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    keep = np.ones(len(plain.data), bool)
    keep[long[order[rank >= count]]] = False
    return plain.where(keep)
