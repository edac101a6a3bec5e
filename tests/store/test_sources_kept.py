"""What stands in a source: remembered in its order, never forgotten while it stands there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefer.collect.health import SourceHealth
from briefer.model import Article, Window
from briefer.store import Store, open_store
from briefer.store.migrations import STEPS
from briefer.store.sqlite import sqlite_engine

NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)
DAY = timedelta(days=1)
ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


def article(name: str, source: str = "harbour", at: datetime = NOW) -> Article:
    return Article(f"Title {name}", "Text.", id=name, published=at, source=source)


def read(store: Store, source: str, *names: str, at: datetime = NOW) -> int:
    given = [article(name, source, at) for name in names]
    return store.save_collected(given, [SourceHealth(source, asked=at)], at=at, read=[source])


def ids(articles: list[Article] | tuple[Article, ...]) -> list[str]:
    return [article.id for article in articles]


def test_what_stands_in_a_source_is_kept_in_its_order(store: Store) -> None:
    read(store, "harbour", "b", "a", "b")
    read(store, "hill", "c")
    read(store, "harbour", "d", "b")

    held = store.held(["harbour", "hill", "unknown"])

    assert {name: ids(given) for name, given in held.items()} == {
        "harbour": ["d", "b"], "hill": ["c"],
    }  # fmt: skip


def test_a_source_that_was_not_read_keeps_what_stood_in_it(store: Store) -> None:
    read(store, "harbour", "a")

    store.save_collected([], [SourceHealth("harbour", asked=NOW, error="503")], at=NOW)

    assert ids(store.held(["harbour"])["harbour"]) == ["a"]


def test_an_article_is_found_by_every_source_that_gave_it(store: Store) -> None:
    read(store, "harbour", "a", "b")
    read(store, "hill", "b")
    read(store, "hill", "c")  # b left that feed

    assert ids(store.articles(ALWAYS, of=["hill"])) == ["b", "c"]
    assert ids(store.articles(ALWAYS, of=["harbour"])) == ["a", "b"]
    assert ids(store.articles(ALWAYS)) == ["a", "b", "c"]


def test_articles_older_than_keep_go_but_not_while_they_stand_in_a_source(store: Store) -> None:
    old = NOW - 100 * DAY
    read(store, "harbour", "gone", "stands", at=old)
    read(store, "harbour", "stands", at=old)

    assert store.forget(NOW - 90 * DAY) == 1
    assert ids(store.articles(ALWAYS)) == ["stands"]
    assert read(store, "harbour", "stands", at=NOW) == 0
    assert store.first_seen(["stands"]) == {"stands": old}


def test_the_address_a_source_was_asked_under_is_kept(store: Store) -> None:
    health = SourceHealth("harbour", asked=NOW, url="https://harbour.example/rss")

    store.save_collected([], [health], at=NOW)

    assert store.health()[0].health == health


def test_a_state_file_of_the_first_form_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    engine = sqlite_engine(path, steps=STEPS[:1])
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO sources (source, since, given, items, error, failures, gone, etag)"
            " VALUES ('harbour', '2026-11-01T00:00:00.000000Z', 7, 7, '', 0, 0, '\"v1\"')"
        )
    engine.dispose()

    with open_store(path) as store:
        (known,) = store.health()
        store.check()

    assert (known.given, known.health.url, known.health.validators.etag) == (7, None, '"v1"')
    assert (tmp_path / "briefer.db.v1.bak").exists()
