"""Sparse rows give what scipy's matrices give, to the last bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix, hstack

from briefer.group.sparse import (
    Sparse,
    beside,
    greatest,
    mirrored,
    ordered,
    products,
    reduced,
    shared,
    stacked,
)

SEEDS = st.integers(0, 2**32 - 1)


def drawn(seed: int, rows: int = 30, columns: int = 40, cells: int = 300) -> Sparse:
    chance = np.random.default_rng(seed)
    row, column = chance.integers(0, rows, cells), chance.integers(0, columns, cells)
    return Sparse.of(row, column, chance.random(cells, np.float32), (rows, columns))


def theirs(matrix: Sparse) -> csr_matrix:
    return csr_matrix((matrix.data, matrix.columns, matrix.starts), shape=matrix.shape)


def same(ours: Sparse, other: Any) -> bool:
    other = other.tocsr()
    other.sort_indices()
    return bool(
        ours.shape == other.shape
        and ours.starts.tolist() == other.indptr.tolist()
        and ours.columns.tolist() == other.indices.tolist()
        and ours.data.tolist() == other.data.tolist()
    )


@given(SEEDS, st.integers(1, 400))
def test_cells_in_any_order_are_one_matrix(seed: int, cells: int) -> None:
    chance = np.random.default_rng(seed)
    row, column = chance.integers(0, 9, cells), chance.integers(0, 7, cells)
    times = chance.integers(1, 5, cells).astype(np.float32)

    assert same(Sparse.of(row, column, times, (9, 7)), csr_matrix((times, (row, column)), (9, 7)))


@given(SEEDS)
@pytest.mark.parametrize("width", [40, 40_000], ids=["by a table", "by sorting"])
def test_products_are_scipys_to_the_last_bit(width: int, seed: int) -> None:
    left, right = drawn(seed), drawn(seed + 1, rows=40, columns=width)
    whole = (theirs(left) @ theirs(right)).tocsr()

    runs = list(products(left, right, least=1e-9))
    row, column, value = (
        np.concatenate([run[0] + run[1] if at == 1 else run[at] for run in runs])
        for at in (1, 2, 3)
    )

    assert same(Sparse(value, column, np.searchsorted(row, np.arange(31)), whole.shape), whole)


@given(SEEDS)
def test_only_products_before_the_ends_are_added(seed: int) -> None:
    rows = drawn(seed)
    columns, came_from = rows.turned()
    place = np.empty(len(came_from), np.int64)
    place[came_from] = np.arange(len(came_from))
    whole = (theirs(rows) @ theirs(rows).T).toarray()

    found = np.zeros_like(whole)
    for start, row, column, value in products(rows, columns, least=1e-9, ends=place):
        found[row + start, column] = value

    assert (found == np.tril(whole, -1)).all()


@given(SEEDS)
def test_what_two_rows_share_is_scipys_to_the_last_bit(seed: int) -> None:
    left, right, chance = drawn(seed), drawn(seed + 1), np.random.default_rng(seed)
    row, other = np.sort(chance.integers(0, 30, 50)), chance.integers(0, 30, 50)
    products_of_pairs = theirs(left)[row].multiply(theirs(right)[other]).tocsr()

    sums, most = np.zeros(50, np.float32), np.zeros(50, np.float32)
    for run, counts, values in shared(left, right, row, other):
        sums[run] = reduced(np.add, counts, values)
        most[run] = reduced(np.maximum, counts, values)

    assert sums.tolist() == np.asarray(products_of_pairs.sum(axis=1)).ravel().tolist()
    assert most.tolist() == products_of_pairs.max(axis=1).toarray().ravel().tolist()


@given(SEEDS)
def test_turning_stacking_and_setting_beside_are_scipys(seed: int) -> None:
    one, other = drawn(seed), drawn(seed + 1)

    assert same(one.turned()[0], theirs(one).T)
    assert same(beside([one, other]), hstack([theirs(one), theirs(other)]))
    assert same(stacked([other, one]).part(slice(0, 30)), theirs(one))


@given(SEEDS)
def test_a_triangle_is_mirrored_and_of_two_cells_the_greater_stands(seed: int) -> None:
    square = drawn(seed, columns=30)
    half = square.where(square.rows > square.columns)
    row, column = square.rows, square.columns

    both = greatest(
        np.concatenate((row, column)),
        np.concatenate((column, row)),
        np.concatenate((square.data, square.data)),
        square.shape,
    )

    assert same(mirrored(half)[0], theirs(half) + theirs(half).T)
    assert same(both, theirs(square).maximum(theirs(square).T))
    assert square.listed(column, row).tolist() == [
        square.at(*cell) for cell in zip(column, row, strict=True)
    ]


@pytest.mark.parametrize("factor", [1, 2**50], ids=["numbers", "numbers too large to pack"])
def test_equal_keys_stay_in_the_order_they_came(factor: int) -> None:
    key = np.array([3, 1, 3, 0, 1], np.int64) * factor

    assert ordered(key).tolist() == [3, 1, 4, 0, 2]


def test_nothing_gives_nothing() -> None:
    nothing, none = np.zeros(0, np.int64), np.zeros(0, np.float32)
    empty = Sparse.of(nothing, nothing, none, (4, 4))

    found = list(products(empty, empty, least=0.1))

    assert sum(len(run[3]) for run in found) == 0
    assert list(shared(empty, empty, nothing, nothing)) == []
    assert mirrored(empty)[0].listed(np.array([1]), np.array([2])).tolist() == [0]
