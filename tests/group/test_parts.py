"""What hangs together is found as scipy finds it, numbered by first members."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from briefer.group.parts import parts

PAIRS = st.integers(1, 40).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=60),
    )
)


@given(PAIRS)
def test_parts_are_those_that_scipy_finds(given: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = given
    links = np.array(pairs, np.int64).reshape(-1, 2)
    graph = csr_matrix((np.ones(len(links)), (links[:, 0], links[:, 1])), shape=(count, count))

    found = parts(count, links[:, 0], links[:, 1])

    assert found.tolist() == connected_components(graph, directed=False)[1].tolist()


def test_a_long_chain_in_any_order_is_one_part() -> None:
    order = np.random.default_rng(0).permutation(20_000)

    assert not parts(20_000, order[:-1], order[1:]).any()


def test_nothing_has_no_parts() -> None:
    nothing = np.array([], np.int64)

    assert parts(0, nothing, nothing).tolist() == []
