"""What readers were given, line by line, and the sentences each line stood on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from briefer.compare.known_by import topic_of
from briefer.model import Ground, digest
from briefer.store.stories import current_id
from briefer.store.tables import aliases, facts, grounds, revisions
from briefer.store.transactions import in_portions, upsert

if TYPE_CHECKING:
    from briefer.compare.corrections import Grounded
    from briefer.compare.news import Fact


def save_facts(connection: Connection, given: Iterable[Fact], *, slot: str) -> None:
    """Keeps what was delivered; a fact that is known keeps its first day, and gets grounds."""
    told = list(given)
    rows = [
        {
            "topic": fact.topic,
            "story": current_id(connection, topic_of(fact.topic), fact.story),
            "digest": digest(fact.text, length=32),
            "text": fact.text,
            "at": fact.at,
            "slot": slot,
        }
        for fact in told
    ]
    upsert(connection, facts, rows, replace=())
    stood_on = [row for fact in told for row in _grounds(fact, slot)]
    upsert(connection, grounds, stood_on, replace=())


def delivered_facts(
    connection: Connection, topic: str, before_slot: str | None, since: datetime | None
) -> tuple[Fact, ...]:
    from briefer.compare.news import Fact

    went = and_(aliases.c.topic == topic_of(topic), aliases.c.id == facts.c.story)
    story = func.coalesce(aliases.c.story, facts.c.story).label("now")
    joined = facts.outerjoin(aliases, went)
    query = select(facts, story).select_from(joined)
    query = query.where(facts.c.topic == topic, *_earlier(facts.c.slot, before_slot))
    if since is not None:
        query = query.where(facts.c.at >= since)
    ordered = query.order_by(facts.c.at, facts.c.story, facts.c.digest)
    return tuple(Fact(r.topic, r.now, r.text, r.at) for r in connection.execute(ordered))


def delivered_before(
    connection: Connection, topic: str, before_slot: str, until: datetime
) -> dict[str, datetime]:
    query = select(facts.c.digest, func.max(facts.c.at).label("last")).group_by(facts.c.digest)
    mine = (facts.c.topic == topic, facts.c.at < until, *_earlier(facts.c.slot, before_slot))
    return {row.digest: row.last for row in connection.execute(query.where(*mine))}


def shaken(
    connection: Connection, topic: str, before_slot: str, since: datetime | None
) -> tuple[Grounded, ...]:
    from briefer.compare.corrections import Grounded

    query = select(grounds).join(revisions, revisions.c.article == grounds.c.article).distinct()
    query = query.where(
        grounds.c.topic == topic,
        revisions.c.until > grounds.c.at,
        *_earlier(grounds.c.slot, before_slot),
    )
    if since is not None:
        query = query.where(revisions.c.until > since)
    ordered = query.order_by(grounds.c.at.desc(), grounds.c.fact, grounds.c.article)
    return tuple(
        Grounded(r.line, r.at, Ground(r.article, r.field, r.start, r.sentence, r.state))
        for r in connection.execute(ordered)
    )


def lines_of(connection: Connection, topic: str, stories: Iterable[str]) -> frozenset[str]:
    """The lines that were delivered under those ids; corrections go under their article's."""
    return frozenset(
        text
        for portion in in_portions(stories)
        for text in connection.scalars(
            select(facts.c.text).where(facts.c.topic == topic, facts.c.story.in_(portion))
        )
    )


def _grounds(fact: Fact, slot: str) -> Iterator[dict[str, Any]]:
    for ground in fact.grounds:
        yield {
            "topic": fact.topic,
            "slot": slot,
            "fact": digest(fact.text, length=32),
            "article": ground.article,
            "field": ground.field,
            "start": ground.start,
            "at": fact.at,
            "line": fact.text,
            "sentence": ground.sentence,
            "state": ground.state,
        }


def _earlier(column: ColumnElement[str], slot: str | None) -> tuple[ColumnElement[bool], ...]:
    """Of earlier days and the same kind of slot; of all where no slot is named."""
    if slot is None:
        return ()
    return column < slot.split(" ", maxsplit=1)[0], column.endswith(f" {slot.split(' ')[-1]}")
