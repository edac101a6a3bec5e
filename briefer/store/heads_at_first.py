"""A store of before heads were kept in, the head of every article of it out: all but its text.

A step of the migrations, so it speaks to the tables as they were then and is never changed.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, column, select, table

_AT_ONCE = 500
_SHOWN = 80


def write_heads(connection: Connection) -> None:
    """What each article is but for its text."""
    articles = table("articles", column("id"), column("body"))
    heads = table("heads", column("article"), column("head"))
    last = ""
    while True:
        query = select(articles).where(articles.c.id > last).order_by(articles.c.id).limit(_AT_ONCE)
        found = connection.execute(query).all()
        if not found:
            return
        last = found[-1].id
        kept = [
            {"article": row.id, "head": json.dumps(_head(json.loads(row.body)), ensure_ascii=False)}
            for row in found
        ]
        connection.execute(heads.insert(), kept)


def _head(body: dict[str, Any]) -> dict[str, Any]:
    """One without a title keeps the beginning of its text."""
    text = str(body["text"])
    shown = "" if body["title"].strip() else text.strip()[:_SHOWN]
    return {**body, "text": shown, "was": len(text)}
