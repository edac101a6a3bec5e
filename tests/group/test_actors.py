"""Who is named weighs for a pair of reports or against it."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from briefer.group.actors import weighed_by_house
from briefer.group.likeness import likeness
from briefer.group.sparse import Sparse
from briefer.group.vocabulary import worded
from briefer.group.weighing import weighed
from briefer.model import Article

TEXT = "Officers held {who} in Halden on Monday over a boat that was stolen from the north quay."


def alike(first: str, second: str) -> float:
    told = [
        Article(
            title="Arrest in Halden over stolen boat",
            text=TEXT.format(who=who),
            id=f"{number} {who}",
            publisher=f"Outlet {number}",
            published=datetime(2023, 5, 8, number, tzinfo=UTC),
        )
        for number, who in enumerate((first, second))
    ]
    return float(likeness(weighed(worded(told)), np.array([0.1, 0.2])).plain.data.max())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nils Aker, a fisherman,", "a baker called Edda Storm"),
        ("Inspector Ivar Holm's nephew", "the widow Maja Lind"),
    ],
)
def test_reports_that_name_different_people_are_less_alike(first: str, second: str) -> None:
    unnamed = alike("a fisherman and his son", "a baker and two guests")

    assert alike(first, second) < 0.8 * unnamed


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nils Aker, a fisherman,", "the fisherman Aker and a friend"),
        ("Nils Aker, a fisherman,", "a fisherman of forty"),
    ],
)
def test_one_name_that_both_have_or_only_one_has_takes_nothing_away(
    first: str, second: str
) -> None:
    assert alike(first, second) > 0.8 * alike("a fisherman of forty", "some fisherman")


def left_of(pair: tuple[int, int], houses: list[int]) -> float:
    """What is left of the likeness of 1 of two reports, by the houses of the batch."""
    one, other = pair
    shape = (len(houses), len(houses))
    pairs = Sparse.of(np.array([one]), np.array([other]), np.ones(1), shape)
    return weighed_by_house(pairs, np.array(houses)).at(one, other)


def test_two_reports_of_one_house_are_less_alike_than_two_of_two_houses() -> None:
    houses = [7, 7, 3, -1, -1, *range(10, 20)]

    assert left_of((0, 1), houses) < 0.9
    assert left_of((0, 2), houses) == 1
    assert left_of((3, 4), houses) == 1, "two houses that nobody knows are not one"


def test_the_more_of_a_batch_a_house_printed_the_less_it_tells_that_both_are_by_it() -> None:
    few, half, all_of_it = ([7] * n + list(range(10, 30 - n)) for n in (2, 10, 20))

    assert left_of((0, 1), few) < left_of((0, 1), half) < left_of((0, 1), all_of_it) == 1
