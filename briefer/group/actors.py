"""Near pairs in, the same pairs less alike where each names others out. Pure.

Two fires, arrests or visits in one town on one day are told in the same words; what tells
them apart is who was there. Reports of one event may quote different people, so this weighs
against a pair and does not forbid it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefer.group.weighing import Weighed

_OTHERS = 0.7  # of the likeness is left when neither names anybody the other mentions
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


def _mentions(
    weights: Weighed, one: NDArray[np.int32], other: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Whether the articles `other` have a word of the actors of the articles `one`."""
    shared = weights.actors[one].multiply(weights.rows[other])
    return np.asarray(shared.sum(axis=1)).ravel() > 0
