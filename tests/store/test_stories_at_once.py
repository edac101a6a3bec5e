"""Stories are kept together as they would be one by one, statement by statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model import Article, Story
from briefer.store import Store, open_store

AT = datetime(2026, 3, 23, 7, tzinfo=UTC)
NAMES = "abcdefgh"
ARTICLES = {
    name: Article(
        title=f"Report {name}", text="", id=name, published=AT - timedelta(hours=n) if n % 3 else None
    )
    for n, name in enumerate(NAMES)
}  # fmt: skip


@st.composite
def told(draw: st.DrawFn) -> Story:
    ids = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    copied = draw(st.sets(st.sampled_from(ids[1:]))) if ids[1:] else set()
    ordered = [name for name in ids if name not in copied] + [n for n in ids if n in copied]
    copies = tuple((name, ids[0]) for name in ordered if name in copied)
    return Story(draw(st.sampled_from("STUVW")), tuple(ARTICLES[n] for n in ordered), copies)


@given(st.lists(st.lists(told(), max_size=4), max_size=4))
@settings(max_examples=120, deadline=None)
def test_stories_kept_at_once_leave_the_rows_they_would_leave_one_by_one(
    days: Sequence[Sequence[Story]],
) -> None:
    with TemporaryDirectory() as folder, sqlite3.connect(":memory:") as one_by_one:
        make_tables(one_by_one)
        place = Path(folder) / "briefer.db"
        with open_store(place) as store:
            for day in days:
                store.save_stories("t", day, at=AT)
                for story in day:
                    save(one_by_one, story)

        with sqlite3.connect(place) as kept:
            assert rows(kept) == rows(one_by_one)


def test_an_article_that_says_something_else_in_a_later_story_is_kept_as_it_says_last(
    store: Store,
) -> None:
    first = Article(title="The bridge", text="It holds.", id="a")
    second = Article(title="The bridge", text="It fell.", id="a")

    store.save_stories("t", [Story("S", (first,)), Story("T", (second,))], at=AT)

    assert store.known(["a"])["a"].text == "It fell."
    assert [article.text for article in store.states(["a"])["a"]] == ["It fell.", "It holds."]


def make_tables(db: sqlite3.Connection) -> None:
    db.executescript(
        "CREATE TABLE stories (id PRIMARY KEY, latest);"
        "CREATE TABLE aliases (id PRIMARY KEY, story);"
        "CREATE TABLE members (article PRIMARY KEY, story, place, copy_of);"
    )


def save(db: sqlite3.Connection, story: Story) -> None:
    """What keeping means, a statement for each thing that happens."""
    alias = db.execute("SELECT story FROM aliases WHERE id = ?", (story.id,)).fetchone()
    key, copies = (alias[0] if alias else story.id), dict(story.copies)
    asked = "SELECT story FROM members WHERE article = ?"
    before = {row[0] for a in story.articles for row in db.execute(asked, (a.id,))}
    latest = max((article.dated or AT) for article in story.articles)
    shown = latest.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    db.execute("REPLACE INTO stories VALUES (?, ?)", (key, shown))
    db.execute("UPDATE members SET place = place + ? WHERE story = ?", (len(story.articles), key))
    for number, article in enumerate(story.articles):
        row = (article.id, key, number, copies.get(article.id))
        db.execute("REPLACE INTO members VALUES (?, ?, ?, ?)", row)
    for old in before - {key}:
        if not db.execute("SELECT 1 FROM members WHERE story = ?", (old,)).fetchone():
            db.execute("DELETE FROM stories WHERE id = ?", (old,))
            db.execute("UPDATE aliases SET story = ? WHERE story = ?", (key, old))
            db.execute("REPLACE INTO aliases VALUES (?, ?)", (old, key))


def rows(db: sqlite3.Connection) -> dict[str, list[Any]]:
    wanted = {
        "stories": "id, latest",
        "aliases": "id, story",
        "members": "article, story, place, copy_of",
    }
    return {t: db.execute(f"SELECT {c} FROM {t} ORDER BY 1").fetchall() for t, c in wanted.items()}
