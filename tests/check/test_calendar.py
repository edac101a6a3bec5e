"""Dates: the same day in any order, relative ones by the article's day."""

from __future__ import annotations

from datetime import date

import pytest

from briefer.reading.moments import Moment, moments

DAY = date(2023, 3, 23)  # a Thursday


def parts(moment: Moment) -> tuple[int | None, int | None, int | None]:
    return moment.day_of_month, moment.month, moment.year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 9 April 2021", [(9, 4, 2021)]),
        ("on April 9, 2021", [(9, 4, 2021)]),
        ("on the 9th of April", [(9, 4, None)]),
        ("on 2021-04-09", [(9, 4, 2021)]),
        ("on Jan. 18", [(18, 1, None)]),
        ("22 березня 2023 року", [(22, 3, 2023)]),
        ("5 марта", [(5, 3, None)]),
        ("in May", [(None, 5, None)]),
        ("He may come. May he come?", []),
        ("in 2014 and 2015", [(None, None, 2014), (None, None, 2015)]),
        ("in 2014-15", [(None, None, 2014), (None, None, 2015)]),
        ("2,014 men", []),
        ("2021-13-45", [(None, None, 2021)]),
    ],
)
def test_a_date_is_read_in_any_order(
    text: str, expected: list[tuple[int | None, int | None, int | None]]
) -> None:
    assert [parts(moment) for moment in moments(text)] == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Wednesday", date(2023, 3, 22)),
        ("on Thursday", date(2023, 3, 23)),
        ("yesterday", date(2023, 3, 22)),
        ("tomorrow", date(2023, 3, 24)),
        ("вчора", date(2023, 3, 22)),
        ("у вівторок", date(2023, 3, 21)),
        ("on 20 March", date(2023, 3, 20)),
        ("on 20 December", date(2022, 12, 20)),
        ("on 31 February", None),
    ],
)
def test_a_day_is_reckoned_from_the_day_of_the_article(text: str, day: date | None) -> None:
    assert moments(text, written=DAY)[0].day == day


def test_without_the_articles_day_nothing_is_reckoned() -> None:
    assert moments("on Wednesday")[0].day is None


def test_last_year_is_a_year_and_overnight_a_time_of_day() -> None:
    assert moments("last year", written=DAY)[0].year == 2022
    assert moments("overnight")[0].period == "night"
    assert moments("the 1990s")[0].decade
    assert moments("the 1990s")[0].is_bare_year
    assert moments("last week")[0].relative == "week-1"
