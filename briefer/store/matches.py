"""Which articles the queries of topics hold for, known as soon as an article is kept. An edge.

A query is registered by the first run that asks it, from the beginning of what that run looks at;
from then on every article is matched in the transaction that keeps it or what it says now, so
that nothing is kept and not matched. What is dated before that beginning is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, update

from briefer.jsonform import article_from
from briefer.model import Article, digest
from briefer.store.tables import articles, matches, queries, storable
from briefer.store.transactions import in_portions, upsert

if TYPE_CHECKING:
    from briefer.group.matching import Matching

_UNUSED = timedelta(days=30)  # after which a query is forgotten
_DAY = timedelta(days=1)  # so often it is written that it is used
_AT_ONCE = 500  # articles in memory
_KEY, _MATCHING = 0x62726673, 3  # of PostgreSQL's locks: "brfs"


def register(
    connection: Connection, name: str, query: str | None, *, since: datetime, at: datetime
) -> str:
    """The id of that topic's query, by which all is matched that is dated from `since` on.

    Queries that nobody asked for a month go.
    """
    key = query_id(name, query)
    row = connection.execute(select(queries).where(queries.c.id == key)).one_or_none()
    if row is not None and row.since <= since:
        if at - row.used >= _DAY:
            connection.execute(update(queries).where(queries.c.id == key).values(used=at))
            _forget_unused(connection, at)
        return key
    _hold(connection, shared=False)
    mine = {"id": key, "name": name, "query": query, "since": since, "used": at}
    upsert(connection, queries, [mine], replace=("since", "used"))
    matching = _matching(((key, storable(name), query and storable(query)),))
    for found in _dated(connection, since, row.since if row else None):
        _write(connection, matching, found)
    return key


def query_id(name: str, query: str | None) -> str:
    """Another one for another name, query or way of matching."""
    from briefer.group.matching import VERSION

    return digest(json.dumps([VERSION, storable(name), query and storable(query)]), length=32)


def match(connection: Connection, kept: Sequence[Article], *, revised: Iterable[str] = ()) -> None:
    """What every registered query has of those articles; of the `revised` anew."""
    if not kept:
        return
    _hold(connection, shared=True)
    for portion in in_portions(revised):
        connection.execute(delete(matches).where(matches.c.article.in_(portion)))
    rows = connection.execute(select(queries).order_by(queries.c.id)).all()
    if rows:
        _write(connection, _matching(tuple((r.id, r.name, r.query) for r in rows)), kept)


def matched(connection: Connection, query: str, ids: Iterable[str]) -> set[str]:
    """Those of the articles that are about it, and do not only mention it."""
    from briefer.group.topic import ABOUT

    mine = select(matches.c.article).where(matches.c.query == query, matches.c.relevance >= ABOUT)
    return {
        name
        for portion in in_portions(storable(key) for key in ids)
        for name in connection.scalars(mine.where(matches.c.article.in_(portion)))
    }


def known_since(connection: Connection, query: str) -> datetime | None:
    """From which date on it is known what the query holds for."""
    since: datetime | None = connection.scalar(select(queries.c.since).where(queries.c.id == query))
    return since


def _forget_unused(connection: Connection, at: datetime) -> None:
    old = select(queries.c.id).where(queries.c.used < at - _UNUSED)
    connection.execute(delete(matches).where(matches.c.query.in_(old)))
    connection.execute(delete(queries).where(queries.c.id.in_(old)))


def _hold(connection: Connection, *, shared: bool) -> None:
    """No article is kept while a query is registered, that either would not see of the other.

    In a state file one writes at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        kind = "_shared" if shared else ""
        held = f"SELECT pg_advisory_xact_lock{kind}({_KEY}, {_MATCHING})"
        connection.exec_driver_sql(held)


def _dated(
    connection: Connection, since: datetime, before: datetime | None
) -> Iterator[list[Article]]:
    """The articles dated from `since` on, and before what is known already."""
    query = select(articles.c.body).where(articles.c.dated >= since)
    if before is not None:
        query = query.where(articles.c.dated < before)
    rows = connection.execute(query, execution_options={"yield_per": _AT_ONCE})
    for part in rows.scalars().partitions():
        yield [article_from(json.loads(body)) for body in part]


def _write(connection: Connection, matching: Matching, kept: Iterable[Article]) -> None:
    rows = [
        {"query": key, "article": article.id, "relevance": relevance, "dated": article.dated}
        for article in kept
        for key, relevance in matching.relevances(article).items()
    ]
    upsert(connection, matches, rows)


# To compile two hundred queries takes as long as to match a thousand articles.
@lru_cache(maxsize=4)
def _matching(asked: tuple[tuple[str, str, str | None], ...]) -> Matching:
    from briefer.group.matching import Matching
    from briefer.group.topic import topic

    return Matching({key: topic(name, query) for key, name, query in asked})
