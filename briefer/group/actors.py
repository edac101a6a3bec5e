"""Near pairs in, the same pairs less alike where who is named or who writes differs out. Pure.

Two fires, arrests or visits in one town on one day are told in the same words; what tells
them apart is who was there. Reports of one event may quote different people, so this weighs
against a pair and does not forbid it. And one house that prints two reports on one day more
often writes of two things, or keeps a series, than tells one event twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefer.group.weighing import Weighed

_OTHERS = 0.7  # of the likeness is left when neither names anybody the other mentions
_SAME_HOUSE = 0.8  # of the likeness is left when one house printed both
_STEP = 1 << 13  # pairs at a time: the picked rows are copies


def weighed_by_actors(plain: csr_matrix, weights: Weighed) -> csr_matrix:
    """The pairs with what different actors take from their likeness."""
    pairs = plain.tocoo()
    both = np.flatnonzero(weights.acting[pairs.row] & weights.acting[pairs.col])
    data = pairs.data.copy()
    for at in range(0, len(both), _STEP):
        some = both[at : at + _STEP]
        one, other = pairs.row[some], pairs.col[some]
        strangers = ~(_mentions(weights, one, other) | _mentions(weights, other, one))
        data[some[strangers]] *= _OTHERS
    return csr_matrix((data, (pairs.row, pairs.col)), shape=plain.shape)


def weighed_by_house(pairs: csr_matrix, houses: NDArray[np.int64]) -> csr_matrix:
    """The pairs with what one house takes from their likeness; -1 is a house nobody knows.

    The more of the batch a house has printed, the less it tells that both are by it.
    """
    found = pairs.tocoo()
    share = np.bincount(houses + 1, minlength=1)[houses + 1] / max(1, len(houses))
    left = np.where(houses >= 0, _SAME_HOUSE + (1 - _SAME_HOUSE) * share, 1).astype(np.float32)
    same = houses[found.row] == houses[found.col]
    data = np.where(same, left[found.row], np.float32(1)) * found.data
    return csr_matrix((data, (found.row, found.col)), shape=pairs.shape)


def _mentions(
    weights: Weighed, one: NDArray[np.int32], other: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Whether the articles `other` have a word of the actors of the articles `one`."""
    shared = weights.actors[one].multiply(weights.rows[other])
    return np.asarray(shared.sum(axis=1)).ravel() > 0
