"""What each brief took of the model, kept for good: a cap on a month rests on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from briefer.model import Brief, Usage
from briefer.model.briefs import COUNTS
from briefer.store.tables import spending as table
from briefer.store.transactions import upsert

# What is paid for: that a judge gave no verdict is told in the brief.
_COUNTS = tuple(name for name in COUNTS if name != "unjudged")


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
    upsert(connection, table, [{**row, **counts, "money": _kept(brief.usage)}])


def save_taken(connection: Connection, usage: Usage, *, command: str, at: datetime) -> None:
    """Books what that command took of a model outside of any brief."""
    counts = {name: getattr(usage, name) for name in _COUNTS}
    row = {"topic": f"briefer {command}", "slot": command, "at": at, "engine": "judge"}
    upsert(connection, table, [{**row, **counts, "money": _kept(usage)}])


def _kept(usage: Usage) -> str | None:
    return None if usage.money is None else f"{usage.money:f}"


def spending(connection: Connection) -> tuple[KeptUsage, ...]:
    """Every entry, the oldest first."""
    rows = connection.execute(select(table).order_by(table.c.at, table.c.topic, table.c.slot))
    return tuple(
        KeptUsage(
            row.at,
            row.topic,
            row.engine,
            replace(
                Usage(*(getattr(row, name) for name in _COUNTS)),
                money=None if row.money is None else Decimal(row.money),
            ),
        )
        for row in rows
    )


def money(connection: Connection, since: datetime, until: datetime) -> Decimal:
    """The money booked in that span, to the last digit: a database would round it."""
    query = select(table.c.money).where(table.c.money.is_not(None), *_between(since, until))
    return sum((Decimal(text) for (text,) in connection.execute(query)), Decimal(0))


def _between(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.at >= since, table.c.at < until


def spent(
    connection: Connection, since: datetime, until: datetime, *, unpriced: bool = False
) -> Usage:
    """The sum of what was booked from `since` on and before `until`; `unpriced`: without money.

    Cached tokens count up to the prompt's, brief for brief, as they are priced.
    """
    cached, prompt = table.c.cached_tokens, table.c.prompt_tokens
    counted = {**table.c, "cached_tokens": case((cached > prompt, prompt), else_=cached)}
    sums = [func.coalesce(func.sum(counted[name]), 0) for name in _COUNTS]
    query = select(*sums).where(*_between(since, until))
    query = query.where(table.c.money.is_(None)) if unpriced else query
    sums_found = connection.execute(query).one()
    counts: dict[str, Any] = {n: int(s) for n, s in zip(_COUNTS, sums_found, strict=True)}
    return Usage(**counts)
