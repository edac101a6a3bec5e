"""A state file and names in, whether it remembers them out: only looked at. An edge."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path


def remembers(path: Path, *, topics: Collection[str], sources: Collection[str]) -> bool:
    """Whether one of those topics was briefed in that store, and one of those sources read.

    `sources` are names and addresses. Of what is not asked for nothing has to be there. One that
    cannot be read may well remember them: what is wrong with it is told when it is opened.
    """
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=60)) as connection:
            return _has(connection, ("briefs", "deliveries"), "topic", topics) and (
                _has(connection, ("sources",), "source", sources)
                or _has(connection, ("sources",), "url", sources)
            )
    except (sqlite3.Error, OSError):
        return True


def _has(
    connection: sqlite3.Connection, tables: tuple[str, ...], column: str, values: Collection[str]
) -> bool:
    if not values:
        return True
    for table in tables:
        if column not in {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}:
            continue  # of an early form
        marks = ", ".join("?" * len(values))
        found = f"SELECT 1 FROM {table} WHERE {column} IN ({marks}) LIMIT 1"  # noqa: S608
        if connection.execute(found, list(values)).fetchone():
            return True
    return False
