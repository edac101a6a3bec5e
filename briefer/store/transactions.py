"""Rows into a table, whichever database lies under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
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
    """Inserts the rows; where the key is known, the columns in `replace` (else all) are updated.

    In the order of their keys: two runs that wait for each other's rows would wait for ever.
    """
    if rows:
        keys = [column.name for column in table.primary_key]
        names = None if replace is None else tuple(replace)
        statement = _upserting(connection.dialect.name, table, tuple(rows[0]), names)
        connection.execute(statement, sorted(rows, key=lambda row: [row[name] for name in keys]))


def inserted(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Whether the row went in: false when its key was there already."""
    statement = _inserting(connection.dialect.name, table)
    return connection.execute(statement, dict(row)).first() is not None


def in_portions(values: Iterable[str]) -> Iterator[list[str]]:
    """The values in lists that fit into one statement."""
    rest = list(dict.fromkeys(values))
    for start in range(0, len(rest), _AT_ONCE):
        yield rest[start : start + _AT_ONCE]


# Made once: to put such a statement together takes as long as to run it.
@cache
def _upserting(
    dialect: str, table: Table, names: tuple[str, ...], replace: tuple[str, ...] | None
) -> Any:
    keys = [column.name for column in table.primary_key]
    chosen = [name for name in names if name not in keys] if replace is None else replace
    insert = insert_into(dialect, table)
    if not chosen:
        return insert.on_conflict_do_nothing(index_elements=keys)
    new = {name: insert.excluded[name] for name in chosen}
    return insert.on_conflict_do_update(index_elements=keys, set_=new)


@cache
def _inserting(dialect: str, table: Table) -> Any:
    # Asked by RETURNING: the count of rows is not reported alike by both databases.
    first = next(iter(table.primary_key))
    return insert_into(dialect, table).on_conflict_do_nothing().returning(first)


def insert_into(dialect: str, table: Table) -> Any:
    """The `INSERT` of that database, which knows what to do on a conflict."""
    if dialect == "postgresql":  # read only where it is used
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
