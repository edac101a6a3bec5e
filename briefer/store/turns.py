"""Which windows readers were given, and which articles had their last fate in one.

A row is made when a brief is about to be sent, and is `delivered` when somebody has it. The
readers are those of one topic or one digest; the daily and the weekly ones are others.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, select

from briefer.model import Turn, Window
from briefer.store.tables import storable, told
from briefer.store.tables import turns as table
from briefer.store.transactions import in_portions, inserted, upsert


def begin_turns(connection: Connection, reader: str, slot: str, given: Iterable[Turn]) -> None:
    """Notes what is about to be delivered; what was begun before stays as it was."""
    for turn in given:
        inserted(connection, table, _row(reader, slot, turn, delivered=0))


def settle_turns(connection: Connection, reader: str, slot: str, given: Iterable[Turn]) -> None:
    """Notes what was delivered. In a slot that somebody had before, the first brief counts."""
    for turn in given:
        if _is_delivered(connection, reader, slot, turn.topic):
            continue
        upsert(connection, table, [_row(reader, slot, turn, delivered=1)])
        row = {"reader": reader, "topic": turn.topic, "kind": _kind(slot), "slot": slot}
        rows = [row | {"article": storable(key)} for key in turn.articles]
        upsert(connection, told, rows, replace=())


def last_turn(
    connection: Connection, reader: str, topic: str, before_slot: str
) -> tuple[Window, bool] | None:
    """The last window delivered in an earlier slot; else the first that was tried, with False."""
    earlier = and_(
        table.c.reader == reader, table.c.topic == topic, *_earlier(table.c.slot, before_slot)
    )
    query = select(table.c.since, table.c.until).where(earlier)
    last = connection.execute(
        query.where(table.c.delivered == 1).order_by(table.c.until.desc()).limit(1)
    ).first()
    if last:
        return Window(last.since, last.until), True
    first = connection.execute(query.order_by(table.c.until).limit(1)).first()
    return (Window(first.since, first.until), False) if first else None


def told_in(
    connection: Connection, reader: str, topic: str, ids: Iterable[str], before_slot: str
) -> frozenset[str]:
    """Those of the articles that had their last fate in an earlier slot."""
    mine = and_(
        told.c.reader == reader,
        told.c.topic == topic,
        told.c.kind == _kind(before_slot),
        *_earlier(told.c.slot, before_slot),
    )
    named = {storable(key): key for key in ids}
    return frozenset(
        named[key]
        for portion in in_portions(named)
        for key in connection.scalars(
            select(told.c.article).where(mine, told.c.article.in_(portion))
        )
    )


def _earlier(column: ColumnElement[str], slot: str) -> tuple[ColumnElement[bool], ...]:
    return column < slot.split(" ", maxsplit=1)[0], column.endswith(f" {_kind(slot)}")


def _is_delivered(connection: Connection, reader: str, slot: str, topic: str) -> bool:
    mine = and_(table.c.reader == reader, table.c.topic == topic, table.c.slot == slot)
    return connection.scalar(select(table.c.delivered).where(mine)) == 1


def _kind(slot: str) -> str:
    return slot.rsplit(" ", maxsplit=1)[-1]


def _row(reader: str, slot: str, turn: Turn, *, delivered: int) -> dict[str, object]:
    return {
        "reader": reader,
        "topic": turn.topic,
        "slot": slot,
        "since": turn.window.since,
        "until": turn.window.until,
        "delivered": delivered,
    }
