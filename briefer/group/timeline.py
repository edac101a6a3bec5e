"""A story in, its articles per hour and publisher out, as numbers and as text. Pure."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from briefer.model import Story

_HOUR = timedelta(hours=1)
_SHADES = " ░▒▓█"
_NAME_WIDTH = 20
_NOBODY = "unknown publisher"
_STEPS = (1, 2, 3, 6, 12, 24, 48, 96, 168, 336)  # hours between two marks of the axis
_MARK_WIDTH = 7  # columns of a terminal; "06:00" or "20 Mar" and what keeps them apart


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many articles each publisher had in each span; `rows` by first appearance.

    `start` is a full hour in UTC; every span is `hours` long. Articles without a date are
    counted in `undated` only.
    """

    start: datetime | None
    hours: int
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    undated: int = 0

    @property
    def spans(self) -> int:
        return len(self.rows[0][1]) if self.rows else 0


def timeline(story: Story, *, widest: int = 72) -> Timeline:
    """Articles of a story per hour and publisher; longer spans when it would be over `widest`."""
    dated = sorted((a.dated, a.publisher or _NOBODY) for a in story.articles if a.dated is not None)
    undated = len(story.articles) - len(dated)
    if not dated:
        return Timeline(None, 1, (), undated)
    start = dated[0][0].astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    hours = 1 + int((dated[-1][0] - start) / _HOUR)
    step = -(-hours // widest)
    counts = Counter((name, int((when - start) / _HOUR) // step) for when, name in dated)
    names = tuple(dict.fromkeys(name for _, name in dated))
    spans = range(-(-hours // step))
    rows = tuple((name, tuple(counts[name, span] for span in spans)) for name in names)
    return Timeline(start, step, rows, undated)


def as_text(line: Timeline, *, zone: tzinfo = UTC) -> str:
    """The picture for a terminal: a line a publisher, a column a span, darker is more."""
    if line.start is None:
        return f"no dates (articles: {line.undated})\n"
    most = max(max(counts) for _, counts in line.rows)
    lines = [f"{_fitted(name)} {_bar(counts, most)} {sum(counts)}" for name, counts in line.rows]
    axis = [_axis(line, zone)] if line.spans >= _MARK_WIDTH else []
    more = [f"without a date: {line.undated}"] if line.undated else []
    foot = f"{span_said(line, zone)}, one column = {every(line)}"
    return "\n".join([*lines, *axis, foot, *more]) + "\n"


def marks(line: Timeline, zone: tzinfo, *, room: float) -> list[tuple[float, datetime, int]]:
    """Round times of day or days, at least `room` spans apart: place in spans, time, step."""
    if line.start is None:
        return []
    hours = line.hours * room
    step = next((step for step in _STEPS if step >= hours), 168 * math.ceil(hours / 168))
    start = _local(line.start, zone)
    when = start.replace(hour=0, minute=0, second=0, microsecond=0)
    found = []
    # Through UTC: two times of one zone are subtracted as if no clock were ever put forward.
    while (place := (_local(when, UTC) - line.start) / _HOUR / line.hours) < line.spans:
        if place >= 0:
            found.append((place, when, step))
        if (following := _later(when, step)) == when:
            break
        when = following
    return found or [(0.0, start, step)]


def _axis(line: Timeline, zone: tzinfo) -> str:
    """The marks under the columns of a terminal: hours, and at midnight the day."""
    drawn = ""
    for place, when, _ in marks(line, zone, room=_MARK_WIDTH):
        said = f"{when:%H:%M}" if when.hour or when.minute else day_said(when)
        drawn = drawn.ljust(_NAME_WIDTH + 1 + math.floor(place)) + said
    return drawn


def span_said(line: Timeline, zone: tzinfo) -> str:
    """From when to when the timeline reaches."""
    if line.start is None:
        return ""
    end = _later(line.start, line.hours * line.spans)
    return f"{_time(line.start, zone)} to {_time(end, zone)}"


def every(line: Timeline) -> str:
    """How long one span is."""
    return "1 hour" if line.hours == 1 else f"{line.hours} hours"


def _bar(counts: tuple[int, ...], most: int) -> str:
    return "".join(_SHADES[-(-4 * times // most)] for times in counts)


def _fitted(name: str) -> str:
    return _cut(name, _NAME_WIDTH).ljust(_NAME_WIDTH)


def _cut(name: str, width: int) -> str:
    plain = one_line(name)
    return plain if len(plain) <= width else plain[: width - 1] + "…"


def one_line(name: str) -> str:
    """The text on one line, without signs that cannot be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _later(when: datetime, hours: int) -> datetime:
    """So many hours on, as clocks on the wall count them; the end of time is the latest."""
    try:
        return when + hours * _HOUR
    except OverflowError:
        return datetime.max.replace(tzinfo=when.tzinfo)


def _local(when: datetime, zone: tzinfo) -> datetime:
    try:
        return when.astimezone(zone)
    except OverflowError:  # at the very ends of the calendar
        return when


def _time(when: datetime, zone: tzinfo) -> str:
    return _local(when, zone).strftime("%Y-%m-%d %H:%M")


def day_said(when: datetime) -> str:
    """The day without its year, short enough for an axis."""
    return f"{when.day} {when:%b}"
