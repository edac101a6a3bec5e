"""Stories of a day in, the dated events that they say are to come out, the nearest first. Pure.

Only what lies behind the end of the brief is to come. A sentence announces where the word next to
its date says so: what happened on a date, is only hoped for, or was called off since is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from briefer.edit.kinds import kind_of
from briefer.edit.lines import Line, lines
from briefer.edit.wording import Wording, keys
from briefer.languages import announcing as said
from briefer.model import Announced, Citation, Story
from briefer.reading.moments import WEEK, Moment, moments
from briefer.text.folding import folded, words

_NOON: Final = 12  # a brief of the morning still announces what is said of its day
_LONGEST: Final = 45  # words of a sentence that is printed whole
_MOST_REPORTS: Final = 300  # of a day that are looked at
_FARTHEST: Final = timedelta(days=400)
_KINDS: Final = ("news", "analysis", "interview", "live", "video", "explainer", "feature")
_ONE_EVENT: Final = 0.4  # what two announcements of one day have in common that tell of one event
_MOVED: Final = 0.6  # the same of announcements of two days: the event was moved
_HAD: Final = 0.7  # share of an announcement that one delivered line tells
_CALLED_OFF: Final = 0.6  # share of the news that something is called off that names this event

_AHEAD: Final = re.compile(said.AHEAD)
_TIMETABLE: Final = re.compile(said.TIMETABLE)
_BY_THE_WAY: Final = re.compile(said.BY_THE_WAY)
_SCHEDULE: Final = re.compile(said.SCHEDULE)
_BEHIND: Final = re.compile(said.BEHIND)
_UNSURE: Final = re.compile(said.UNSURE)
_OFF: Final = re.compile(said.CALLED_OFF, re.IGNORECASE)
_THROUGH: Final = re.compile(said.THROUGH)
_NAME_GOES_ON: Final = re.compile(r"\s[A-Z]")  # `Friday Night Baseball`
_BORDER: Final = re.compile(said.BORDER)


@dataclass(frozen=True, slots=True)
class _Found:
    """An announcement: the line, the day if it names one, when it was written and of what story."""

    line: Line
    day: date | None
    at: datetime
    story: str

    @property
    def order(self) -> tuple[date, float, str, int]:
        """The nearest first, of one day the newest."""
        return (self.day or date.max, -self.at.timestamp(), self.line.article.id, self.line.rank)


def announced(
    stories: Sequence[Story],
    *,
    until: datetime,
    zone: tzinfo,
    delivered: Sequence[str] = (),
    most: int,
) -> tuple[Announced, ...]:
    """What is to come after `until`, each event once, in its newest version.

    What one of the `delivered` lines tells is left out, and what a later report calls off.
    """
    if most <= 0:
        return ()
    looked_at = list(_first(stories, _MOST_REPORTS))
    found = [a for story in looked_at for a in _of_story(story, until=until, zone=zone)]
    if not found:
        return ()
    wording = Wording([article for story in looked_at for article in story.originals])
    had = [keys(text) for text in delivered]
    off = list(_called_off(looked_at))
    kept: list[_Found] = []
    for item in sorted(found, key=lambda one: (-one.at.timestamp(), one.order)):
        bag = keys(item.line.text)
        known = any(wording.told(bag, fact) >= _HAD for fact in had)
        gone = any(_is_off(item, line, wording) for line in off)
        if not (known or gone or any(_same(item, other, wording) for other in kept)):
            kept.append(item)
    kept.sort(key=lambda one: one.order)
    return tuple(_announced(item) for item in kept[:most])


def coming_day(text: str, *, written: date, title: bool = False) -> tuple[bool, date | None]:
    """Whether the sentence announces something, and for which day, None for `next week`.

    >>> coming_day("The ferry will return on 14 June.", written=date(2026, 6, 1))
    (True, datetime.date(2026, 6, 14))
    >>> coming_day("The ferry sank on 14 June.", written=date(2026, 6, 1))
    (False, None)
    """
    found = moments(text, written=written)
    blank = _blanked(text, found)
    for moment in found:
        clause, start = _clause(blank, moment)
        cue = _cue(clause, moment.start - start, moment.end - start, title=title)
        if not cue or _UNSURE.search(clause) or _no_day_of_its_own(text, blank, moment):
            continue
        day = _day(moment, written, by_timetable=cue == "schedule")
        if day and written < day <= written + _FARTHEST:
            return True, day
        if day is None and _is_coming(moment, written, loosely=cue != "by the way"):
            return True, None
    return False, None


def _first(stories: Iterable[Story], most: int) -> Iterator[Story]:
    for story in stories:
        if most <= 0:
            return
        most -= len(story.originals)
        yield story


def _no_day_of_its_own(text: str, blank: str, moment: Moment) -> bool:
    """Whether the date is the end of something that goes on, or part of a name."""
    if _THROUGH.search(blank[: moment.start]):
        return True
    named = moment.weekday is not None and not moment.month
    return named and bool(_NAME_GOES_ON.match(text[moment.end :]))


def _of_story(story: Story, *, until: datetime, zone: tzinfo) -> Iterator[_Found]:
    local = until.astimezone(zone)
    first = local.date() if local.hour < _NOON else local.date() + timedelta(days=1)
    for article in story.originals:
        at = article.dated
        if at is None or kind_of(article) not in _KINDS:
            continue
        written = at.astimezone(zone).date()
        for line in lines(article):
            if len(words(line.text)) > _LONGEST or _OFF.search(line.text):
                continue
            found, day = coming_day(line.text, written=written, title=line.rank == 0)
            if found and (day is None or day >= first):
                yield _Found(line, day, at, story.id)


def _blanked(text: str, found: Sequence[Moment]) -> str:
    """The folded text without its dates: `May` is no `may`."""
    plain = folded(text)
    if len(plain) != len(text):  # a ligature; places would be off
        plain = text.lower()
    for moment in found:
        plain = plain[: moment.start] + " " * (moment.end - moment.start) + plain[moment.end :]
    return plain


def _clause(blank: str, moment: Moment) -> tuple[str, int]:
    """The part of the sentence that the date stands in, and where it begins."""
    borders = list(_BORDER.finditer(blank))
    start = max((b.end() for b in borders if b.end() <= moment.start), default=0)
    end = min((b.start() for b in borders if b.start() >= moment.end), default=len(blank))
    return blank[start:end], start


def _cue(clause: str, start: int, end: int, *, title: bool) -> str:
    """What says that the date is to come: the word next to it on the left, else on the right."""
    patterns = [("ahead", _AHEAD), ("by the way", _BY_THE_WAY), ("", _BEHIND)]
    if not title:  # there the present tells of yesterday
        patterns += [("ahead", _TIMETABLE), ("schedule", _SCHEDULE)]
    seen = [
        (m.start(), m.end(), cue) for cue, pattern in patterns for m in pattern.finditer(clause)
    ]
    left = [one for one in seen if one[0] < start]
    if left:
        return max(left, key=lambda one: (one[1], -one[0]))[2]
    return min((one for one in seen if one[0] >= end), default=(0, 0, ""))[2]


def _day(moment: Moment, written: date, *, by_timetable: bool) -> date | None:
    """The day to come that the moment names; a weekday is the next one of its name."""
    if moment.weekday is not None and not moment.month:
        away = (moment.weekday - written.weekday()) % WEEK
        return None if by_timetable or not away else written + timedelta(days=away)
    return moment.day


def _is_coming(moment: Moment, written: date, *, loosely: bool) -> bool:
    """Whether it is a week or month (`loosely`) to come that is named without a day."""
    if moment.relative in ("week+1", "month+1", "weekend+1"):
        return True
    if not moment.month or moment.day_of_month or not loosely:
        return False
    months = ((moment.year or written.year) - written.year) * 12 + moment.month - written.month
    return 0 < months <= WEEK


def _same(one: _Found, newer: _Found, wording: Wording) -> bool:
    if one.day == newer.day and one.day is not None and one.story == newer.story:
        return True
    bags = _told(one), _told(newer)
    shared = wording.told(bags[0], bags[1]), wording.told(bags[1], bags[0])
    if one.day == newer.day or None in (one.day, newer.day):
        common = len(bags[0] & bags[1]) / (min(map(len, bags)) or 1)
        return max(*shared, common) >= _ONE_EVENT
    return min(shared) >= _MOVED


def _told(item: _Found) -> frozenset[str]:
    """What the announcement says, without its date."""
    text = item.line.text
    for moment in reversed(moments(text)):
        text = f"{text[: moment.start]} {text[moment.end :]}"
    return keys(text)


def _called_off(stories: Iterable[Story]) -> Iterator[Line]:
    for story in stories:
        for article in story.articles:
            yield from (line for line in lines(article) if _OFF.search(line.text))


def _is_off(item: _Found, line: Line, wording: Wording) -> bool:
    """Whether a report of the same time or later says that this is called off."""
    when = line.article.dated
    if when is None or when < item.at:
        return False
    news, event = keys(_OFF.sub(" ", line.text)), keys(item.line.text)
    about = event | keys(item.line.article.title)
    return bool(news & event) and wording.told(news, about) >= _CALLED_OFF


def _announced(item: _Found) -> Announced:
    return Announced(item.day, item.line.text, (Citation.of(item.line.passage),))
