"""Text in, the dates and times it names out, relative ones resolved where they can be. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefer.languages.known import LANGUAGES, merged
from briefer.languages.together import VERBS, rule_words

_TELLING = 5  # letters of a name that is no word of another language
_MONTHS = {
    name: number
    for language in LANGUAGES.values()
    for number, names in enumerate(language.calendar.months, start=1)
    for name in names
    if language.rules != "none" or len(name) >= _TELLING
}
_WEEKDAYS = {
    name: number
    for language in LANGUAGES.values()
    for number, names in enumerate(language.calendar.weekdays)
    for name in names
    if language.rules != "none" or len(name) >= _TELLING
}
_DAYS_AWAY = merged(lambda language: language.calendar.days_away)
_PERIODS = merged(lambda language: language.calendar.periods)
_WAYS = merged(lambda language: language.calendar.ways)
_UNITS = merged(lambda language: language.calendar.units)

_month = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+of)?\s+)?(?P<m>{_month})\b\.?"
    rf"(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:%]))?(?:,?\s+(?P<y>(?:1[5-9]|20)\d\d)\b)?"
)
_CLOCK = re.compile(
    r"(?<![\d:.,])(?P<h>\d{1,2})(?::(?P<min>\d\d))?(?:\s*(?P<half>[ap]\.?m)\b\.?)?(?![\d:])"
)
_ISO = re.compile(r"\b(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b")
_YEAR = re.compile(
    r"(?:(?<![\d.,£$€-])|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-)|(?<=\bearly-)|(?<=\blate-))\b((?:1[5-9]|20)\d\d)(?P<decade>s)?\b(?![,.]?\d)(?!\s*%)"
)
_YEAR_SPAN = re.compile(r"\b((?:1[5-9]|20)\d\d)[-/–](\d\d|(?:1[5-9]|20)\d\d)\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b")
_AWAY = re.compile(rf"\b({'|'.join(_DAYS_AWAY)})\b")
_RELATIVE = re.compile(rf"\b(?P<way>{'|'.join(_WAYS)})\s+(?P<unit>{'|'.join(_UNITS)})\b")
_PERIOD = re.compile(rf"\b({'|'.join(_PERIODS)})\b")
_DIGIT = re.compile(r"\d")
WEEK = 7  # days
_DECADE = 10  # years
_CUE = 80  # characters before a weekday that tell whether it is to come
_CUE_BORDER = re.compile(r"[.;:!?]\s")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_AHEAD, _BEHIND = rule_words("moments.ahead"), rule_words("moments.behind")
_LONGEST_SPAN = 60  # years; `2021-13` is no span
_AMBIGUOUS = rule_words("moments.ambiguous")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time as named: the parts that are known. `day` is resolved where it can be.

    `way` of a bare weekday: 1 to come, -1 past, 0 where the sentence does not tell.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day_of_month: int | None = None
    weekday: int | None = None
    decade: bool = False
    relative: str = ""
    period: str = ""
    way: int = 0
    day: date | None = None

    @property
    def is_bare_year(self) -> bool:
        return self.year is not None and self.month is None


def moments(text: str, *, written: date | None = None) -> tuple[Moment, ...]:
    """Every date, weekday, year and relative time of the text; `written` is the article's day.

    >>> [(m.month, m.day_of_month, m.year) for m in moments("on 9 April, or March 3, 2021")]
    [(4, 9, None), (3, 3, 2021)]
    >>> [m.day for m in moments("on Wednesday", written=date(2023, 3, 23))]
    [datetime.date(2023, 3, 22)]
    """
    plain = _same_length_lower(text)
    found = [*_dates(plain, text), *_weekdays(plain, text), *_relatives(plain)]
    if _DIGIT.search(plain):
        found = [*_isos(plain), *found, *_clocks(plain)]
        taken = [(moment.start, moment.end) for moment in found]
        found += [m for m in _years(plain) if not any(s <= m.start < e for s, e in taken)]
    return tuple(sorted((_resolved(m, written) for m in found), key=lambda m: (m.start, m.end)))


def agrees(claim: Moment, source: Moment) -> bool:
    """Whether the claim's date says nothing that the source's does not."""
    if claim.day and source.day:
        return claim.day == source.day or _week_on(claim, source)
    if claim.period or source.period:
        return claim.period == source.period
    if claim.decade and source.is_bare_year and not source.decade:
        return claim.year is not None and source.year in range(claim.year, claim.year + _DECADE)
    if claim.decade != source.decade:
        return False
    parts = ("year", "month", "day_of_month", "weekday", "relative")
    wanted = [(getattr(claim, part), getattr(source, part)) for part in parts]
    known = [(want, has) for want, has in wanted if want not in {None, ""}]
    return bool(known) and all(want == has for want, has in known)


def _week_on(claim: Moment, source: Moment) -> bool:
    """Where a sentence does not tell, a bare weekday may be the one past or the one to come."""
    bare = [m for m in (claim, source) if m.weekday is not None and not m.month]
    if not bare or claim.day is None or source.day is None or source not in bare:
        return False
    return abs((claim.day - source.day).days) == WEEK and any(not m.way for m in bare)


def composed(moment: Moment, near: Sequence[Moment]) -> bool:
    """`August 2017` where one sentence has the month and another the year."""
    if moment.year is None or moment.month is None:
        return False
    months = any(
        o.month == moment.month and o.day_of_month == moment.day_of_month and o.year is None
        for o in near
    )
    return months and any(o.year == moment.year and not o.decade for o in near)


def _same_length_lower(text: str) -> str:
    lowered = text.lower().replace("’", "'").replace("ʼ", "'")
    return lowered if len(lowered) == len(text) else text


def _clocks(plain: str) -> list[Moment]:
    """Times of day, as hours and minutes of 24: 6:40 p.m. is 18:40."""
    found = []
    for match in _CLOCK.finditer(plain):
        hour, minute = int(match["h"]), int(match["min"] or 0)
        half = (match["half"] or "").replace(".", "")
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour <= 24 and minute < 60 and (match["min"] or half):
            clock = f"{hour % 24:02}:{minute:02}"
            found.append(Moment(match.start(), match.end(), period=clock))
    return found


def _isos(plain: str) -> list[Moment]:
    found = [
        Moment(match.start(), match.end(), int(match["y"]), int(match["m"]), int(match["d"]))
        for match in _ISO.finditer(plain)
    ]
    return [m for m in found if (m.month or 13) <= 12 and (m.day_of_month or 32) <= 31]


def _dates(plain: str, text: str) -> list[Moment]:
    found = []
    for match in _DATE.finditer(plain):
        name, day = match["m"], match["d1"] or match["d2"]
        if (
            name in _AMBIGUOUS
            and not day
            and not match["y"]
            and not text[match.start("m")].isupper()
        ):
            continue
        if name == "may" and not day and not match["y"] and not _month_before(plain, match.start()):
            continue
        year = int(match["y"]) if match["y"] else None
        number = int(day) if day and 1 <= int(day) <= 31 else None
        found.append(Moment(match.start(), match.end(), year, _MONTHS[name], number))
    return found


def _month_before(plain: str, start: int) -> bool:
    """`in May` and `since May` name the month, `May` at a sentence's start may be a verb."""
    before = plain[max(0, start - 10) : start].split()
    return bool(before) and before[-1] in {
        "in", "last", "next", "since", "until", "by", "of", "this", "early", "late", "mid", "from",
    }  # fmt: skip


def _weekdays(plain: str, text: str) -> list[Moment]:
    return [
        Moment(
            match.start(),
            match.end(),
            weekday=_WEEKDAYS[match[1]],
            way=_way(
                plain[max(0, match.start() - _CUE) : match.start()],
                plain[match.end() : match.end() + _CUE],
            ),
        )
        for match in _WEEKDAY.finditer(plain)
        if match[1] not in _AMBIGUOUS
        and (text[match.start()].isupper() or match[1][0] > "z" or len(match[1]) > 5)
    ]


def _way(before: str, behind: str) -> int:
    """Whether a weekday is one to come or one past, by the nearest word that tells, left first."""
    left = reversed(_WORD.findall(_CUE_BORDER.split(before)[-1]))
    right = _WORD.findall(_CUE_BORDER.split(behind)[0])
    for word in (*left, *right):
        if word in _AHEAD:
            return 1
        if word in _BEHIND or word in VERBS:
            return -1
    return 0


def _relatives(plain: str) -> list[Moment]:
    away = [
        Moment(m.start(), m.end(), relative=f"day{_DAYS_AWAY[m[1]]:+d}")
        for m in _AWAY.finditer(plain)
    ]
    spans = [
        Moment(
            m.start(),
            m.end(),
            relative=f"{_UNITS[m['unit']]}{_WAYS[m['way']]:+d}",
        )
        for m in _RELATIVE.finditer(plain)
    ]
    periods = [Moment(m.start(), m.end(), period=_PERIODS[m[1]]) for m in _PERIOD.finditer(plain)]
    return [*away, *spans, *periods]


def _years(plain: str) -> list[Moment]:
    spans = [
        Moment(m.start(), m.end(), year=year)
        for m in _YEAR_SPAN.finditer(plain)
        for last in [int(m[2] if len(m[2]) == 4 else m[1][:2] + m[2])]
        if 0 < last - int(m[1]) <= _LONGEST_SPAN
        for year in (int(m[1]), last)
    ]
    taken = {m.start for m in spans}
    single = [
        Moment(m.start(), m.end(), year=int(m[1]), decade=bool(m["decade"]))
        for m in _YEAR.finditer(plain)
        if m.start() not in taken and not any(s.start <= m.start() < s.end for s in spans)
    ]
    return spans + single


def _resolved(moment: Moment, written: date | None) -> Moment:
    """Gives the moment the calendar day it means, as far as the article's day tells."""
    if moment.month and moment.day_of_month:
        year = moment.year or (_nearest_year(moment, written) if written else None)
        return replace(moment, day=_day(year, moment.month, moment.day_of_month))
    if written is None:
        return moment
    if moment.weekday is not None:
        back = (written.weekday() - moment.weekday) % 7
        away = -back if moment.way < 1 else (moment.weekday - written.weekday()) % 7 or 7
        return replace(moment, day=written + timedelta(days=away))
    if moment.relative.startswith("day"):
        return replace(moment, day=written + timedelta(days=int(moment.relative[3:])))
    if moment.relative.startswith("year"):
        return replace(moment, year=written.year + int(moment.relative[4:]))
    return moment


def _nearest_year(moment: Moment, written: date) -> int:
    gap = (moment.month or 1) - written.month
    return written.year + (1 if gap < -6 else -1 if gap > 6 else 0)


def _day(year: int | None, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year else None
    except ValueError:
        return None
