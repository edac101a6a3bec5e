"""Near pairs in, the same pairs less alike where who is named or who writes differs out. Pure.

Two fires, arrests or visits in one town on one day are told in the same words; what tells
them apart is who was there. Reports of one event may quote different people, so this weighs
against a pair and does not forbid it. And one house that prints two reports on one day more
often writes of two things, or keeps a series, than tells one event twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from briefer.group.sparse import Sparse, shared

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefer.group.weighing import Weighed

_OTHERS = 0.7  # of the likeness is left when neither names anybody the other mentions
_NAMESAKES = 0.5  # where all they share of their names is one word: two of one surname
_SAME_HOUSE = 0.8  # of the likeness is left when one house printed both


def weighed_by_actors(half: Sparse, weights: Weighed) -> Sparse:
    """The pairs, each listed once, with what different actors take from their likeness."""
    row, col = half.rows, half.columns
    both = np.flatnonzero(weights.acting[row] & weights.acting[col])
    one, other = row[both], col[both]
    said = _shared(weights.actors, weights.rows, one, other)
    heard = _shared(weights.rows, weights.actors, one, other)
    common = _shared(weights.actors, weights.actors, one, other)
    data = half.data.copy()
    data[both[(said == 0) & (heard == 0)]] *= _OTHERS
    # All they share of whom they name is one word beside another: Ada Rell and Tom Rell.
    data[both[(common == 1) & (said == 1) & (heard == 1)]] *= _NAMESAKES
    return half.holding(data)


def weighed_by_house(pairs: Sparse, houses: NDArray[np.int64]) -> Sparse:
    """The pairs with what one house takes from their likeness; -1 is a house nobody knows.

    The more of the batch a house has printed, the less it tells that both are by it.
    """
    row, col = pairs.rows, pairs.columns
    share = np.bincount(houses + 1, minlength=1)[houses + 1] / max(1, len(houses))
    left = np.where(houses >= 0, _SAME_HOUSE + (1 - _SAME_HOUSE) * share, 1).astype(np.float32)
    same = houses[row] == houses[col]
    return pairs.holding(np.where(same, left[row], np.float32(1)) * pairs.data)


def _shared(
    left: Sparse, right: Sparse, one: NDArray[np.int32], other: NDArray[np.int32]
) -> NDArray[np.int64]:
    """How many words the rows `one` of `left` have in common with the rows `other` of `right`."""
    found = np.zeros(len(one), np.int64)
    for run, counts, _ in shared(left, right, one, other):
        found[run] = counts
    return found
