"""A topic's stories and the articles they hold, over days: an id that was shown stays good.

Each topic has its own: what two topics share is a story of either, and neither changes the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import Column, Connection, Row, and_, delete, select

from briefer.model import Article, Story, Window
from briefer.store.articles import articles_by_id, save_articles
from briefer.store.tables import aliases, articles, members, storable, stories
from briefer.store.transactions import in_portions, upsert


def save_stories(
    connection: Connection, topic: str, given: Iterable[Story], *, at: datetime
) -> None:
    """Keeps the stories. An article belongs to the last story of the topic that named it.

    A story whose every article went over to another becomes an alias of that one. However many
    stories there are, the database is asked and told once of each table.
    """
    found = list(given)
    for batch in _each_once(found):
        save_articles(connection, batch, at=at)
    shelf = _Shelf(connection, storable(topic), found)
    for story in found:
        shelf.put(story, at)
    shelf.write(connection)


def stories_in(
    connection: Connection, window: Window, topic: str | None = None
) -> tuple[Story, ...]:
    """The stories with an article in the window, each with all of its articles."""
    touched = (
        select(members.c.topic, members.c.story)
        .join(articles, articles.c.id == members.c.article)
        .where(articles.c.dated >= window.since, articles.c.dated <= window.until)
        .distinct()
    )
    if topic is not None:
        touched = touched.where(members.c.topic == topic)
    found = touched.subquery()
    together = and_(members.c.topic == found.c.topic, members.c.story == found.c.story)
    rows = connection.execute(
        select(members)
        .join(found, together)
        .order_by(members.c.topic, members.c.story, members.c.place, members.c.article)
    ).all()
    by_id = {article.id: article for article in articles_by_id(connection, _ids(rows))}
    grouped = groupby(rows, key=lambda row: (row.topic, row.story))
    return tuple(story_of(key, list(part), by_id) for (_, key), part in grouped)


def current_id(connection: Connection, topic: str, story: str) -> str:
    """The id that story of the topic has now: its own, or that of the one it went over to."""
    alias = select(aliases.c.story).where(aliases.c.topic == topic, aliases.c.id == story)
    return connection.scalar(alias) or story


def story_of(
    key: str, rows: list[Row[tuple[str, str, str, int, str]]], by_id: dict[str, Article]
) -> Story:
    """The story of those rows; a copy whose original went elsewhere stands for itself."""
    named = {row.article: row.copy_of for row in rows if row.copy_of}
    ids = _ids(rows)
    copies = {c: o for c, o in named.items() if o in ids and o not in named}
    lead = next(name for name in ids if name not in copies)
    ordered = [lead, *(name for name in ids if name != lead)]
    return Story(key, tuple(by_id[name] for name in ordered), tuple(copies.items()))


def drop_empty(connection: Connection) -> None:
    mine = and_(members.c.topic == stories.c.topic, members.c.story == stories.c.id)
    connection.execute(delete(stories).where(~select(members.c.article).where(mine).exists()))


def _each_once(given: Iterable[Story]) -> Iterator[list[Article]]:
    """Their articles in order, cut where one comes again: it may say something else by then."""
    batch: dict[str, Article] = {}
    for article in (article for story in given for article in story.articles):
        if storable(article.id) in batch:
            yield list(batch.values())
            batch = {}
        batch[storable(article.id)] = article
    yield list(batch.values())


@dataclass(frozen=True, slots=True)
class _Member:
    story: str
    place: int
    copy_of: str | None


class _Shelf:
    """The rows of the given stories and of those their articles were in: changed, then written."""

    def __init__(self, connection: Connection, topic: str, given: Sequence[Story]) -> None:
        self._topic = topic
        names = [storable(story.id) for story in given]
        self._aliases = _aliases(connection, topic, aliases.c.id, names)
        ids = [storable(article.id) for story in given for article in story.articles]
        held = _members(connection, topic, members.c.article, ids)
        keys = {self._aliases.get(name, name) for name in names}
        keys |= {member.story for member in held.values()}
        self._members = held | _members(connection, topic, members.c.story, keys)
        self._aliases |= _aliases(connection, topic, aliases.c.story, keys)
        self._in: dict[str, set[str]] = {}
        for name, member in self._members.items():
            self._in.setdefault(member.story, set()).add(name)
        self._before = (dict(self._members), dict(self._aliases))
        self._latest: dict[str, datetime] = {}
        self._gone: set[str] = set()

    def put(self, story: Story, at: datetime) -> None:
        """The story and its members in their places; members of earlier days stay behind them."""
        key = self._aliases.get(storable(story.id), storable(story.id))
        self._latest[key] = max((article.dated or at) for article in story.articles)
        self._gone.discard(key)
        ids = [storable(article.id) for article in story.articles]
        before = {self._members[name].story for name in ids if name in self._members}
        for name in self._in.get(key, ()):
            earlier = self._members[name]
            self._members[name] = replace(earlier, place=earlier.place + len(ids))
        copies = {storable(copy): storable(original) for copy, original in story.copies}
        for place, name in enumerate(ids):
            if name in self._members:
                self._in[self._members[name].story].discard(name)
            self._members[name] = _Member(key, place, copies.get(name))
            self._in.setdefault(key, set()).add(name)
        for old in before - {key}:
            if not self._in[old]:
                self._alias(old, key)

    def _alias(self, old: str, new: str) -> None:
        self._latest.pop(old, None)
        self._gone.add(old)
        for name, story in self._aliases.items():
            if story == old:
                self._aliases[name] = new
        self._aliases[old] = new

    def write(self, connection: Connection) -> None:
        """Only the rows that are other ones now."""
        known, named = self._before
        mine: dict[str, object] = {"topic": self._topic}
        rows = [
            mine | {"article": name, "story": m.story, "place": m.place, "copy_of": m.copy_of}
            for name, m in self._members.items()
            if known.get(name) != m
        ]
        kept = [mine | {"id": key, "latest": latest} for key, latest in self._latest.items()]
        upsert(connection, stories, kept)
        upsert(connection, members, rows)
        for portion in in_portions(self._gone):
            gone = (stories.c.topic == self._topic, stories.c.id.in_(portion))
            connection.execute(delete(stories).where(*gone))
        changed = {k: story for k, story in self._aliases.items() if named.get(k) != story}
        upsert(connection, aliases, [mine | {"id": k, "story": s} for k, s in changed.items()])


def _aliases(
    connection: Connection, topic: str, by: Column[str], values: Iterable[str]
) -> dict[str, str]:
    mine = select(aliases).where(aliases.c.topic == topic)
    return {
        row.id: row.story
        for portion in in_portions(values)
        for row in connection.execute(mine.where(by.in_(portion)))
    }


def _members(
    connection: Connection, topic: str, by: Column[str], values: Iterable[str]
) -> dict[str, _Member]:
    mine = select(members).where(members.c.topic == topic)
    return {
        row.article: _Member(row.story, row.place, row.copy_of)
        for portion in in_portions(values)
        for row in connection.execute(mine.where(by.in_(portion)))
    }


def _ids(rows: Iterable[Row[tuple[str, str, str, int, str]]]) -> list[str]:
    return [row.article for row in rows]
