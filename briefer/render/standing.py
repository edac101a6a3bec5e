"""A line of a brief in, who says it and when out: `Quay Times and Oldport Post, 15:48`. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from briefer.model import Announced, Brief, Bullet
from briefer.model.construction import distinct
from briefer.render.locale import Tongue
from briefer.render.numbered import Numbered
from briefer.text.hygiene import clean_line

_NAMED: Final = 3  # publishers that are named; the others are counted
_WEEK: Final = timedelta(days=6)  # within it a weekday says enough


def who_and_when(bullet: Bullet, *, brief: Brief, zone: tzinfo, tongue: Tongue) -> str:
    """The independent publishers of that fact, and when the cited report of it appeared.

    A brief that was saved before they were counted names those whose articles are cited.
    """
    who = listed(publishers_of(bullet), tongue)
    first = bullet.citations[0].article
    when = time_text(first.published, brief=brief, zone=zone, tongue=tongue)
    return ", ".join(filter(None, (who, when)))


def publishers_of(bullet: Bullet) -> tuple[str, ...]:
    """The names of the independent publishers of that fact, else of those that are cited."""
    cited = [citation.article.publisher for citation in bullet.citations]
    return tuple(filter(None, distinct(clean_line(n) for n in bullet.publishers or cited)))


def said_by(bullet: Bullet, tongue: Tongue) -> str:
    """The publishers as they are said: `A and B` say the same, `A; B` each a part of the line."""
    names = publishers_of(bullet)
    return listed(names, tongue) if bullet.publishers or len(names) != 2 else "; ".join(names)


def listed(names: Sequence[str], tongue: Tongue) -> str:
    """Names as they are said, the first by name and the others counted."""
    if len(names) > _NAMED:
        first, more = ", ".join(names[: _NAMED - 1]), len(names) - _NAMED + 1
        return tongue.say("{names} and {more} more", names=first, more=f"{more}")
    if len(names) < 2:
        return "".join(names)
    both = {"names": ", ".join(names[:-1]), "last": names[-1]}
    return tongue.say("{names} and {last}", **both)


def time_text(moment: datetime | None, *, brief: Brief, zone: tzinfo, tongue: Tongue) -> str:
    """The hour; of another day than the brief's its weekday, of another week the date.

    An article with only a day stands at 00:00 UTC and has no hour.
    """
    if moment is None:
        return ""
    whole_day = (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)
    local = moment if whole_day else moment.astimezone(zone)
    last = (brief.window.until - timedelta(microseconds=1)).astimezone(zone).date()
    apart = last - local.date()
    day = "" if not apart else _day(local.date(), near=timedelta() < apart <= _WEEK, tongue=tongue)
    hour = "" if whole_day else f"{local:%H:%M}"
    return f"{day} {hour}".strip()


def _day(day: date, *, near: bool, tongue: Tongue) -> str:
    return tongue.weekday(day) if near else tongue.short_date(day)


def coming_text(item: Announced, *, brief: Brief, zone: tzinfo, tongue: Tongue) -> str:
    """The day of what is announced: `14 June`, with the year where it is another; or nothing."""
    if item.day is None:
        return ""
    this_year = brief.window.until.astimezone(zone).year
    return tongue.short_date(item.day) if item.day.year == this_year else tongue.dated(item.day)


def is_colour(found: Numbered, brief: Brief) -> bool:
    """Whether a section is one line of one publisher that has no place on top: it stands last."""
    if not found.alone or found.disagreements:
        return False
    ((_, bullet),) = found.bullets
    names = bullet.publishers or found.section.publishers
    places = {citation.place for citation in bullet.citations}
    on_top = {citation.place for citation in brief.lead.citations}
    return len(distinct(names)) <= 1 and not (places & on_top)


def parted(
    shown: Sequence[Numbered], brief: Brief
) -> tuple[tuple[Numbered, ...], tuple[Numbered, ...]]:
    """The sections that are told, and the single lines that stand together as one at the end.

    Where nothing but single lines is there, each is told.
    """
    last = [is_colour(found, brief) for found in shown]
    colour = tuple(found for found, is_last in zip(shown, last, strict=True) if is_last)
    told = tuple(found for found, is_last in zip(shown, last, strict=True) if not is_last)
    return (told, colour) if told and len(colour) > 1 else (tuple(shown), ())
