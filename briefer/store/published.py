"""What a site shows, as the store has it: briefs by name, who had them, stories by id. Reads only.

An edge. A brief's JSON is read for its digest alone; it becomes a Brief when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, and_, func, select

from briefer.jsonform import article_from, brief_from
from briefer.model import Article, Brief, Story, digest
from briefer.store.articles import articles_by_id
from briefer.store.stories import story_of
from briefer.store.tables import (
    aliases,
    articles,
    briefs,
    deliveries,
    members,
    revisions,
    storable,
    stories,
    turns,
)
from briefer.store.transactions import in_portions

Named = tuple[str, str]  # a story: its topic and its id there


@dataclass(frozen=True, slots=True)
class Publishable:
    """A brief that is kept, without what it says; `digest` is that of its JSON."""

    topic: str
    slot: str
    generated: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Given:
    """That a topic's brief of a slot was delivered: when first by a channel, and of which window.

    One that was only printed has no moment; a delivery of before turns were kept has no window.
    """

    topic: str
    slot: str
    sent: datetime | None = None
    until: datetime | None = None


def publishable(connection: Connection) -> tuple[Publishable, ...]:
    query = select(briefs).order_by(briefs.c.topic, briefs.c.slot, briefs.c.generated)
    return tuple(
        Publishable(row.topic, row.slot, row.generated, digest(row.body, length=32))
        for row in connection.execute(query.execution_options(yield_per=50))
    )


def brief_made(connection: Connection, made: Publishable) -> Brief | None:
    """The brief, unless it was forgotten since; one of an old form has its slot from its row."""
    mine = (
        briefs.c.topic == made.topic,
        briefs.c.slot == made.slot,
        briefs.c.generated == made.generated,
    )
    body = connection.scalar(select(briefs.c.body).where(*mine))
    return None if body is None else brief_from({**json.loads(body), "slot": made.slot})


def given_briefs(connection: Connection) -> tuple[Given, ...]:
    """What was delivered, each topic and slot once; a topic is also had by readers of digests."""
    sent = select(deliveries.c.topic, deliveries.c.slot, func.min(deliveries.c.at).label("at"))
    sent = sent.where(deliveries.c.state == "sent").group_by(deliveries.c.topic, deliveries.c.slot)
    first = {(row.topic, row.slot): row.at for row in connection.execute(sent)}
    found = {key: Given(*key, sent=moment) for key, moment in first.items()}
    had = select(turns).where(turns.c.delivered == 1).order_by(turns.c.until)
    for row in connection.execute(had):
        key, before = (row.topic, row.slot), found.get((row.topic, row.slot))
        moments = [m for m in (before and before.sent, first.get((row.reader, row.slot))) if m]
        until = before.until if before and before.until else row.until
        found[key] = Given(*key, sent=min(moments, default=None), until=until)
    return tuple(found.values())


def story_marks(connection: Connection, named: Iterable[Named]) -> dict[Named, str]:
    """A mark for each of those stories that is another one when articles joined it."""
    found: dict[Named, str] = {}
    mine = and_(members.c.topic == stories.c.topic, members.c.story == stories.c.id)
    query = select(stories.c.topic, stories.c.id, stories.c.latest, func.count().label("articles"))
    query = query.join(members, mine).group_by(stories.c.topic, stories.c.id, stories.c.latest)
    for topic, portion in _by_topic(named):
        rows = query.where(stories.c.topic == topic, stories.c.id.in_(portion))
        for row in connection.execute(rows):
            found[row.topic, row.id] = f"{row.latest.isoformat()} {row.articles}"
    return found


def current_ids(connection: Connection, named: Iterable[Named]) -> dict[Named, str]:
    """The ids those stories have now, of those that went over to another one."""
    return {
        (row.topic, row.id): row.story
        for topic, portion in _by_topic(named)
        for row in connection.execute(
            select(aliases).where(aliases.c.topic == topic, aliases.c.id.in_(portion))
        )
    }


def stories_by_id(connection: Connection, topic: str, ids: Iterable[str]) -> dict[str, Story]:
    """Those stories of the topic, whole, as far as any of their articles is kept."""
    found: dict[str, Story] = {}
    order = (members.c.story, members.c.place, members.c.article)
    mine = select(members).where(members.c.topic == topic).order_by(*order)
    for portion in in_portions(storable(key) for key in ids):
        rows = connection.execute(mine.where(members.c.story.in_(portion))).all()
        by_id = {a.id: a for a in articles_by_id(connection, [row.article for row in rows])}
        for key, part in groupby(rows, key=lambda row: row.story):
            kept = [row for row in part if row.article in by_id]
            if kept:
                found[key] = story_of(key, kept, by_id)
    return found


def _by_topic(named: Iterable[Named]) -> Iterator[tuple[str, list[str]]]:
    """Topics, each with ids of its stories in lists that fit into one statement."""
    ids: dict[str, list[str]] = {}
    for topic, story in named:
        ids.setdefault(topic, []).append(storable(story))
    for topic, found in ids.items():
        for portion in in_portions(found):
            yield topic, portion


def states_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Article, ...]]:
    """What each of those articles says and said before, as far as it is kept."""
    found: dict[str, list[Article]] = {}
    for portion in in_portions(storable(key) for key in ids):
        stands = select(articles.c.id, articles.c.body).where(articles.c.id.in_(portion))
        stood = select(revisions.c.article.label("id"), revisions.c.body).where(
            revisions.c.article.in_(portion)
        )
        for row in [*connection.execute(stands), *connection.execute(stood)]:
            found.setdefault(row.id, []).append(article_from(json.loads(row.body)))
    return {key: tuple(states) for key, states in found.items()}
