"""Articles seen, by id: in, and out again as they were."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from briefer.compare.revisions import replaces, state_of
from briefer.jsonform import article_from, article_json
from briefer.model import Article, Window
from briefer.store.heads import read_for, save_heads
from briefer.store.matches import match
from briefer.store.tables import articles as table
from briefer.store.tables import held, revisions, storable
from briefer.store.transactions import in_portions, upsert


def save_articles(connection: Connection, articles: Iterable[Article], *, at: datetime) -> int:
    """How many were new. One known by its id keeps its first sight; its newest state stands."""
    given = {storable(article.id): article for article in articles}
    known = {article.id: article for article in articles_by_id(connection, given)}
    added = [article for key, article in given.items() if key not in known]
    _write(connection, added, at)
    revised = {
        key: article
        for key, article in given.items()
        if key in known and replaces(_stored(article), known[key])
    }
    _revise(connection, revised, known, at)
    return len(added)


def articles_by_id(connection: Connection, ids: Iterable[str]) -> tuple[Article, ...]:
    found = [
        body
        for portion in in_portions(storable(key) for key in ids)
        for body in connection.scalars(select(table.c.body).where(table.c.id.in_(portion)))
    ]
    return tuple(_article(body) for body in found)


def articles_in(
    connection: Connection,
    window: Window,
    of: Collection[str] | None,
    *,
    late: bool = False,
    query: str | None = None,
) -> tuple[Article, ...]:
    """The articles dated in the window; of the named sources only, those that also gave it too.

    With `late` also what was first seen in it, or seen to say something else. With a `query` those
    are read whole that are about it.
    """
    dated, seen = table.c.dated, table.c.first_seen
    inside = (and_(dated >= window.since, dated <= window.until),)
    if late:
        edited = select(revisions.c.article).where(
            revisions.c.until >= window.since, revisions.c.until <= window.until
        )
        came = and_(seen >= window.since, seen <= window.until)
        inside = (or_(*inside, came, table.c.id.in_(edited)),)
    given = None if of is None else _given(connection, inside, {storable(name) for name in of})
    columns = (table.c.id, table.c.dated, *(() if query else (table.c.body,)))
    chosen = select(*columns).where(*inside).order_by(table.c.dated, table.c.id)
    if query is not None:
        return read_for(connection, query, chosen, only=given)
    rows = connection.execute(chosen).all()
    return tuple(_article(r.body) for r in rows if given is None or r.id in given)


def _given(
    connection: Connection, inside: tuple[ColumnElement[bool], ...], names: Collection[str]
) -> set[str]:
    """What those sources gave, as the one they are found in, or too."""
    also = select(held.c.article, held.c.source).join(table, table.c.id == held.c.article)
    first = select(table.c.id, table.c.source)
    return {
        row[0]
        for query in (also, first)
        for row in connection.execute(query.where(*inside))
        if row.source in names
    }


def first_seen(connection: Connection, ids: Iterable[str]) -> dict[str, datetime]:
    columns = select(table.c.id, table.c.first_seen)
    return {
        row.id: row.first_seen
        for portion in in_portions(storable(key) for key in ids)
        for row in connection.execute(columns.where(table.c.id.in_(portion)))
    }


def revised_since(connection: Connection, ids: Iterable[str], moment: datetime) -> set[str]:
    """Those of the articles that were seen to say something else after that moment."""
    return {
        key
        for portion in in_portions(storable(key) for key in ids)
        for key in connection.scalars(
            select(revisions.c.article).where(
                revisions.c.article.in_(portion), revisions.c.until > moment
            )
        )
    }


def stood_at(
    connection: Connection, ids: Iterable[str], moment: datetime
) -> dict[str, tuple[Article, ...]]:
    """What those articles that were revised since said at that moment and before, by id."""
    found: dict[str, list[Article]] = {}
    ended: set[str] = set()
    for portion in in_portions(storable(key) for key in ids):
        query = select(revisions).where(revisions.c.article.in_(portion))
        for row in connection.execute(query.order_by(revisions.c.article, revisions.c.until)):
            if row.article not in ended:
                found.setdefault(row.article, []).append(_article(row.body))
            if row.until > moment:  # this state stood then; those that follow came later
                ended.add(row.article)
    return {key: tuple(states) for key, states in found.items() if key in ended}


def _revise(
    connection: Connection, given: Mapping[str, Article], known: Mapping[str, Article], at: datetime
) -> None:
    """The new states stand; what was said before is kept, each state once.

    What was said before and comes again is no news: a feed that goes to and fro.
    """
    states = [_state(known[key], at) for key in given]
    seen = {
        (row.article, row.digest)
        for portion in in_portions(given)
        for row in connection.execute(select(revisions).where(revisions.c.article.in_(portion)))
    }
    fresh = {
        key: article
        for key, article in given.items()
        if (key, state_of(_stored(article))) not in seen
    }
    kept = [state for state in states if state["article"] in fresh]
    upsert(connection, revisions, kept, replace=("until",))
    newest = [_kept(article, known[key], at) for key, article in fresh.items()]
    _write(connection, newest, at, revised=fresh)


def _write(
    connection: Connection, given: Iterable[Article], at: datetime, *, revised: Iterable[str] = ()
) -> None:
    """The articles as they are stored, each with its head and with what queries have of it."""
    kept = [_stored(replace(a, first_seen=a.first_seen or at)) for a in given]
    changed = [storable(key) for key in revised]
    upsert(connection, table, [_row(article) for article in kept])
    save_heads(connection, kept)
    match(connection, kept, revised=changed)


def _kept(article: Article, known: Article, at: datetime) -> Article:
    return replace(
        article,
        first_seen=known.first_seen,
        published=article.published or known.published,
        updated=article.updated or at,
    )


def _state(article: Article, until: datetime) -> dict[str, Any]:
    body = json.dumps(_clean(article_json(article)), ensure_ascii=False)
    return {"article": article.id, "digest": state_of(article), "until": until, "body": body}


def _stored(article: Article) -> Article:
    """The article with the letters that can be stored."""
    plain = article_json(article)
    clean = _clean(plain)
    return article if clean == plain else article_from(clean)


def _row(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "url": article.url,
        "publisher": article.publisher,
        "source": article.source,
        "published": article.published,
        "first_seen": article.first_seen,
        "dated": article.dated,
        "body": json.dumps(article_json(article), ensure_ascii=False),
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


__all__: Sequence[str] = (
    "articles_by_id",
    "articles_in",
    "first_seen",
    "revised_since",
    "save_articles",
    "stood_at",
)
