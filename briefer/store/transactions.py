"""Rows into a table, whichever database lies under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

_AT_ONCE = 500  # values in one IN (…): databases allow 999 and more


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    replace: Iterable[str] | None = None,
) -> None:
    """Inserts the rows; where the key is known, the columns in `replace` (else all) are updated."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    chosen = [name for name in rows[0] if name not in keys] if replace is None else list(replace)
    insert = _insert(connection, table)
    if chosen:
        new = {name: insert.excluded[name] for name in chosen}
        statement = insert.on_conflict_do_update(index_elements=keys, set_=new)
    else:
        statement = insert.on_conflict_do_nothing(index_elements=keys)
    connection.execute(statement, list(rows))


def inserted(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Whether the row went in: false when its key was there already."""
    statement = _insert(connection, table).on_conflict_do_nothing().values(**row)
    # Asked by RETURNING: the count of rows is not reported alike by both databases.
    returned = statement.returning(next(iter(table.primary_key)))
    return connection.execute(returned).first() is not None


def in_portions(values: Iterable[str]) -> Iterator[list[str]]:
    """The values in lists that fit into one statement."""
    rest = list(dict.fromkeys(values))
    for start in range(0, len(rest), _AT_ONCE):
        yield rest[start : start + _AT_ONCE]


def _insert(connection: Connection, table: Table) -> Any:
    if connection.dialect.name == "postgresql":  # read only where it is used
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
