"""The readers who left, and since when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from briefer.store.tables import unsubscribed as table
from briefer.store.transactions import inserted


def leave(connection: Connection, reader: str, *, at: datetime) -> bool:
    """Whether the reader was still there; who left twice left the first time."""
    return inserted(connection, table, {"reader": reader, "at": at})


def come_back(connection: Connection, reader: str) -> bool:
    """Whether the reader had left."""
    return connection.execute(delete(table).where(table.c.reader == reader)).rowcount > 0


def left(connection: Connection) -> dict[str, datetime]:
    """Who left, and when."""
    return {row.reader: row.at for row in connection.execute(select(table))}
