"""Briefs of days as a store keeps them, and the site that is published of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from briefer.app.context import Context
from briefer.app.site import Published, publish
from briefer.config import Config, TopicConfig
from briefer.model import (
    Account,
    Article,
    Brief,
    Bullet,
    Citation,
    Correction,
    Delivery,
    DeliveryKey,
    Section,
    Story,
    Window,
)
from briefer.schedule import Kind, slot
from briefer.store import Store

TOPIC = "harbour"
NOTHING: dict[str, Any] = {}


def article(
    text: str, *, day: date, key: str = "", title: str = "", publisher: str = ""
) -> Article:
    """An article that says exactly that text."""
    return Article(
        title or f"Report: {text}",
        text,
        id=key,
        url=f"https://herald.example/{day.isoformat()}/{abs(hash(text)) % 10**6}"
        if not key
        else f"https://herald.example/{key}",
        publisher=publisher or "Oldport Herald",
        published=datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=6),
        language="en",
        source="herald",
    )


def told(text: str, *, day: date, key: str = "", **fields: Any) -> Bullet:
    """A bullet in the words of an article of that day."""
    source = article(text, day=day, key=key or text.lower().replace(" ", "-")[:40])
    return Bullet(text, (Citation(source, "text", 0, len(text), text),), **fields)


def made(
    day: date,
    stories: dict[str, Sequence[Bullet]],
    *,
    topic: str = TOPIC,
    hour: int = 7,
    kind: Kind = "daily",
    corrections: Sequence[Correction] = (),
    zone: str = "UTC",
    **fields: Any,
) -> Brief:
    """The brief of that day, made at that hour, with those bullets of those stories."""
    at = datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=hour)
    sections = tuple(
        Section(story, f"About {story}", tuple(bullets), publishers=("Oldport Herald",))
        for story, bullets in stories.items()
    )
    cited = {c.article.id: None for s in sections for c in s.citations}
    span = timedelta(days=7 if kind == "weekly" else 1)
    return Brief(
        topic,
        Window(at - span, at),
        "extractive",
        at,
        sections,
        Account(cited=tuple(cited)),
        timezone=zone,
        slot=slot(day, zone, kind),
        corrections=tuple(corrections),
        publishers=1,
        **fields,
    )


def keep(
    store: Store, brief: Brief, *, delivered: bool = False, sent: datetime | None = None
) -> Brief:
    """Puts the brief, its articles and stories into the store, as a run does."""
    for section in brief.sections:
        articles = tuple({c.article.id: c.article for c in section.citations}.values())
        if articles:
            found = [Story(section.story, articles)]
            store.save_stories(brief.topic, found, at=brief.generated)
    store.save_brief(brief, slot=brief.slot)
    if delivered:
        store.count_as_delivered(brief.topic, brief.slot, [brief.turn], ())
    if sent:
        key = DeliveryKey(brief.topic, brief.slot, "desk", "desk")
        store.claim(key, content="", at=sent, given=[brief.turn])
        store.settle(Delivery(key, "sent", sent), content="", given=[brief.turn])
    return brief


def site(store: Store, folder: Path, *, said: list[str] | None = None, **options: Any) -> Published:
    """Publishes the store to the folder by a configuration with that topic."""
    settings = options.pop("settings", {"topics": (TopicConfig(name=TOPIC, query="harbour"),)})
    options.setdefault("search", False)
    say = (said if said is not None else []).append
    return publish(Context(Config(**settings)), store, folder, say=say, **options)


def texts(folder: Path) -> dict[str, bytes]:
    """Every file of the site with its bytes, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def week_of(store: Store, first: date = date(2026, 3, 23)) -> list[Brief]:
    """Seven delivered days of a story that goes on, and another each day."""
    return [keep(store, brief_of_day(day), delivered=True) for day in days(first, 7)]


def brief_of_day(day: date, **fields: Any) -> Brief:
    n = day.toordinal() % 1000
    bridge = told(f"The bridge is closed for the day {n} of repairs.", day=day, novelty="update")
    vote = told(f"The council votes on plan {n}.", day=day)
    return made(day, {"bridge": [bridge], f"vote-{n}": [vote]}, **fields)


__all__ = [
    "article",
    "brief_of_day",
    "days",
    "keep",
    "made",
    "replace",
    "site",
    "texts",
    "told",
    "week_of",
]
