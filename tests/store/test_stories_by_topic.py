"""Each topic has stories of its own, and a store of before that gets them from what was told."""

from __future__ import annotations

import gzip
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefer.model import Article, Story, Window
from briefer.store import Store, open_store
from briefer.store.migrations import STEPS
from briefer.store.postgres import postgres_engine

AT = datetime(2026, 11, 22, 5, tzinfo=UTC)
ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
# Two topics with articles in common, briefed on three days by form 10.
TWO = Path(__file__).parents[1] / "data" / "two-topics" / "form10.db.gz"
FORM = 10


def article(name: str) -> Article:
    return Article(name.title(), f"It is {name}.", id=name, published=AT)


def shape(store: Store, topic: str) -> dict[str, tuple[str, ...]]:
    found = store.stories(ALWAYS, topic=topic)
    return {story.id: tuple(a.id for a in story.articles) for story in found}


def test_what_one_topic_makes_of_an_article_leaves_the_other_as_it_was(store: Store) -> None:
    a, b, c = map(article, "abc")
    store.save_stories("war", [Story("s", (a, b), (("b", "a"),)), Story("t", (c,))], at=AT)

    store.save_stories("trade", [Story("s", (b,)), Story("u", (c, a))], at=AT)

    assert shape(store, "war") == {"s": ("a", "b"), "t": ("c",)}
    assert shape(store, "trade") == {"s": ("b",), "u": ("c", "a")}
    assert len(store.stories(ALWAYS)) == 4


def test_stories_grow_together_in_the_topic_that_says_so(store: Store) -> None:
    a, b = map(article, "ab")
    for topic in ("war", "trade"):
        store.save_stories(topic, [Story("s", (a,)), Story("t", (b,))], at=AT)

    store.save_stories("war", [Story("t", (a, b))], at=AT)

    assert (store.current_id("war", "s"), store.current_id("trade", "s")) == ("t", "s")
    both = [("war", "s"), ("trade", "s")]
    assert store.current_ids(both) == {("war", "s"): "t"}
    assert {key: mark[-1] for key, mark in store.story_marks([*both, ("war", "t")]).items()} == {
        ("trade", "s"): "1", ("war", "t"): "2",
    }  # fmt: skip


def test_a_story_of_one_topic_goes_when_its_articles_do(store: Store) -> None:
    store.save_stories("war", [Story("s", (article("a"),))], at=AT)

    store.forget(datetime(2030, 1, 1, tzinfo=UTC))

    assert store.stories(ALWAYS) == ()


# ---------------------------------------------------------------- brought to this form


@pytest.fixture
def old(place: str, tmp_path: Path) -> str:
    """The old store, in a file or copied row by row into a database of the old form."""
    packed = tmp_path / ("briefer.db" if "://" not in place else "source.db")
    packed.write_bytes(gzip.decompress(TWO.read_bytes()))
    if "://" in place:
        _into_postgres(packed, place)
    return place


def _into_postgres(source: Path, url: str) -> None:
    engine = postgres_engine(url, steps=STEPS[:FORM])
    names = (
        "articles",
        "stories",
        "members",
        "aliases",
        "briefs",
        "facts",
        "held",
        "turns",
        "told",
    )
    with sqlite3.connect(source) as found, engine.begin() as connection:
        found.row_factory = sqlite3.Row
        for name in names:
            for row in found.execute(f"SELECT * FROM {name}").fetchall():
                values: dict[str, Any] = dict(row)
                marks = ", ".join(f"%({key})s" for key in values)
                said = f"INSERT INTO {name} ({', '.join(values)}) VALUES ({marks})"
                connection.exec_driver_sql(said, values)
    engine.dispose()


def test_an_old_store_gives_each_topic_the_stories_it_told(old: str) -> None:
    with open_store(old) as store:
        briefs = store.briefs()
        told = {brief.topic: brief.brief for brief in reversed(briefs)}  # the newest of each
        of_topic = {topic: shape(store, topic) for topic in told}
        every = {a.id: a for a in store.articles(ALWAYS)}

    assert set(told) == {"oldport", "ferries"}
    for topic, brief in told.items():
        assert {section.story for section in brief.sections} <= set(of_topic[topic])
        members = {name for ids in of_topic[topic].values() for name in ids}
        kept = {k for b in briefs if b.topic == topic for k in _about(b.brief.account)}
        assert members == kept & set(every)


def _about(account: Any) -> set[str]:
    return {*account.cited, *account.copy, *account.not_cited}


def test_the_ids_of_an_old_store_stay_good_in_each_of_its_topics(old: str) -> None:
    with open_store(old) as store:
        for topic in ("oldport", "ferries"):
            delivered = {fact.story for fact in store.delivered_facts(topic)}
            stories = shape(store, topic)
            shown = {s.story for b in store.briefs(topic) for s in b.brief.sections}

            assert shown
            assert {store.current_id(topic, key) for key in shown | delivered} <= set(stories)


def test_a_store_without_briefs_gives_its_stories_by_what_was_delivered(
    old: str, tmp_path: Path
) -> None:
    if "://" in old:
        engine = postgres_engine(old, steps=STEPS[:FORM])
        with engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM briefs")
        engine.dispose()
    else:
        with sqlite3.connect(old) as connection:
            connection.execute("DELETE FROM briefs")

    with open_store(old) as store:
        for topic in ("oldport", "ferries"):
            delivered = {fact.story for fact in store.delivered_facts(topic)}
            assert set(shape(store, topic)) == delivered
