"""Similar pairs in, groups by average link out: the whole batch in a few rounds. Pure.

Average link joins two groups when the mean similarity over all their pairs reaches the cut,
so one chance resemblance cannot chain two stories together as single link does. Each round
joins every two groups that are each other's best; average link is reducible, so this ends
where joining one pair at a time would end, with work for the number of similar pairs only.
A pair that is not listed counts as 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from briefer.group.parts import parts
from briefer.group.sparse import Sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROUNDS = 500  # each round joins at least one pair; real batches need about fifteen


def average_link(
    pairs: Sparse, *, cut: float, start: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """The group of each row: groups are numbered by their first member.

    `pairs` is symmetric without a diagonal. Rows must stand in an order that does not depend
    on the input: equals are decided by it. Rows with the same number in `start` are together
    from the beginning.
    """
    begun = np.arange(pairs.shape[0]) if start is None else start
    groups = _renumbered(begun)
    sizes = np.bincount(groups).astype(float)
    sums = _merged(_within_reach(pairs, groups, cut), groups)
    for _ in range(_ROUNDS):
        partner = _best_partner(sums, sizes, cut)
        joined = np.minimum(partner, np.arange(len(partner)))
        if (joined == np.arange(len(joined))).all():
            break
        _, renumbered = np.unique(joined, return_inverse=True)
        groups = renumbered[groups]
        sizes = np.bincount(renumbered, weights=sizes)
        sums = _merged(sums, renumbered)
    return groups


def _renumbered(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same groups numbered in the order of their first members."""
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]


def _within_reach(pairs: Sparse, groups: NDArray[np.int64], cut: float) -> Sparse:
    """Only pairs that can ever matter: a mean reaches the cut only if some pair does."""
    row, column = pairs.rows, pairs.columns
    strong = pairs.data >= cut
    begun = np.arange(len(groups))
    first = np.unique(groups, return_index=True)[1][groups] if len(groups) else begun
    one = np.concatenate((row[strong], begun)).astype(np.int64)
    other = np.concatenate((column[strong], first)).astype(np.int64)
    part = parts(len(groups), one, other)
    return pairs.where(part[row] == part[column])


def _best_partner(sums: Sparse, sizes: NDArray[Any], cut: float) -> NDArray[np.int64]:
    """For each group the group it joins now (itself, when there is none)."""
    count = sums.shape[0]
    rows, columns = sums.rows, sums.columns
    mean = sums.data / (sizes[rows] * sizes[columns])
    near = mean >= cut
    rows, columns, mean = rows[near], columns[near], mean[near].round(6)
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    if not len(first):
        return np.arange(count)
    held = np.diff(first, append=len(rows))
    most = np.repeat(np.maximum.reduceat(mean, first), held)
    # Equals are paired off like the leaves of a binary tree (0 with 1, 2 with 3): were all to
    # choose the first, a thousand alike articles would take a thousand rounds.
    leaf = np.where(mean == most, rows ^ columns, count * 2)
    best = np.arange(count)
    best[rows[first]] ^= np.minimum.reduceat(leaf, first)
    return np.where(best[best] == np.arange(count), best, np.arange(count))


def _merged(sums: Sparse, renumbered: NDArray[Any]) -> Sparse:
    count = int(renumbered.max(initial=-1)) + 1
    rows, columns = renumbered[sums.rows], renumbered[sums.columns]
    apart = rows != columns
    return Sparse.of(rows[apart], columns[apart], sums.data[apart], (count, count))
