"""A store of before stories were kept by topic, the same with each topic's own out.

A step of the migrations, so it speaks to the tables as they were then and is never changed.
Which topic an article was told in is what its kept briefs say; where none is left, what was
delivered of its story, or the only topic there is.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, select

_THEN = MetaData()


def _table(name: str, *columns: str) -> Table:
    kinds = {"place": Integer}
    return Table(name, _THEN, *(Column(column, kinds.get(column, Text)) for column in columns))


PARTED = ("members", "stories", "aliases")
_BRIEFS = _table("briefs", "topic", "body")
_FACTS = _table("facts", "topic", "story")
_OLD = {
    name: _table(f"{name}_of_all", *columns)
    for name, columns in {
        "stories": ("id", "latest"),
        "members": ("article", "story", "place", "copy_of"),
        "aliases": ("id", "story"),
    }.items()
}
_STORIES = _table("stories", "topic", "id", "latest")
_MEMBERS = _table("members", "topic", "article", "story", "place", "copy_of")
_ALIASES = _table("aliases", "topic", "id", "story")


def part_by_topic(connection: Connection) -> None:
    """Each topic gets the stories it told, with those of their articles that are about it."""
    articles, stories = _told(connection)
    every = {topic for told in (articles, stories) for topics in told.values() for topic in topics}
    alone = every if len(every) == 1 else set()
    members = [
        {"topic": topic, **row}
        for row in _rows(connection, "members")
        for topic in sorted(articles.get(row["article"]) or stories.get(row["story"]) or alone)
    ]
    _write(connection, _STORIES, _kept_stories(connection, members))  # members point at them
    _write(connection, _MEMBERS, members)
    now = {(row["topic"], row["story"]) for row in members}
    aliases = [
        {"topic": topic, **row}
        for row in _rows(connection, "aliases")
        for topic in sorted(every)
        if (topic, row["story"]) in now or topic in stories.get(row["id"], ())
    ]
    _write(connection, _ALIASES, aliases)


def _told(connection: Connection) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The topics of each article and of each story, as briefs and deliveries have them."""
    articles: dict[str, set[str]] = defaultdict(set)
    stories: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(_FACTS.c.topic, _FACTS.c.story).distinct()):
        stories[row.story].add(row.topic.rpartition(" @")[0] or row.topic)
    for row in connection.execute(select(_BRIEFS).execution_options(yield_per=50)):
        body = json.loads(row.body)
        for section in body.get("sections", ()):
            stories[section["story"]].add(row.topic)
        for fate in ("cited", "copy", "not_cited"):
            for name in body.get("account", {}).get(fate, ()):
                articles[name].add(row.topic)
    return articles, stories


def _kept_stories(connection: Connection, members: list[dict[str, Any]]) -> list[dict[str, Any]]:
    latest = {row["id"]: row["latest"] for row in _rows(connection, "stories")}
    keys = dict.fromkeys((row["topic"], row["story"]) for row in members)
    return [{"topic": topic, "id": key, "latest": latest[key]} for topic, key in keys]


def _rows(connection: Connection, name: str) -> Iterator[dict[str, Any]]:
    yield from (dict(row._mapping) for row in connection.execute(select(_OLD[name])).all())


def _write(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)
