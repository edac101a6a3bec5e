"""What each brief took of the model, kept for good: a cap on a month rests on it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, case, func, select

from briefer.model import Brief, Usage
from briefer.store.tables import spending as table
from briefer.store.transactions import upsert

# What is paid for: that a judge gave no verdict is told in the brief.
_COUNTS = tuple(field.name for field in fields(Usage) if field.name != "unjudged")


@dataclass(frozen=True, slots=True)
class KeptUsage:
    """What one brief took of the model, in calls and tokens."""

    at: datetime
    topic: str
    engine: str
    usage: Usage


def save_spending(connection: Connection, brief: Brief, *, slot: str) -> None:
    """Books the brief's usage, once however often it is saved; none when no model was asked."""
    if not brief.usage.calls:
        return
    counts = {name: getattr(brief.usage, name) for name in _COUNTS}
    row = {"topic": brief.topic, "slot": slot, "at": brief.generated, "engine": brief.engine}
    upsert(connection, table, [{**row, **counts}])


def save_taken(connection: Connection, usage: Usage, *, command: str, at: datetime) -> None:
    """Books what that command took of a model outside of any brief."""
    counts = {name: getattr(usage, name) for name in _COUNTS}
    row = {"topic": f"briefer {command}", "slot": command, "at": at, "engine": "judge"}
    upsert(connection, table, [{**row, **counts}])


def spending(connection: Connection) -> tuple[KeptUsage, ...]:
    """Every entry, the oldest first."""
    rows = connection.execute(select(table).order_by(table.c.at, table.c.topic, table.c.slot))
    return tuple(
        KeptUsage(row.at, row.topic, row.engine, Usage(*(getattr(row, c) for c in _COUNTS)))
        for row in rows
    )


def spent(connection: Connection, since: datetime, until: datetime) -> Usage:
    """The sum of what was booked from `since` on and before `until`.

    Cached tokens count up to the prompt's, brief for brief, as they are priced.
    """
    cached, prompt = table.c.cached_tokens, table.c.prompt_tokens
    counted = {**table.c, "cached_tokens": case((cached > prompt, prompt), else_=cached)}
    sums = [func.coalesce(func.sum(counted[name]), 0) for name in _COUNTS]
    query = select(*sums).where(table.c.at >= since, table.c.at < until)
    return Usage(*(int(count) for count in connection.execute(query).one()))
