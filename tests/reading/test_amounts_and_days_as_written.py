"""Parts of a whole, bounds in five languages, weekdays past and to come."""

from __future__ import annotations

from datetime import date

import pytest

from briefer.reading.amounts import amounts
from briefer.reading.moments import agrees, moments
from briefer.text.sentences import sentence_spans

THURSDAY = date(2025, 5, 8)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("a third of the crop", 1 / 3),
        ("one third of the crop", 1 / 3),
        ("two thirds voted", 2 / 3),
        ("three-quarters of the seats", 0.75),
        ("a fifth of its orders", 0.2),
        ("третина врожаю", 1 / 3),
    ],
)
def test_parts_of_a_whole_are_shares(text: str, share: float) -> None:
    (found,) = amounts(text)

    assert found.unit == "share"
    assert found.value == pytest.approx(share)


@pytest.mark.parametrize("text", ["a third man", "the third of the brothers", "a second of pause"])
def test_an_ordinal_is_no_part(text: str) -> None:
    assert all(found.unit != "share" for found in amounts(text))


def test_a_scale_by_itself_counts_one() -> None:
    assert [found.value for found in amounts("мільйон гривень")] == [1_000_000]
    assert [found.value for found in amounts("кілька тисяч")] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 5 dead", "at least"),
        ("щонайменше 5 загиблих", "at least"),
        ("mindestens 5 Tote", "at least"),
        ("au moins 5 morts", "at least"),
        ("a speed limit of 15 km", "at most"),
        ("bis zu 15 km", "at most"),
        ("jusqu'à 15 km", "at most"),
        ("über 20 Menschen", "more than"),
        ("plus de 20 personnes", "more than"),
        ("свыше 20 человек", "more than"),
        ("moins de 20 personnes", "less than"),
        ("etwa 20 Menschen", "about"),
    ],
)
def test_a_bound_is_read_in_every_language(text: str, bound: str) -> None:
    assert amounts(text)[0].qualifier == bound


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The nurses will vote on Monday.", date(2025, 5, 12)),
        ("On Monday the nurses will vote.", date(2025, 5, 12)),
        ("The nurses voted on Monday, the union said.", date(2025, 5, 5)),
        ("They will vote, the union said on Monday.", date(2025, 5, 5)),
    ],
)
def test_a_weekday_is_past_or_to_come_by_what_stands_nearest(text: str, day: date) -> None:
    assert moments(text, written=THURSDAY)[0].day == day


def test_where_nothing_tells_a_weekday_may_be_either() -> None:
    (bare,) = moments("a match on Monday", written=THURSDAY)
    (to_come,) = moments("12 May 2025")
    (past,) = moments("5 May 2025")

    assert agrees(to_come, bare)
    assert agrees(past, bare)


def test_a_year_behind_mid_is_a_year() -> None:
    assert [m.year for m in moments("the mid-2022 rate")] == [2022]


def test_an_ordinal_of_a_date_ends_no_sentence() -> None:
    text = "Die Mannschaft verlängerte am 22. November mit dem Trainer. Sie gewann danach."

    assert len(sentence_spans(text, language="de")) == 2
