"""A brief in, what the pages around it have to know of it out: a card. Pure.

A site of years is written from cards: only a brief that is new is read whole. A card has a JSON
form, so that what was sent once stays in the index even after the brief was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final, TypeVar

from briefer.model import Brief, Bullet
from briefer.render import phrases
from briefer.render.addresses import brief_address, line_anchors
from briefer.render.locale import tongue_of
from briefer.render.numbered import numbered
from briefer.render.standing import who_and_when
from briefer.render.subject import subject
from briefer.text.hygiene import clean_line

Part = TypeVar("Part")
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
    return [_jsonable(card) for card in cards]


def cards_from(value: object) -> tuple[Card, ...]:
    """The cards of that JSON. Raises ValueError where it holds none."""
    return tuple(_card(item) for item in _list(value))


def _jsonable(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_jsonable(part) for part in value]
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return {name: _jsonable(getattr(value, name)) for name in _names(type(value))}  # type: ignore[arg-type]


def _card(value: object) -> Card:
    found = _table(value, Card)
    moments: dict[str, Any] = {
        name: datetime.fromisoformat(_text(found[name])) for name in ("generated", "until")
    }
    parts: dict[str, Any] = {
        "top": _lines(found["top"]),
        "told": tuple(map(_told_from, _list(found["told"]))),
        "corrected": tuple(_of_texts(item, TakenBack) for item in _list(found["corrected"])),
        "corrections": tuple(map(_text, _list(found["corrections"]))),
    }
    rest: dict[str, Any] = {
        name: _text(item) for name, item in found.items() if name not in moments | parts
    }
    return Card(**moments, **parts, **rest)


def _told_from(value: object) -> Told:
    found = _table(value, Told)
    return Told(
        story=_text(found["story"]), title=_text(found["title"]), lines=_lines(found["lines"])
    )


def _lines(value: object) -> tuple[Line, ...]:
    return tuple(_of_texts(item, Line) for item in _list(value))


def _of_texts(value: object, type_: type[Part]) -> Part:
    return type_(**{name: _text(item) for name, item in _table(value, type_).items()})


def _table(value: object, type_: type[Any]) -> dict[str, Any]:
    """The values of the fields; what another release wrote beside them is passed over."""
    if not isinstance(value, dict):
        raise ValueError(f"{type_.__name__}: not an object")
    if lacking := sorted(_needed(type_) - value.keys()):  # type: ignore[arg-type]
        raise ValueError(f"{type_.__name__}: {lacking[0]} is missing")
    return {name: value[name] for name in _names(type_) if name in value}  # type: ignore[arg-type]


@cache
def _names(type_: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(type_))


@cache
def _needed(type_: type[Any]) -> frozenset[str]:
    return frozenset(field.name for field in fields(type_) if field.default is MISSING)


def _list(value: object) -> list[object] | tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError("not a list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


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
