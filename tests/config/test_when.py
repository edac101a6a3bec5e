"""Days, spans and windows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from briefer.errors import UsageError
from briefer.schedule.days import begin_of, day, end_of, span, window

KYIV = ZoneInfo("Europe/Kyiv")


def test_a_past_day_ends_at_local_midnight() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)

    assert end_of(date(2023, 3, 23), zone=KYIV, now=now) == datetime(2023, 3, 23, 22, tzinfo=UTC)


def test_today_ends_now() -> None:
    now = datetime(2026, 1, 1, 23, 30, tzinfo=UTC)  # 2 January in Kyiv

    assert end_of(date(2026, 1, 2), zone=KYIV, now=now) == now
    assert end_of(None, zone=KYIV, now=now) == now


def test_the_day_of_a_clock_change_still_ends_at_midnight() -> None:
    now = datetime(2026, 12, 1, tzinfo=UTC)

    assert end_of(date(2026, 10, 25), zone=KYIV, now=now) == datetime(2026, 10, 25, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "length"),
    [("90m", timedelta(minutes=90)), ("72h", timedelta(days=3)), ("2w", timedelta(days=14))],
)
def test_a_span_is_a_number_and_a_letter(text: str, length: timedelta) -> None:
    assert span(text) == length


@pytest.mark.parametrize("text", ["", "0h", "-3d", "3", "three days", "3y"])
def test_anything_else_is_no_span(text: str) -> None:
    with pytest.raises(ValueError, match="24h, 3d or 2w"):
        span(text)


def test_a_bad_day_says_how_to_write_one() -> None:
    with pytest.raises(UsageError, match="2023-03-22"):
        day("22.3.2023")


def test_a_window_counts_elapsed_time() -> None:
    until = datetime(2026, 10, 25, 22, tzinfo=UTC)

    assert window(until, timedelta(hours=24)).since == datetime(2026, 10, 24, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("length", "hours"), [("1d", 25), ("24h", 24), ("7d", 7 * 24 + 1), ("1w", 7 * 24 + 1)]
)
def test_days_of_the_calendar_are_no_24_hours(length: str, hours: int) -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    until = datetime(2026, 10, 25, 7, tzinfo=kyiv).astimezone(UTC)

    assert until - begin_of(until, length, zone=kyiv) == timedelta(hours=hours)


@pytest.mark.parametrize("zone", ["America/Havana", "Asia/Beirut", "America/Santiago"])
def test_days_follow_each_other_without_gap_where_midnight_is_skipped_or_comes_twice(
    zone: str,
) -> None:
    chosen = ZoneInfo(zone)
    now = datetime(2030, 1, 1, tzinfo=UTC)
    for number in range(366):
        day = date(2026, 1, 1) + timedelta(days=number)
        end = end_of(day, zone=chosen, now=now)
        before = end_of(day - timedelta(days=1), zone=chosen, now=now)
        assert begin_of(end, "1d", zone=chosen) == before
