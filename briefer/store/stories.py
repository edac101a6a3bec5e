"""Stories and the articles they hold, over days: an id that was shown once stays good."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, Row, delete, func, select, update

from briefer.model import Article, Story, Window
from briefer.store.articles import articles_by_id, save_articles
from briefer.store.tables import aliases, articles, members, storable, stories
from briefer.store.transactions import in_portions, upsert


def save_stories(connection: Connection, given: Iterable[Story], *, at: datetime) -> None:
    """Keeps the stories. An article belongs to the last story that named it.

    A story whose every article went over to another becomes an alias of that one.
    """
    for story in given:
        save_articles(connection, story.articles, at=at)
        _save(connection, story, at)


def stories_in(connection: Connection, window: Window) -> tuple[Story, ...]:
    """The stories with an article in the window, each with all of its articles."""
    touched = (
        select(members.c.story)
        .join(articles, articles.c.id == members.c.article)
        .where(articles.c.dated >= window.since, articles.c.dated <= window.until)
        .distinct()
    )
    rows = connection.execute(
        select(members)
        .where(members.c.story.in_(touched))
        .order_by(members.c.story, members.c.place, members.c.article)
    ).all()
    found = {article.id: article for article in articles_by_id(connection, _ids(rows))}
    grouped = groupby(rows, key=lambda row: row.story)
    return tuple(story_of(key, list(part), found) for key, part in grouped)


def current_id(connection: Connection, story: str) -> str:
    """The id that story has now: its own, or that of the story it went over to."""
    alias = select(aliases.c.story).where(aliases.c.id == story)
    return connection.scalar(alias) or story


def story_of(
    key: str, rows: list[Row[tuple[str, str, int, str]]], by_id: dict[str, Article]
) -> Story:
    """The story of those rows; a copy whose original went elsewhere stands for itself."""
    named = {row.article: row.copy_of for row in rows if row.copy_of}
    ids = _ids(rows)
    copies = {c: o for c, o in named.items() if o in ids and o not in named}
    lead = next(name for name in ids if name not in copies)
    ordered = [lead, *(name for name in ids if name != lead)]
    return Story(key, tuple(by_id[name] for name in ordered), tuple(copies.items()))


def drop_empty(connection: Connection) -> None:
    filled = select(members.c.story)
    connection.execute(delete(stories).where(stories.c.id.not_in(filled)))


def _save(connection: Connection, story: Story, at: datetime) -> None:
    key = storable(current_id(connection, story.id))
    ids = [storable(article.id) for article in story.articles]
    before = {
        name
        for portion in in_portions(ids)
        for name in connection.scalars(
            select(members.c.story).where(members.c.article.in_(portion)).distinct()
        )
    }
    latest = max((article.dated or at) for article in story.articles)
    upsert(connection, stories, [{"id": key, "latest": latest}])
    # Members of earlier days stay, behind those of today.
    moved = members.c.place + len(ids)
    connection.execute(update(members).where(members.c.story == key).values(place=moved))
    copies = {storable(copy): storable(original) for copy, original in story.copies}
    rows = [
        {"article": name, "story": key, "place": place, "copy_of": copies.get(name)}
        for place, name in enumerate(ids)
    ]
    upsert(connection, members, rows)
    for old in before - {key}:
        _alias_if_empty(connection, old, key)


def _alias_if_empty(connection: Connection, old: str, new: str) -> None:
    left = select(func.count()).select_from(members).where(members.c.story == old)
    if connection.scalar(left):
        return
    connection.execute(delete(stories).where(stories.c.id == old))
    connection.execute(update(aliases).where(aliases.c.story == old).values(story=new))
    upsert(connection, aliases, [{"id": old, "story": new}])


def _ids(rows: Iterable[Row[tuple[str, str, int, str]]]) -> list[str]:
    return [row.article for row in rows]
