"""Who is named weighs for a pair of reports or against it."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from briefer.group.likeness import likeness
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
    return float(likeness(weighed(worded(told)), np.array([0.1, 0.2])).plain.max())


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
