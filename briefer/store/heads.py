"""Articles but for their texts, for the many that are not about the topic that asks. An edge."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, select

from briefer.jsonform import article_from, article_json
from briefer.model import Article, Glanced
from briefer.store.matches import known_since, matched
from briefer.store.tables import articles, heads, storable
from briefer.store.transactions import in_portions, upsert


def save_heads(connection: Connection, kept: Sequence[Article]) -> None:
    """What each is but for its text."""
    upsert(connection, heads, [_row(article) for article in kept])


def read_for(
    connection: Connection, query: str, chosen: Select[Any], *, only: Collection[str] | None = None
) -> tuple[Article, ...]:
    """The chosen rows of articles (`id`, `dated`): whole where they are about it, or may be."""
    with_heads = chosen.add_columns(heads.c.head).outerjoin(heads, heads.c.article == articles.c.id)
    rows = connection.execute(with_heads).all()
    rows = rows if only is None else [row for row in rows if row.id in only]
    since, about = known_since(connection, query), matched(connection, query, (r.id for r in rows))
    glanced: dict[str, Article] = {
        row.id: _glanced(row.head)
        for row in rows
        if row.head and row.id not in about and since and row.dated >= since
    }
    found = glanced | dict(_whole(connection, (row.id for row in rows if row.id not in glanced)))
    return tuple(found[row.id] for row in rows)


def known_for(connection: Connection, query: str, ids: Iterable[str]) -> tuple[Article, ...]:
    """Those of the articles that are kept, in the same way."""
    columns = select(articles.c.id, articles.c.dated)
    return tuple(
        article
        for portion in in_portions(storable(key) for key in ids)
        for article in read_for(connection, query, columns.where(articles.c.id.in_(portion)))
    )


def _whole(connection: Connection, ids: Iterable[str]) -> Iterator[tuple[str, Article]]:
    for portion in in_portions(ids):
        query = select(articles.c.id, articles.c.body).where(articles.c.id.in_(portion))
        yield from ((r.id, article_from(json.loads(r.body))) for r in connection.execute(query))


def _row(article: Article) -> dict[str, str]:
    glanced = Glanced.at(article)
    head = {**article_json(glanced), "was": glanced.was}
    return {"article": article.id, "head": json.dumps(head, ensure_ascii=False)}


def _glanced(head: str) -> Glanced:
    data = json.loads(head)
    return replace(Glanced.at(article_from(data)), was=data["was"])
