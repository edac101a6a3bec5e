"""What is older than it is kept for goes, all of it in one transaction. An edge."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from briefer.store.stories import drop_empty
from briefer.store.tables import (
    articles,
    briefs,
    grounds,
    heads,
    held,
    matches,
    members,
    revisions,
)


def forget(connection: Connection, before: datetime) -> int:
    """How many articles went: those last dated and first seen before then, that stand in no source.

    The briefs made before then go as well, and the sentences that lines of before then stood on.
    """
    current = select(held.c.article).where(held.c.place > 0)
    old = (
        articles.c.dated < before,
        articles.c.first_seen < before,
        articles.c.id.not_in(current),
    )
    ids = select(articles.c.id).where(*old)
    connection.execute(delete(grounds).where(grounds.c.at < before))
    connection.execute(delete(members).where(members.c.article.in_(ids)))
    for table in (held, revisions, heads, matches):
        connection.execute(delete(table).where(table.c.article.in_(ids)))
    gone = connection.execute(delete(articles).where(*old)).rowcount
    drop_empty(connection)
    connection.execute(delete(briefs).where(briefs.c.generated < before))
    return gone
