"""Briefs that were made, and the facts that readers were given."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from briefer.jsonform import brief_from, brief_json
from briefer.model import Brief, digest
from briefer.store.stories import current_id
from briefer.store.tables import aliases, briefs, facts
from briefer.store.transactions import upsert

if TYPE_CHECKING:
    from briefer.compare.news import Fact


@dataclass(frozen=True, slots=True)
class KeptBrief:
    """A brief in the store; its JSON is read only when `brief` is asked for."""

    topic: str
    slot: str
    generated: datetime
    body: str

    @property
    def brief(self) -> Brief:
        return brief_from(json.loads(self.body))


def save_brief(connection: Connection, brief: Brief, *, slot: str) -> None:
    body = json.dumps(brief_json(brief), ensure_ascii=False)
    row = {"topic": brief.topic, "slot": slot, "generated": brief.generated, "body": body}
    upsert(connection, briefs, [row])


def kept_briefs(
    connection: Connection, topic: str | None, slot: str | None, limit: int
) -> tuple[KeptBrief, ...]:
    query = select(briefs).order_by(briefs.c.generated.desc(), briefs.c.topic).limit(limit)
    if topic is not None:
        query = query.where(briefs.c.topic == topic)
    if slot is not None:
        query = query.where(briefs.c.slot == slot)
    rows = connection.execute(query)
    return tuple(KeptBrief(row.topic, row.slot, row.generated, row.body) for row in rows)


def save_facts(connection: Connection, given: Iterable[Fact], *, slot: str) -> None:
    """Keeps what was delivered; a fact that is known keeps its first day."""
    rows = [
        {
            "topic": fact.topic,
            "story": current_id(connection, fact.story),
            "digest": digest(fact.text, length=32),
            "text": fact.text,
            "at": fact.at,
            "slot": slot,
        }
        for fact in given
    ]
    upsert(connection, facts, rows, replace=())


def delivered_facts(
    connection: Connection, topic: str, before_slot: str | None
) -> tuple[Fact, ...]:
    from briefer.compare.news import Fact

    story = func.coalesce(aliases.c.story, facts.c.story).label("now")
    joined = facts.outerjoin(aliases, aliases.c.id == facts.c.story)
    query = select(facts, story).select_from(joined).where(facts.c.topic == topic)
    if before_slot is not None:
        day, kind = before_slot.split(" ")[0], before_slot.split(" ")[-1]
        query = query.where(facts.c.slot < day, facts.c.slot.endswith(f" {kind}"))
    ordered = query.order_by(facts.c.at, facts.c.story, facts.c.digest)
    return tuple(Fact(r.topic, r.now, r.text, r.at) for r in connection.execute(ordered))
