"""Briefs in, the subject of a mail out: what is first in them, of which day. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from briefer.model import Brief
from briefer.render import phrases
from briefer.render.escaping import clipped
from briefer.render.locale import Tongue, tongue_of
from briefer.render.numbered import is_shown, numbered
from briefer.text.hygiene import clean_line

_LONGEST: Final = 98  # characters: what most mail programs show on a wide screen
_NAME: Final = 40  # of them for the topic
_LEAST: Final = 30  # of them for what is first, whatever else there is


def subject(briefs: Sequence[Brief]) -> str:
    """`Oldport: council claims the vote · 3 June`, of several topics that of the first with any."""
    tongue = tongue_of(briefs[0].language)
    telling = next((brief for brief in briefs if _first(brief, tongue)), None)
    if telling is None:
        return _nothing_new(briefs, tongue)
    others = tongue.more(len(briefs) - 1, "topic") if len(briefs) > 1 else ""
    name = f"{clipped(_name(telling), _NAME)}: "
    rest = "".join(f" · {part}" for part in (others, _day(telling, tongue)) if part)
    room = max(_LONGEST - len(name) - len(rest), _LEAST)
    return f"{name}{clipped(_first(telling, tongue), room)}{rest}"


def _first(brief: Brief, tongue: Tongue) -> str:
    """The heading of the first development, else its first line; or that there are corrections."""
    shown = [found for found in numbered(brief) if is_shown(found.section)]
    if shown:
        return clean_line(shown[0].title).rstrip(".")
    return tongue.say("Corrections") if brief.corrections else ""


def _name(brief: Brief) -> str:
    return clean_line(brief.title or brief.topic) or clean_line(brief.topic)


def _day(brief: Brief, tongue: Tongue) -> str:
    zone = phrases.zone_of(brief.timezone)
    last = brief.window.until - timedelta(microseconds=1)
    return tongue.short_date(last.astimezone(zone).date())


def _nothing_new(briefs: Sequence[Brief], tongue: Tongue) -> str:
    names = clipped(", ".join(map(_name, briefs)), _LONGEST)
    day = phrases.brief_day(briefs[0], phrases.zone_of(briefs[0].timezone), tongue)
    return f"{names}: {tongue.say('nothing new')}, {day}"
