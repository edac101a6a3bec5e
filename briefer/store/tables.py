"""The tables as SQLAlchemy Core sees them, the same for SQLite and PostgreSQL. Pure data.

They are made by `migrations`; here they are named for queries. Times are stored as text of
one length in UTC, so that they sort as they follow each other in both databases.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Double, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

# A lone surrogate has no UTF-8 form, and PostgreSQL stores no NUL: both would raise.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with lone surrogates and NULs replaced one for one, so that places stay right."""
    return _UNSTORABLE.sub("\ufffd", text)


class Words(TypeDecorator[str]):
    """Text that the database can always store."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A time in UTC, stored as `2026-11-22T05:00:00.000000Z`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        if value is None:
            return None
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()


def _words(name: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, Words, primary_key=key, nullable=optional)


def _moment(name: str, *, key: bool = False, optional: bool = False) -> Column[datetime]:
    return Column(name, Moment, primary_key=key, nullable=optional)


articles = Table(
    "articles",
    metadata,
    _words("id", key=True),
    _words("url", optional=True),
    _words("publisher"),
    _words("source"),
    _moment("published", optional=True),
    _moment("first_seen"),
    _moment("dated"),
    _words("body"),
)

stories = Table(
    "stories", metadata, _words("topic", key=True), _words("id", key=True), _moment("latest")
)

members = Table(
    "members",
    metadata,
    _words("topic", key=True),
    _words("article", key=True),
    _words("story"),
    Column("place", Integer, nullable=False),
    _words("copy_of", optional=True),
)

aliases = Table(
    "aliases", metadata, _words("topic", key=True), _words("id", key=True), _words("story")
)

briefs = Table(
    "briefs",
    metadata,
    _words("topic", key=True),
    _words("slot", key=True),
    _moment("generated", key=True),
    _words("body"),
    Column("bullets", Integer, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    _words("topic", key=True),
    _words("story", key=True),
    _words("digest", key=True),
    _words("text"),
    _moment("at"),
    _words("slot"),
)

# The sentences that delivered facts stood on, in which article, and what that said as a whole then.
grounds = Table(
    "grounds",
    metadata,
    _words("topic", key=True),
    _words("slot", key=True),
    _words("fact", key=True),
    _words("article", key=True),
    _words("field", key=True),
    Column("start", Integer, primary_key=True, nullable=False),
    _moment("at"),
    _words("line"),
    _words("sentence"),
    _words("state"),
)

deliveries = Table(
    "deliveries",
    metadata,
    _words("topic", key=True),
    _words("slot", key=True),
    _words("channel", key=True),
    _words("recipient", key=True),
    _words("state"),
    _moment("at"),
    _words("receipt"),
    _words("content"),
    _words("rest", optional=True),
)

sources = Table(
    "sources",
    metadata,
    _words("source", key=True),
    _moment("since"),
    Column("given", Integer, nullable=False),
    _moment("asked", optional=True),
    _moment("succeeded", optional=True),
    Column("items", Integer, nullable=False),
    _words("error"),
    Column("failures", Integer, nullable=False),
    _moment("not_before", optional=True),
    Column("gone", Integer, nullable=False),
    _words("moved_to", optional=True),
    _words("etag", optional=True),
    _words("last_modified", optional=True),
    _words("url", optional=True),
)

# What a brief took of the model. Never forgotten, or a month's cap would forget what was spent.
spending = Table(
    "spending",
    metadata,
    _words("topic", key=True),
    _words("slot", key=True),
    _moment("at", key=True),
    _words("engine"),
    *(
        Column(name, Integer, nullable=False)
        for name in (
            "calls",
            "prompt_tokens",
            "completion_tokens",
            "cached_tokens",
            "reasoning_tokens",
        )
    ),
    Column("money", Text, nullable=True),
)

# The windows that were to be delivered, and whether somebody has them. `reader` is the topic or
# digest that was sent.
turns = Table(
    "turns",
    metadata,
    _words("reader", key=True),
    _words("topic", key=True),
    _words("slot", key=True),
    _moment("since"),
    _moment("until"),
    Column("delivered", Integer, nullable=False),
)

# The articles that were cited, a copy or not cited in a delivered brief. Never forgotten, or an
# article that comes back would be new.
told = Table(
    "told",
    metadata,
    _words("reader", key=True),
    _words("topic", key=True),
    _words("kind", key=True),
    _words("article", key=True),
    _words("slot"),
)

# What an article said before, and until when: the state that stands is the article's own.
revisions = Table(
    "revisions",
    metadata,
    _words("article", key=True),
    _words("digest", key=True),
    _moment("until"),
    _words("body"),
)

# What a source has given; `place` is where it stood when the source was last read, from 1, and 0
# when it stood there no more.
held = Table(
    "held",
    metadata,
    _words("source", key=True),
    _words("article", key=True),
    Column("place", Integer, nullable=False),
)

# Queries of topics, and the articles each holds for of all that are dated from `since` on.
queries = Table(
    "queries",
    metadata,
    _words("id", key=True),
    _words("name"),
    _words("query", optional=True),
    _moment("since"),
    _moment("used"),
)
matches = Table(
    "matches",
    metadata,
    _words("query", key=True),
    _words("article", key=True),
    Column("relevance", Double, nullable=False),
    _moment("dated"),
)

# An article but for its text.
heads = Table("heads", metadata, _words("article", key=True), _words("head"))

# The readers who left; nothing is sent to them.
unsubscribed = Table("unsubscribed", metadata, _words("reader", key=True), _moment("at"))
