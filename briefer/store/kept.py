"""Briefs that were made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Select, select

from briefer.jsonform import brief_from, brief_json
from briefer.model import Brief
from briefer.store.spending import save_spending
from briefer.store.tables import briefs
from briefer.store.transactions import upsert


@dataclass(frozen=True, slots=True)
class MadeBrief:
    """That a brief was made, and how many bullets it has."""

    topic: str
    slot: str
    generated: datetime
    bullets: int


@dataclass(frozen=True, slots=True)
class KeptBrief(MadeBrief):
    """A brief in the store; its JSON is read only when `brief` is asked for."""

    body: str

    @property
    def brief(self) -> Brief:
        return brief_from(json.loads(self.body))


def save_brief(connection: Connection, brief: Brief, *, slot: str) -> None:
    """Keeps the brief and books its usage."""
    body = json.dumps(brief_json(brief), ensure_ascii=False)
    made = {"topic": brief.topic, "slot": slot, "generated": brief.generated}
    upsert(connection, briefs, [{**made, "body": body, "bullets": len(brief.bullets)}])
    save_spending(connection, brief, slot=slot)


def made_briefs(connection: Connection, topic: str | None, limit: int) -> tuple[MadeBrief, ...]:
    """The same without their bodies: a year of them is a hundred megabytes."""
    rows = connection.execute(_newest(_MADE, topic, None, limit))
    return tuple(MadeBrief(*row) for row in rows)


def kept_briefs(
    connection: Connection, topic: str | None, slot: str | None, limit: int
) -> tuple[KeptBrief, ...]:
    rows = connection.execute(_newest((*_MADE, briefs.c.body), topic, slot, limit))
    return tuple(KeptBrief(*row) for row in rows)


_MADE = (briefs.c.topic, briefs.c.slot, briefs.c.generated, briefs.c.bullets)


def _newest(
    columns: Iterable[Column[Any]], topic: str | None, slot: str | None, limit: int
) -> Select[Any]:
    query = select(*columns).order_by(briefs.c.generated.desc(), briefs.c.topic).limit(limit)
    if topic is not None:
        query = query.where(briefs.c.topic == topic)
    return query if slot is None else query.where(briefs.c.slot == slot)
