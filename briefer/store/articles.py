"""Articles seen, by id: in, and out again as they were."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from briefer.jsonform import article_from, article_json
from briefer.model import Article, Window
from briefer.store.tables import articles as table
from briefer.store.tables import held, storable
from briefer.store.transactions import in_portions, upsert


def save_articles(connection: Connection, articles: Iterable[Article], *, at: datetime) -> int:
    """How many were new. One known by its id keeps its first sight, and the fuller text wins."""
    given = {storable(article.id): article for article in articles}
    known = {article.id: article for article in articles_by_id(connection, given)}
    rows = [
        _row(_kept(article, known.get(key)), at)
        for key, article in given.items()
        if _is_news(article, known.get(key))
    ]
    upsert(connection, table, rows)
    return len(given.keys() - known.keys())


def articles_by_id(connection: Connection, ids: Iterable[str]) -> tuple[Article, ...]:
    found = [
        body
        for portion in in_portions(storable(key) for key in ids)
        for body in connection.scalars(select(table.c.body).where(table.c.id.in_(portion)))
    ]
    return tuple(_article(body) for body in found)


def articles_in(
    connection: Connection, window: Window, of: Collection[str] | None, *, late: bool = False
) -> tuple[Article, ...]:
    """The articles dated in the window; of the named sources only, those that also gave it too.

    With `late` also what was first seen in it.
    """
    dated, seen = table.c.dated, table.c.first_seen
    inside = (and_(dated >= window.since, dated <= window.until),)
    if late:
        inside = (or_(*inside, and_(seen >= window.since, seen <= window.until)),)
    query = select(table.c.id, table.c.source, table.c.body).where(*inside)
    rows = connection.execute(query.order_by(table.c.dated, table.c.id)).all()
    if of is not None:
        given = _given(connection, inside, {storable(name) for name in of})
        rows = [row for row in rows if row.id in given or row.source in of]
    return tuple(_article(row.body) for row in rows)


def _given(
    connection: Connection, inside: tuple[ColumnElement[bool], ...], names: Collection[str]
) -> set[str]:
    query = select(held.c.article, held.c.source).join(table, table.c.id == held.c.article)
    return {row.article for row in connection.execute(query.where(*inside)) if row.source in names}


def first_seen(connection: Connection, ids: Iterable[str]) -> dict[str, datetime]:
    columns = select(table.c.id, table.c.first_seen)
    return {
        row.id: row.first_seen
        for portion in in_portions(storable(key) for key in ids)
        for row in connection.execute(columns.where(table.c.id.in_(portion)))
    }


def _is_news(article: Article, known: Article | None) -> bool:
    return known is None or len(storable(article.text)) > len(known.text)


def _kept(article: Article, known: Article | None) -> Article:
    if known is None:
        return article
    published = article.published or known.published
    return replace(article, first_seen=known.first_seen, published=published)


def _row(article: Article, at: datetime) -> dict[str, Any]:
    seen = article.first_seen or at
    stored = replace(article, first_seen=seen)
    return {
        "id": stored.id,
        "url": stored.url,
        "publisher": stored.publisher,
        "source": stored.source,
        "published": stored.published,
        "first_seen": seen,
        "dated": stored.dated,
        "body": json.dumps(_clean(article_json(stored)), ensure_ascii=False),
    }


def _clean(value: dict[str, Any]) -> dict[str, Any]:
    # Before it is JSON: there a NUL hides as \\u0000 and comes back when it is read.
    return {
        key: storable(item)
        if isinstance(item, str)
        else [storable(part) for part in item]
        if isinstance(item, list)
        else item
        for key, item in value.items()
    }


def _article(body: str) -> Article:
    return article_from(json.loads(body))


__all__: Sequence[str] = ("articles_by_id", "articles_in", "first_seen", "save_articles")
