"""Findings about dates and times, relative ones by the article's day. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.model import Finding
from briefer.reading.moments import WEEK, Moment, agrees, composed
from briefer.reading.numerals import UNITS

DATE, DATE_CONTEXT, TIME = yields("date", "date context", "time")


def date_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for a date that no cited sentence has and that cannot be reckoned from one."""
    near = [moment for sentence in evidence.window for moment in sentence.reading.moments]
    for moment in evidence.claim.moments:
        said = evidence.claim.text[moment.start : moment.end]
        if any(agrees(moment, other) for other in near) or composed(moment, near):
            continue
        whole = [m for s in evidence.everything for m in s.reading.moments]
        if _published_then(moment, evidence):
            continue
        if any(agrees(moment, other) for other in whole):
            detail = f"“{said}” stands elsewhere in the source, about something else"
            yield DATE_CONTEXT.finding(detail, said)
        elif _vague(moment) and not evidence.near_copy:
            detail = f"the source does not say “{said}”{_instead(evidence)}"
            yield TIME.finding(detail, said)
        else:
            detail = f"the source does not say “{said}”{_instead(evidence)}"
            near_day = moment.day is not None and _told_from(moment, near)
            yield DATE.finding(detail, said, blocking=not (evidence.translated or near_day))


def _instead(evidence: Evidence) -> str:
    """What the closest sentence says of the time."""
    if evidence.best is None:
        return ""
    reading = evidence.best.reading
    said = dict.fromkeys(f"“{reading.text[m.start : m.end]}”" for m in reading.moments)
    return f"; it says {' and '.join(list(said)[:2])}" if said else ""


def _vague(moment: Moment) -> bool:
    """`this week`, `last year`, `overnight`: a writer's own bearings, not a day of the calendar."""
    return not (moment.year or moment.month or moment.weekday is not None)


def _told_from(moment: Moment, near: list[Moment]) -> bool:
    """A day next to one the source names, `two days later`, or the other Monday than it seems."""
    days = [(other.day, other.way) for other in near if other.day is not None]
    away = [(abs(((moment.day or day) - day).days), way) for day, way in days]
    return any(gap <= _NEXT or (gap == WEEK and way) for gap, way in away)


_NEXT = 2


def _published_then(moment: Moment, evidence: Evidence) -> bool:
    """A year or month may come from the day the article was published."""
    days = [a.article.published for a in evidence.articles if a.article.published]
    if moment.month is None and moment.year is not None and not moment.decade:
        return any(day.year == moment.year for day in days)
    if moment.day is not None:
        return any(day.date() == moment.day for day in days)
    if moment.month is not None and any(day.month == moment.month for day in days):
        return any(t.norm in _MONTH for s in evidence.window for t in s.reading.tokens)
    return False


_MONTH = frozenset(word for word, unit in UNITS.items() if unit == "month")
