"""Briefs that were made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from briefer.jsonform import brief_from, brief_json
from briefer.model import Brief
from briefer.store.tables import briefs
from briefer.store.transactions import upsert


@dataclass(frozen=True, slots=True)
class KeptBrief:
    """A brief in the store; its JSON is read only when `brief` is asked for."""

    topic: str
    slot: str
    generated: datetime
    body: str

    @property
    def bullets(self) -> int:
        """How many bullets it has; for a list of many: the brief is not read for that."""
        return sum(len(section["bullets"]) for section in json.loads(self.body)["sections"])

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
