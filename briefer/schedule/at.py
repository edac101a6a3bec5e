"""A time of day and a zone in, moments and slots out. Pure: the caller says what time it is.

A slot is named by the local day (or ISO week) and the zone, never by the clock, so the hour
that daylight saving repeats and a run that comes late fall into the slot they belong to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Literal
from zoneinfo import ZoneInfo

from briefer.errors import ConfigError

Kind = Literal["daily", "weekly"]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AT = re.compile(r"(?:([A-Za-z]+)\s+)?(\d{1,2}):(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class At:
    """A local time of day, on every day or on one weekday (0 is Monday)."""

    hour: int
    minute: int
    weekday: int | None = None

    @classmethod
    def parse(cls, text: str) -> At:
        """`07:00` for every day, `Mon 07:00` for one of the week; ConfigError for anything else.

        >>> str(At.parse("monday 7:00"))
        'Mon 07:00'
        """
        found = _AT.fullmatch(text.strip())
        if not found or int(found[2]) > 23 or int(found[3]) > 59:
            raise ConfigError(_not_a_time(text))
        weekday = _weekday(found[1]) if found[1] else None
        if found[1] and weekday is None:
            raise ConfigError(_not_a_time(text))
        return cls(int(found[2]), int(found[3]), weekday)

    @property
    def kind(self) -> Kind:
        return "daily" if self.weekday is None else "weekly"

    @property
    def day_name(self) -> str | None:
        return None if self.weekday is None else _DAYS[self.weekday]

    def falls_on(self, day: date) -> bool:
        return self.weekday is None or day.weekday() == self.weekday

    def __str__(self) -> str:
        clock = f"{self.hour:02}:{self.minute:02}"
        return clock if self.weekday is None else f"{_DAYS[self.weekday]} {clock}"


def slot(day: date, zone: str, kind: Kind) -> str:
    """The name of what is delivered once: the local day, or the ISO week it lies in.

    >>> slot(date(2026, 11, 22), "Europe/Kyiv", "daily")
    '2026-11-22 Europe/Kyiv daily'
    >>> slot(date(2026, 11, 22), "Europe/Kyiv", "weekly")
    '2026-W47 Europe/Kyiv weekly'
    """
    if kind == "daily":
        return f"{day.isoformat()} {zone} daily"
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02} {zone} weekly"


def slot_day(name: str) -> str:
    """The day or week a slot is named by, safe in a file name."""
    return re.sub(r"[^0-9W-]", "", name.split(" ", 1)[0]) or "undated"


def next_time(at: At, zone: ZoneInfo, now: datetime) -> datetime:
    """The first moment after `now` at which it is due, in UTC.

    A time that daylight saving skips is the first valid one after it; one that comes twice
    is the first of the two.
    """
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=n) for n in count(-1))
    moments = (_moment(day, at, zone) for day in days if at.falls_on(day))
    return next(moment for moment in moments if moment > now)


def due_slot(at: At, zone: ZoneInfo, now: datetime) -> str:
    """The slot of the last time it was due: where a run belongs that comes late."""
    return slot(_last_day(at, zone, now), zone.key, at.kind)


def last_time(at: At, zone: ZoneInfo, now: datetime) -> datetime:
    """The last moment up to `now` at which it was due, in UTC."""
    return _moment(_last_day(at, zone, now), at, zone)


def end_of_slot(name: str) -> datetime:
    """When that slot is over, in UTC: the midnight after its day or week.

    >>> end_of_slot("2026-11-22 Europe/Kyiv daily").isoformat()
    '2026-11-22T22:00:00+00:00'
    """
    first, zone, kind = name.split(" ")
    if kind == "daily":
        last = date.fromisoformat(first)
    else:
        last = date.fromisocalendar(int(first[:4]), int(first[6:]), 7)
    midnight = datetime.combine(last + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
    return midnight.astimezone(UTC)


# ---------------------------------------------------------------- local time to UTC


def _last_day(at: At, zone: ZoneInfo, now: datetime) -> date:
    today = now.astimezone(zone).date()
    days = (today - timedelta(days=n) for n in count(-1))
    return next(day for day in days if at.falls_on(day) and _moment(day, at, zone) <= now)


def _moment(day: date, at: At, zone: ZoneInfo) -> datetime:
    wanted = datetime.combine(day, time(at.hour, at.minute), tzinfo=zone)
    moment = wanted.astimezone(UTC)
    exists = moment.astimezone(zone).replace(tzinfo=None) == wanted.replace(tzinfo=None)
    return moment if exists else _end_of_gap(wanted)


def _end_of_gap(wanted: datetime) -> datetime:
    """The moment the clocks jump: between the readings with the offset after and before it."""
    low, high = (wanted.replace(fold=fold).astimezone(UTC) for fold in (1, 0))
    before = low.astimezone(wanted.tzinfo).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        still = middle.astimezone(wanted.tzinfo).utcoffset() == before
        low, high = (middle, high) if still else (low, middle)
    return high.replace(microsecond=0)


def _weekday(name: str) -> int | None:
    plain = name.lower()
    found = (n for n, full in enumerate(_FULL_DAYS) if plain in (full, full[:3]))
    return next(found, None)


def _not_a_time(text: str) -> str:
    return f'at = {text!r} is not a time of day; write it like "07:00", or "Mon 07:00" for weekly'
