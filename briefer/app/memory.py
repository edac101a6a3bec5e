"""What the store knows of a reader's turn and of the articles of a run. Assembly."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from briefer.brief.offered import Owed
from briefer.collect.collected import Collected
from briefer.config import TopicConfig
from briefer.schedule.days import begin_of

if TYPE_CHECKING:
    from briefer.store import Store

SPANS = {"daily": "1d", "weekly": "7d"}


def owed_to(
    reader: str,
    topic: TopicConfig,
    *,
    slot: str,
    kind: Literal["daily", "weekly"],
    until: datetime,
    zone: ZoneInfo,
    store: Store,
) -> Owed | None:
    """What those readers are owed of the topic; None where nothing was delivered nor tried.

    `catch_up` reaches back from the beginning of an ordinary window of a weekly brief, from its
    end of a daily one.
    """
    found = store.last_turn(reader, topic.name, before_slot=slot)
    if found is None:
        return None
    last, delivered = found
    begin = last.until if delivered else last.since
    if begin >= until:  # the clock was set back
        return None
    end = begin_of(until, SPANS[kind], zone=zone) if kind == "weekly" else until
    return Owed(begin, begin_of(end, topic.catch_up, zone=zone), seen=last.until)


def with_told(
    owed: Owed | None, found: Collected, *, reader: str, topic: str, slot: str, store: Store
) -> Owed | None:
    """The same, and which of the articles had their fate before, or changed since."""
    if owed is None:
        return None
    ids = [article.id for article in found.articles]
    told = store.told(reader, topic, ids, before_slot=slot)
    return replace(owed, told=told, revised=store.revised(told, since=owed.seen))


def as_kept(found: Collected, store: Store) -> Collected:
    """The articles as they stand in the store, each with its first sight."""
    kept = store.known(article.id for article in found.articles)
    return replace(found, articles=tuple(kept.get(a.id, a) for a in found.articles))
