"""States that exclude each other are two sides; what only looks like it is none."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from briefer.compare.measures import measured
from briefer.compare.opposed import opposed
from briefer.model import Article, Passage
from briefer.text.sentences import passages

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def lines(*texts: str, hours: int = 1) -> list[Passage]:
    """A sentence an article, each of another publisher and later than the one before."""
    found: list[Passage] = []
    for n, text in enumerate(texts):
        when = NOON + timedelta(hours=hours * n)
        told = Article("", text, id=f"a{n}", publisher=f"Paper {n}", published=when)
        found += passages(told)
    return found


TWO_SIDES = {
    "encircled or holding": (
        "The Garland group says its fighters have completely surrounded Norhaven.",
        "Tarvo's command said its units in Norhaven were holding on despite the shelling.",
    ),
    "a pullout or a vow to stay": (
        "Analysts say Tarvo is likely preparing a retreat from Norhaven.",
        "The president of Tarvo vowed to defend Norhaven for as long as it takes.",
    ),
    "to resign or not": (
        "Mayor Ada Brandt of Lorn plans to resign, the Quay Times said.",
        "Ada Brandt said she would not resign as mayor of Lorn.",
    ),
    "gains and their denial": (
        "Tarvo officials said their forces had advanced a mile near Norhaven.",
        "Garland denies Tarvo made gains near Norhaven.",
    ),
    "safe or not": (
        "The water of Lorn is safe, the harbour office said.",
        "Doctors in Lorn said the water was contaminated with diesel.",
    ),
    "a deal or none": (
        "The union of Lorn said a deal was reached with the ferry owners.",
        "The owners of the Lorn ferry said there was no deal.",
    ),
}
NONE = {
    "an attempt is no claim": (
        "Garland forces are trying to get Norhaven surrounded, Oleg Stanek said.",
        "Tarvo's command said its units in Norhaven were holding on.",
    ),
    "a call to leave is no report of leaving": (
        "Oleg Stanek called on Tarvo to start a retreat from Norhaven.",
        "The president of Tarvo vowed to defend Norhaven.",
    ),
    "another town": (
        "The Garland group says its fighters have completely surrounded Ostrava.",
        "Tarvo's command said its units in Norhaven were holding on.",
    ),
    "surrounded by her family": (
        "Hana Vrbova died in Norhaven surrounded by her family, her son said.",
        "Tarvo's command said its units in Norhaven were holding on.",
    ),
    "one speaker": (
        "Tarvo's command said Norhaven was almost surrounded.",
        "Tarvo's command said its units in Norhaven were holding on.",
    ),
    "no to a deal is no denial of it": (
        "The ferry owners and the union of Lorn struck a deal, the mayor said.",
        "Fishermen of Lorn say no to the new deal on fees.",
    ),
}


@pytest.mark.parametrize("texts", TWO_SIDES.values(), ids=TWO_SIDES)
def test_states_that_exclude_each_other_are_two_sides(texts: tuple[str, str]) -> None:
    (found,) = opposed(lines(*texts))

    assert {side.text for side in found.sides} == set(texts)
    assert all(side.citation.quote == side.text for side in found.sides)


@pytest.mark.parametrize("texts", NONE.values(), ids=NONE)
def test_what_only_looks_like_a_dispute_is_none(texts: tuple[str, str]) -> None:
    assert opposed(lines(*texts)) == ()


@pytest.mark.parametrize("texts", TWO_SIDES.values(), ids=TWO_SIDES)
def test_what_is_days_apart_has_changed_and_is_not_disputed(texts: tuple[str, str]) -> None:
    assert opposed(lines(*texts, hours=80)) == ()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_lines_changes_nothing(seed: int) -> None:
    day = [line for texts in TWO_SIDES.values() for line in lines(*texts)]
    shuffled = random.Random(seed).sample(day, len(day))

    assert opposed(shuffled) == opposed(day)


def test_who_stands_behind_a_title_says_it() -> None:
    given = Article("Blown-up bridges suggest Tarvo may pull back from Norhaven: Harbour Institute",
                    "", id="t", publisher="Quay Times", published=NOON)  # fmt: skip
    other = lines("The president of Tarvo vowed to defend Norhaven.")

    (found,) = opposed([*passages(given), *other])
    assert found.sides[0].speaker == "Harbour Institute"


def test_two_magnitudes_of_one_earthquake_are_two_sides() -> None:
    first = "A 7.8 magnitude earthquake struck near the Tarvo islands, the Pacific centre said."
    second = "The earthquake near the Tarvo islands had a magnitude of 7.6, the survey said."

    (found,) = measured(lines(first, second))
    assert found.about == "magnitude 7.8 or 7.6"
    assert [side.text for side in found.sides] == [first, second]


@pytest.mark.parametrize(
    "second",
    [
        "The earthquake near the Tarvo islands had a magnitude of 7.8, the survey said.",
        "A quake near Ostrava had a magnitude of 5.1, the survey said.",
        "After the 7.8 magnitude earthquake a 6.4 magnitude one shook the Tarvo islands.",
    ],
    ids=["the same", "another place", "an aftershock beside it"],
)
def test_magnitudes_that_do_not_differ_are_no_sides(second: str) -> None:
    first = "A 7.8 magnitude earthquake struck near the Tarvo islands, the Pacific centre said."

    assert measured(lines(first, second)) == ()
