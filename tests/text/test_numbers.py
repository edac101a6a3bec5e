"""Amounts: the same number in any dress is the same, and a unit is part of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.reading.amounts import Amount, amounts


def values(text: str) -> list[tuple[float, str]]:
    return [(amount.value, amount.unit) for amount in amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20,000 = 20k = twenty thousand = 20 000", [(20000, "")] * 4),
        ("1.2 million is 1,200,000", [(1.2e6, ""), (1.2e6, "")]),
        ("£62m, $48.07 billion, A$425m", [(62e6, "£"), (48.07e9, "$"), (425e6, "a$")]),
        ("$ 10, 000 and 30, 000 men", [(10000, "$"), (30000, "")]),
        ("two hundred and five thousand men", [(205000, "")]),
        ("twenty-one shells", [(21, "")]),
        ("half a million, a dozen, a hundred", [(500000, ""), (12, ""), (100, "")]),
        ("6% points, 2.1 percentage points", [(6, "points"), (2.1, "points")]),
        ("30 per cent, 30 percent, 30%", [(30, "%")] * 3),
        ("двадцять тисяч осіб", [(20000, "")]),
        ("20 тис. осіб, 1,5 млн доларів", [(20000, ""), (1.5e6, "$")]),
        ("двадцать пять процентов", [(25, "%")]),
        ("п'ять тисяч гривень", [(5000, "₴")]),
        ("five-year plan of 10 km", [(5, "year"), (10, "kilometre")]),
        ("a 400m hurdles race and 5m people", [(400, "metre"), (5e6, "")]),
        ("the A78 and the M119", []),
        ("a man and an idea", []),
        ("half of them, two thirds", [(0.5, "share"), (pytest.approx(2 / 3), "share")]),
        ("1.234.567 votes", [(1234567, "")]),
        ("3,5 percent", [(3.5, "%")]),
    ],
)
def test_an_amount_is_read_in_any_dress(text: str, expected: list[tuple[float, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("at least 12 men", "at least"),
        ("12 or more men", "at least"),
        ("12+ men", "at least"),
        ("more than 12 men", "more than"),
        ("fewer than 12 men", "less than"),
        ("up to 12 men", "at most"),
        ("nearly 12 men", "about"),
        ("щонайменше 12 осіб", "at least"),
        ("более 12 человек", "more than"),
        ("12 men", ""),
    ],
)
def test_a_limit_belongs_to_its_number(text: str, qualifier: str) -> None:
    assert amounts(text)[0].qualifier == qualifier


def test_a_range_gives_both_ends_the_unit() -> None:
    low, high = amounts("5-10% of the men")

    assert (low.value, low.unit, low.until) == (5, "%", 10)
    assert (high.value, high.unit) == (10, "%")
    assert amounts("between 26 and 35 men")[0].until == 35


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("the twenty-first day", "ordinal", 21),
        ("the 21st day", "ordinal", 21),
        ("the third wave", "ordinal", 3),
        ("dozens of men", "vague", 12),
        ("тисячами", "vague", 1000),
        ("it fell twice", "multiple", 2),
    ],
)
def test_a_number_has_its_kind(text: str, kind: str, value: float) -> None:
    (amount,) = amounts(text)

    assert (amount.kind, amount.value) == (kind, value)


def test_a_decade_and_a_year_are_told_apart() -> None:
    decade, year = amounts("the 1990s and 1994")

    assert decade.decade
    assert not year.decade
    assert year.looks_like_a_year
    assert not amounts("£1994")[0].looks_like_a_year


@given(st.integers(min_value=1000, max_value=999_999_999))
def test_grouping_never_changes_a_value(number: int) -> None:
    plain, grouped = amounts(str(number)), amounts(f"{number:,}")

    assert plain[0].same_value(grouped[0])


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    for amount in amounts(text):
        assert isinstance(amount, Amount)
        assert 0 <= amount.start < amount.end <= len(text)
