"""How each source fares: what the collector knows of it, and what it has given so far."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from briefer.collect.health import SourceHealth
from briefer.jsonform import article_from
from briefer.model import Article
from briefer.ports import Validators
from briefer.store.articles import save_articles
from briefer.store.tables import articles, held, storable
from briefer.store.tables import sources as table
from briefer.store.transactions import in_portions, insert_into, upsert


@dataclass(frozen=True, slots=True)
class KeptHealth:
    """A source as it was when last asked; `given` articles were new since `since`."""

    health: SourceHealth
    since: datetime
    given: int

    @property
    def a_day(self) -> float:
        """New articles a day, over at least one day."""
        asked = self.health.asked or self.since
        return self.given / max((asked - self.since) / timedelta(days=1), 1.0)


def save_collected(
    connection: Connection,
    given: Sequence[Article],
    health: Iterable[SourceHealth],
    read: Iterable[str],
    *,
    at: datetime,
) -> int:
    """How many of the articles were new; `read` are the sources that these are all of now."""
    new = save_articles(connection, given, at=at)
    save_health(connection, health, new=new, at=at)
    for name in read:
        save_held(connection, name, given)
    return new


def save_health(
    connection: Connection, found: Iterable[SourceHealth], *, new: int, at: datetime
) -> None:
    """Keeps each source as it is now; `new` articles are counted for it."""
    rows = [{**_row(health), "since": at, "given": new} for health in found]
    if rows:
        connection.execute(_counting(connection.dialect.name), rows)


def health(connection: Connection) -> tuple[KeptHealth, ...]:
    rows = connection.execute(select(table).order_by(table.c.source))
    return tuple(KeptHealth(_health(row), row.since, row.given) for row in rows)


def health_of(connection: Connection, source: str) -> SourceHealth | None:
    row = connection.execute(select(table).where(table.c.source == source)).one_or_none()
    return None if row is None else _health(row)


def save_held(connection: Connection, source: str, given: Iterable[Article]) -> None:
    """Notes what stands in the source now; what stood there before stays its own."""
    connection.execute(_LEFT, {"left": source})
    names = dict.fromkeys(storable(article.id) for article in given)
    rows = [
        {"source": source, "article": name, "place": place}
        for place, name in enumerate(names, start=1)
    ]
    upsert(connection, held, rows)


_LEFT = update(held).where(held.c.source == bindparam("left"), held.c.place > 0).values(place=0)


def held_articles(connection: Connection, names: Iterable[str]) -> dict[str, list[Article]]:
    """What stood in those sources when each was last read, in its order."""
    query = select(held.c.source, articles.c.body).join(held, held.c.article == articles.c.id)
    ordered = query.where(held.c.place > 0).order_by(held.c.place)
    found: dict[str, list[Article]] = {}
    for portion in in_portions(storable(name) for name in names):
        for row in connection.execute(ordered.where(held.c.source.in_(portion))):
            found.setdefault(row.source, []).append(article_from(json.loads(row.body)))
    return found


def spoken_languages(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The language of the first article that stands in each of those sources, where it says one."""
    query = select(held.c.source, articles.c.body).join(held, held.c.article == articles.c.id)
    found: dict[str, str] = {}
    for portion in in_portions(storable(name) for name in names):
        first = query.where(held.c.place == 1, held.c.source.in_(portion))
        for row in connection.execute(first):
            if language := json.loads(row.body).get("language"):
                found[row.source] = language
    return found


@cache
def _counting(dialect: str) -> Any:
    """A source as it is now; `since` stays, and what is new is added to what it has given."""
    insert = insert_into(dialect, table)
    now = {column.name: insert.excluded[column.name] for column in table.c}
    now |= {"given": table.c.given + insert.excluded.given, "since": table.c.since}
    now.pop("source")
    return insert.on_conflict_do_update(index_elements=["source"], set_=now)


def _row(health: SourceHealth) -> dict[str, Any]:
    return {
        "source": health.source,
        "asked": health.asked,
        "succeeded": health.succeeded,
        "items": health.items,
        "error": health.error,
        "failures": health.failures,
        "not_before": health.not_before,
        "gone": int(health.gone),
        "moved_to": health.moved_to,
        "etag": health.validators.etag,
        "last_modified": health.validators.last_modified,
        "url": health.url,
    }


def _health(row: Row[Any]) -> SourceHealth:
    return SourceHealth(
        row.source,
        asked=row.asked,
        succeeded=row.succeeded,
        items=row._mapping["items"],
        error=row.error,
        failures=row.failures,
        not_before=row.not_before,
        gone=bool(row.gone),
        moved_to=row.moved_to,
        validators=Validators(row.etag, row.last_modified),
        url=row.url,
    )
