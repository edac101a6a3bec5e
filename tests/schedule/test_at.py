"""When a brief is due, through the hours that daylight saving skips and repeats."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import ConfigError
from briefer.schedule import At, due_slot, next_time, slot, slot_day

KYIV = ZoneInfo("Europe/Kyiv")
ZONES = (
    "UTC", "Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "America/St_Johns", "Africa/Casablanca", "Pacific/Chatham",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "canonical", "kind"),
    [
        ("07:00", "07:00", "daily"),
        ("7:05", "07:05", "daily"),
        (" 23:59 ", "23:59", "daily"),
        ("Mon 07:00", "Mon 07:00", "weekly"),
        ("monday 7:00", "Mon 07:00", "weekly"),
        ("SUN  0:00", "Sun 00:00", "weekly"),
    ],
)
def test_a_time_is_read(text: str, canonical: str, kind: str) -> None:
    at = At.parse(text)

    assert (str(at), at.kind) == (canonical, kind)
    assert At.parse(str(at)) == at


@pytest.mark.parametrize(
    "text",
    ["", "7", "24:00", "07:60", "7:5", "07.00", "7pm", "Mo 07:00", "mond 07:00", "07:00 Mon",
     "Mon", "0 7 * * *", "07:00:00", "٠٧:٠٠", "tomorrow 07:00", "-1:00"],
)  # fmt: skip
def test_what_is_no_time_is_refused_by_its_value(text: str) -> None:
    with pytest.raises(ConfigError, match="is not a time of day; write it like") as caught:
        At.parse(text)

    assert repr(text) in str(caught.value)


@pytest.mark.parametrize(
    ("at", "now", "expected"),
    [
        ("07:00", "2026-11-22T04:59:59+00:00", "2026-11-22T05:00:00+00:00"),
        ("07:00", "2026-11-22T05:00:00+00:00", "2026-11-23T05:00:00+00:00"),
        ("07:00", "2026-03-28T12:00:00+00:00", "2026-03-29T04:00:00+00:00"),
        ("Mon 07:00", "2026-11-22T12:00:00+00:00", "2026-11-23T05:00:00+00:00"),
        ("Sun 07:00", "2026-11-22T05:00:00+00:00", "2026-11-29T05:00:00+00:00"),
        ("03:30", "2027-03-27T12:00:00+00:00", "2027-03-28T01:00:00+00:00"),
        ("03:30", "2026-10-24T12:00:00+00:00", "2026-10-25T00:30:00+00:00"),
        ("03:30", "2026-10-25T00:30:00+00:00", "2026-10-26T01:30:00+00:00"),
        ("00:30", "2026-11-21T22:00:00+00:00", "2026-11-21T22:30:00+00:00"),
    ],
    ids=[
        "today", "not-now-but-next", "after-the-clocks-changed", "weekly", "weekly-next-week",
        "skipped-hour-is-04:00", "repeated-hour-first", "repeated-hour-once", "past-midnight-utc",
    ],
)  # fmt: skip
def test_the_next_time(at: str, now: str, expected: str) -> None:
    found = next_time(At.parse(at), KYIV, datetime.fromisoformat(now))

    assert found == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("zone", "at", "now", "local"),
    [
        ("America/New_York", "02:30", "2027-03-13T12:00:00+00:00", "2027-03-14 03:00"),
        ("Australia/Lord_Howe", "02:15", "2026-10-03T00:00:00+00:00", "2026-10-04 02:30"),
        ("Pacific/Apia", "07:00", "2011-12-29T20:00:00+00:00", "2011-12-31 00:00"),
    ],
    ids=["one-hour", "half-an-hour", "a-whole-day"],
)
def test_a_skipped_time_is_the_end_of_the_gap(zone: str, at: str, now: str, local: str) -> None:
    place = ZoneInfo(zone)

    found = next_time(At.parse(at), place, datetime.fromisoformat(now))

    assert f"{found.astimezone(place):%Y-%m-%d %H:%M}" == local


_moments = st.integers(946_684_800, 2_840_140_800).map(lambda s: datetime.fromtimestamp(s, UTC))
_times = st.builds(At, st.integers(0, 23), st.integers(0, 59), st.none() | st.integers(0, 6))


@given(_times, st.sampled_from(ZONES), _moments)
def test_each_local_day_has_one_time_and_it_is_its_own(at: At, zone: str, now: datetime) -> None:
    place = ZoneInfo(zone)

    found = next_time(at, place, now)

    assert now < found <= now + timedelta(days=8 if at.weekday is not None else 2)
    local = found.astimezone(place)
    wanted = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    # Either the wall shows the time asked for, or that time does not exist and the gap ends here.
    exists = wanted.astimezone(UTC).astimezone(place).replace(tzinfo=None) == wanted.replace(
        tzinfo=None
    )
    assert (local.hour, local.minute) == (at.hour, at.minute) or not exists
    assert next_time(at, place, found) > found + timedelta(hours=20)


@given(_times, st.sampled_from(ZONES), _moments)
def test_a_late_run_falls_into_the_slot_it_missed(at: At, zone: str, now: datetime) -> None:
    place = ZoneInfo(zone)
    due = next_time(at, place, now)

    assert due_slot(at, place, due) == due_slot(at, place, due + timedelta(hours=5))
    assert due_slot(at, place, due) != due_slot(at, place, due - timedelta(microseconds=1))


def test_a_slot_is_named_by_day_and_zone_never_by_the_clock() -> None:
    assert slot(date(2026, 11, 22), "Europe/Kyiv", "daily") == "2026-11-22 Europe/Kyiv daily"
    assert slot(date(2026, 11, 22), "Europe/Kyiv", "weekly") == "2026-W47 Europe/Kyiv weekly"
    assert slot(date(2027, 1, 1), "UTC", "weekly") == "2026-W53 UTC weekly"


def test_the_repeated_hour_is_one_slot() -> None:
    at = At.parse("03:30")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert due_slot(at, KYIV, first) == due_slot(at, KYIV, first + timedelta(hours=1))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-11-22 Europe/Kyiv daily", "2026-11-22"),
        ("2026-W47 Europe/Kyiv weekly", "2026-W47"),
        ("../x", "undated"),
        ("", "undated"),
    ],
)
def test_the_day_of_a_slot_is_safe_in_a_path(name: str, day: str) -> None:
    assert slot_day(name) == day
