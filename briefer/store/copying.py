"""Every row of one database into an empty other one, and whether all of them arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select

from briefer.errors import StoreError
from briefer.store.tables import metadata
from briefer.store.transactions import insert_into

if TYPE_CHECKING:
    from sqlalchemy import Row

_AT_ONCE = 200  # rows in memory; a brief of a large day is a fifth of a megabyte


def filled_tables(connection: Connection) -> list[str]:
    """The names of the tables that hold anything."""
    return [
        table.name
        for table in _tables()
        if connection.execute(select(table).limit(1)).first() is not None
    ]


def copy_rows(
    source: Connection, target: Connection, *, copied: Callable[[str, int], None]
) -> dict[str, int]:
    """How many rows each table had; `copied` is told it as soon as they are there.

    Read again from the target and compared with what was read: raises StoreError if any row is
    missing or another one. The caller's transactions decide whether it counts.
    """
    counts: dict[str, int] = {}
    for table in _tables():
        count, digest = 0, 0
        for rows in _portions(source, table):
            target.execute(insert_into(target.dialect.name, table), [row._asdict() for row in rows])
            count, digest = count + len(rows), digest + _digest(rows)
        if digest != sum(map(_digest, _portions(target, table))):
            raise StoreError(f"{table.name}: what was written is not what was read; nothing counts")
        counts[table.name] = count
        copied(table.name, count)
    return counts


def _tables() -> Sequence[Table]:
    """In the order in which they refer to each other."""
    return tuple(metadata.tables.values())


def _portions(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    options = {"yield_per": _AT_ONCE}
    yield from connection.execute(select(table), execution_options=options).partitions()


def _digest(rows: Sequence[Row[Any]]) -> int:
    """The same for the same rows in any order, so that no order has to be asked of a database."""
    return sum(
        int.from_bytes(blake2b(repr(tuple(row)).encode(), digest_size=16).digest(), "big")
        for row in rows
    )
