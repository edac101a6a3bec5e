"""Days, spans and the window they make. Pure: the caller says what time it is."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from briefer.errors import UsageError
from briefer.model import Window

_EARLIEST, _LATEST = 1900, 9000  # beyond them the arithmetic of days ends
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def span(text: str) -> timedelta:
    """`72h`, `3d`, `2w` or `90m` as a length of time; anything else is a ValueError.

    >>> span("72h")
    datetime.timedelta(days=3)
    """
    found = re.fullmatch(r"\s*(\d{1,5})\s*([mhdw])\s*", text)
    if not found or int(found[1]) == 0:
        raise ValueError(f"{text!r} is not a span of time; write it like 24h, 3d or 2w")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def span_text(length: timedelta) -> str:
    """The span as it is written, in the largest unit that holds it whole.

    >>> span_text(timedelta(hours=36))
    '36h'
    """
    lengths = {"w": 10080, "d": 1440, "h": 60, "m": 1}  # minutes
    minutes = length // timedelta(minutes=1)
    unit = next(unit for unit, size in lengths.items() if minutes % size == 0)
    return f"{minutes // lengths[unit]}{unit}"


def day(text: str) -> date:
    """`2023-03-22` as a day; UsageError says how to write it."""
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--date {text!r} is not a day; write it like 2023-03-22") from error
    if not _EARLIEST <= found.year <= _LATEST:
        raise UsageError(f"--date {text!r} is outside the years {_EARLIEST} to {_LATEST}")
    return found


def end_of(chosen: date | None, *, zone: ZoneInfo, now: datetime) -> datetime:
    """The "now" of that day in UTC: its end in the zone, or the real now if the day is today."""
    if chosen is None or chosen == now.astimezone(zone).date():
        return now.astimezone(UTC)
    midnight = datetime.combine(chosen + timedelta(days=1), datetime.min.time(), tzinfo=zone)
    return midnight.astimezone(UTC)


def window(until: datetime, since: timedelta) -> Window:
    """The span that ends at `until`, counted in elapsed time."""
    return Window(until.astimezone(UTC) - since, until)


def begin_of(until: datetime, length: str, *, zone: ZoneInfo) -> datetime:
    """When a span of that length begins that ends at `until`, in UTC.

    Days and weeks are those of the calendar: the same time of day in the zone, whatever the clocks
    did between. Hours and minutes are elapsed time.
    """
    if length.strip()[-1:] not in ("d", "w"):
        return until.astimezone(UTC) - span(length)
    local = until.astimezone(zone)
    midnight = datetime.combine(local.date(), datetime.min.time(), tzinfo=zone)
    if midnight.astimezone(UTC) == until:  # a day whose midnight the clocks skip begins at 01:00
        local = midnight
    begin = local.replace(tzinfo=None, fold=0) - span(length)
    return min(begin.replace(tzinfo=zone).astimezone(UTC), until - timedelta(microseconds=1))
