"""How each source fares: its validators, its last success, its last error."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from briefer.ports import Validators
from briefer.store.tables import sources as table
from briefer.store.writing import inserted


@dataclass(frozen=True, slots=True)
class Health:
    """One source: `failures` in a row since the last success, `items` new since `since`."""

    name: str
    url: str
    since: datetime
    checked: datetime
    succeeded: datetime | None
    error: str | None
    failures: int
    items: int

    def items_a_day(self) -> float:
        """New items a day, over at least one day."""
        days = max((self.checked - self.since) / timedelta(days=1), 1.0)
        return self.items / days


def validators(connection: Connection, url: str) -> Validators | None:
    query = select(table.c.etag, table.c.last_modified).where(table.c.url == url)
    row = connection.execute(query).one_or_none()
    if row is None or (row.etag is None and row.last_modified is None):
        return None
    return Validators(row.etag, row.last_modified)


def record_success(
    connection: Connection,
    *,
    name: str,
    url: str,
    at: datetime,
    items: int = 0,
    given: Validators | None = None,
) -> None:
    """`given` are the validators of a whole answer; None (nothing new) leaves the old ones."""
    _ensure(connection, name=name, url=url, at=at)
    fresh: dict[str, Any] = (
        {} if given is None else {"etag": given.etag, "last_modified": given.last_modified}
    )
    values = {"name": name, "checked": at, "succeeded": at, "error": None, "failures": 0, **fresh}
    more = table.c["items"] + items
    connection.execute(update(table).where(table.c.url == url).values(items=more, **values))


def record_failure(
    connection: Connection, *, name: str, url: str, at: datetime, reason: str
) -> None:
    _ensure(connection, name=name, url=url, at=at)
    once_more = table.c.failures + 1
    connection.execute(
        update(table)
        .where(table.c.url == url)
        .values(name=name, checked=at, error=reason, failures=once_more)
    )


def health(connection: Connection) -> tuple[Health, ...]:
    columns = [table.c[name] for name in Health.__dataclass_fields__]
    rows = connection.execute(select(*columns).order_by(table.c.name, table.c.url))
    return tuple(Health(**row._mapping) for row in rows)


def _ensure(connection: Connection, *, name: str, url: str, at: datetime) -> None:
    row = {"url": url, "name": name, "since": at, "checked": at, "failures": 0, "items": 0}
    inserted(connection, table, row)
