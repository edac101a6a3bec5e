"""Pairs of numbers in, which numbers hang together out. Pure.

scipy has this too, in a package that takes longer to import than a day of articles to group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def parts(count: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """The part of each of the numbers below `count`, counted by their first members.

    Two are in one part when pairs lead from one to the other: those of `one` and `other`.

    >>> parts(5, np.array([4, 2]), np.array([1, 4])).tolist()
    [0, 1, 1, 2, 1]
    """
    first = np.arange(count)
    while True:
        below = np.minimum(first[one], first[other])
        joined = first.copy()
        for side in (one, other):
            np.minimum.at(joined, first[side], below)
        while not np.array_equal(further := joined[joined], joined):
            joined = further
        if np.array_equal(joined, first):
            return np.asarray(np.unique(first, return_inverse=True)[1], np.int64)
        first = joined
