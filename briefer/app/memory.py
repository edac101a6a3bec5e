"""What the store knows of a reader's turn and of the articles of a run. Assembly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from briefer.brief.offered import Owed
from briefer.collect.collected import Collected
from briefer.compare.known_by import known_by
from briefer.config import TopicConfig
from briefer.model import Correction, Story, Window
from briefer.schedule.days import begin_of

if TYPE_CHECKING:
    from briefer.brief.pipeline import Plan
    from briefer.compare.news import Fact
    from briefer.store import Store

SPANS = {"daily": "1d", "weekly": "7d"}
_STORIES_KEPT = timedelta(days=7)  # after a week of silence it is another story
# What was told longer ago is known word for word only: reading it all again would cost a
# millisecond a line, each day more of them.
_FACTS_READ = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was delivered of a topic, lately and before that, and the stories that may go on."""

    delivered: tuple[Fact, ...] = ()
    older: Mapping[str, datetime] = field(default_factory=dict)
    known: tuple[Story, ...] = ()


NOTHING: Final = Remembered()


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
    revised = store.revised(told, since=owed.seen)
    states = store.stood_at(revised, owed.seen)
    stood = {key: "\n".join(f"{s.title}\n{s.text}" for s in found) for key, found in states.items()}
    return replace(owed, told=told, revised=revised, stood=stood)


def memory_of(plan: Plan, slot: str, store: Store, *, reader: str | None = None) -> Remembered:
    """What earlier slots delivered, and the stories of the last week that are of the topic.

    With a `reader` what was delivered to them alone, else what readers of the topic have.
    """
    name, lately = plan.topic.name, plan.window.since - _FACTS_READ
    name = known_by(reader, name) if reader else name
    recent = Window(plan.window.since - _STORIES_KEPT, plan.window.until)
    told = store.delivered_facts(name, before_slot=slot, since=lately)
    return Remembered(
        tuple(replace(fact, topic=plan.topic.name) for fact in told),
        store.delivered_before(name, before_slot=slot, until=lately),
        tuple(
            s
            for s in store.stories(recent, topic=plan.topic.name)
            if any(map(plan.topic.about, s.articles))
        ),
    )


def corrected(
    topic: str, *, slot: str, since: datetime | None, store: Store
) -> tuple[Correction, ...]:
    """What readers of the topic were given and its sources were seen to take back since then."""
    from briefer.compare.corrections import corrections

    shaken = store.shaken(topic, before_slot=slot, since=since)
    ids = {item.ground.article for item in shaken}
    known = store.lines_of(topic, ids) if ids else frozenset()
    return corrections(shaken, store.known(ids), known=known)


def as_kept(found: Collected, store: Store, *, query: str | None = None) -> Collected:
    """The articles as they stand in the store, each with its first sight.

    With a `query` what is not about it is without its text.
    """
    ids = [article.id for article in found.articles]
    kept = store.known(ids) if query is None else store.known_for(query, ids)
    return replace(found, articles=tuple(kept.get(a.id, a) for a in found.articles))
