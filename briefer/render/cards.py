"""A brief in, what the pages around it have to know of it out: a card. Pure.

A site of years is written from cards: only a brief that is new is read whole. A card has a JSON
form, so that what was sent once stays in the index even after the brief was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefer.model import Brief, Bullet
from briefer.render import phrases
from briefer.render.addresses import brief_address, line_anchors
from briefer.render.locale import tongue_of
from briefer.render.numbered import numbered
from briefer.render.standing import who_and_when
from briefer.render.subject import subject
from briefer.text.hygiene import clean_line

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_ON_TOP: Final = 4  # lines that stand for a brief without "In brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it was told; `anchor` is its place on the page, empty where it has none."""

    text: str
    anchor: str = ""
    by: str = ""
    changed: str = ""
    novelty: str = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a brief told of one story."""

    story: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """A line that this brief took back, and what its source says instead, empty for nothing."""

    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is known of a brief without reading it: where it is, what it says on top and of what.

    `day` is the local day that it ends on, in the form of ISO 8601.
    """

    topic: str
    slot: str
    title: str
    subject: str
    generated: datetime
    until: datetime
    day: str
    day_text: str
    tally: str
    language: str
    top: tuple[Line, ...]
    told: tuple[Told, ...]
    corrected: tuple[TakenBack, ...]
    corrections: tuple[str, ...]

    @property
    def address(self) -> str:
        return brief_address(self.topic, self.slot)

    @property
    def is_weekly(self) -> bool:
        return self.slot.endswith(" weekly")

    @property
    def month(self) -> str:
        """The month it belongs to: `2026-11`."""
        return self.day[:7]


def card_of(brief: Brief) -> Card:
    """The card of a brief; its texts are clean, and not yet escaped for any format."""
    zone, tongue = phrases.zone_of(brief.timezone), tongue_of(brief.language)
    last = (brief.window.until - timedelta(microseconds=1)).astimezone(zone)
    return Card(
        topic=brief.topic,
        slot=brief.slot,
        title=clean_line(brief.title or brief.topic),
        subject=subject([brief]),
        generated=brief.generated,
        until=brief.window.until,
        day=last.date().isoformat(),
        day_text=phrases.headed(phrases.brief_day(brief, zone, tongue)),
        tally=phrases.tally_text(brief, tongue) if brief.bullets else "",
        language=brief.language,
        top=_top(brief),
        told=tuple(_told(brief)),
        corrected=tuple(
            TakenBack(was=clean_line(item.was), now=clean_line(item.now))
            for item in brief.corrections
        ),
        corrections=tuple(map(clean_line, phrases.corrections(brief, zone, tongue))),
    )


def cards_json(cards: Iterable[Card]) -> list[dict[str, Any]]:
    """The cards as JSON may hold them."""
    found: list[dict[str, Any]] = _adapter().dump_python(tuple(cards), mode="json")
    return found


def cards_from(value: object) -> tuple[Card, ...]:
    """The cards of that JSON. Raises ValueError where it holds none."""
    cards: tuple[Card, ...] = _adapter().validate_python(value)
    return cards


@cache
def _adapter() -> TypeAdapter[tuple[Card, ...]]:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Card, ...])


# ---------------------------------------------------------------- what a brief told


def _top(brief: Brief) -> tuple[Line, ...]:
    """The lines of "In brief"; of a brief without one the first line of its first stories."""
    anchors = {bullet.text: name for bullet, name in _named(brief)}
    firsts = [section.bullets[0] for section in brief.sections if section.bullets]
    shown: Sequence[Bullet] = brief.lead.sentences or firsts[:_ON_TOP]
    return tuple(
        Line(text=clean_line(b.text), anchor=anchors.get(b.text, ""), novelty=b.novelty)
        for b in shown
    )


def _told(brief: Brief) -> Iterable[Told]:
    zone, tongue = phrases.zone_of(brief.timezone), tongue_of(brief.language)
    anchors = line_anchors(brief)
    for found in numbered(brief):
        lines = tuple(
            Line(
                text=clean_line(bullet.text),
                anchor=anchors[number],
                by=who_and_when(bullet, brief=brief, zone=zone, tongue=tongue),
                changed=clean_line(phrases.change_text(bullet, zone, tongue)),
                novelty=bullet.novelty,
            )
            for number, bullet in found.bullets
        )
        if lines:
            yield Told(story=found.section.story, title=clean_line(found.title), lines=lines)


def _named(brief: Brief) -> Iterable[tuple[Bullet, str]]:
    anchors = line_anchors(brief)
    return ((bullet, anchors[number]) for number, bullet in enumerate(brief.bullets, start=1))
