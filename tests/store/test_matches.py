"""What is kept is matched: no article without its topics, whatever runs do at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from briefer.group.topic import topic
from briefer.model import Article, Glanced, Window
from briefer.store import Store, open_store
from briefer.store.tables import matches, queries

NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)
DAY = timedelta(days=1)
ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
FERRY = Article("Ferry fares rise", "By a tenth.", id="ferry", source="a", published=NOW)
BRIDGE = Article("Bridge shut", "The ferry runs.", id="bridge", source="a", published=NOW)
BANK = Article("Bank fails", "It was small.", id="bank", source="a", published=NOW - DAY)


def rows(store: Store, query: str) -> dict[str, float]:
    with store._reading() as connection:
        found = connection.execute(select(matches).where(matches.c.query == query))
        return {row.article: row.relevance for row in found}


def asked(store: Store, name: str = "ferry", query: str | None = None, **at: datetime) -> str:
    return store.asking(name, query, **{"since": NOW - 2 * DAY, "at": NOW} | at)


def test_what_was_kept_and_what_is_kept_later_have_the_relevance_of_the_topic(store: Store) -> None:
    store.save_articles([FERRY, BANK], at=NOW)
    key = asked(store)
    store.save_collected([BRIDGE], [], at=NOW)

    ferry = topic("ferry")
    wanted = {a.id: ferry.relevance(a) for a in (FERRY, BRIDGE)}
    assert rows(store, key) == wanted
    assert min(wanted.values()) > 0


def test_an_article_that_says_something_else_is_matched_anew(store: Store) -> None:
    ferry, bank = asked(store), asked(store, "bank")
    store.save_articles([FERRY], at=NOW)

    store.save_articles([replace(FERRY, title="Bank fares rise", updated=NOW + DAY)], at=NOW + DAY)

    assert (rows(store, ferry), list(rows(store, bank))) == ({}, ["ferry"])
    head = store.known_for(ferry, ["ferry"])["ferry"]
    assert (head.title, head.text) == ("Bank fares rise", "")


def test_another_query_of_a_topic_is_another_one(store: Store) -> None:
    store.save_articles([FERRY, BANK], at=NOW)

    first, second = asked(store), asked(store, "ferry", "bank OR ferry")

    assert (set(rows(store, first)), set(rows(store, second))) == ({"ferry"}, {"ferry", "bank"})
    assert asked(store) == first


def test_only_what_is_about_the_query_is_read_whole(store: Store) -> None:
    key = asked(store)
    store.save_articles([FERRY, BRIDGE, BANK], at=NOW)

    read = store.articles_for(key, ALWAYS, of={"a"})

    assert [(a.id, bool(a.text)) for a in read] == [
        ("bank", False), ("bridge", True), ("ferry", True),
    ]  # fmt: skip
    assert read[0] == Glanced.at(store.known(["bank"])["bank"])
    assert store.articles_for(key, ALWAYS, of={"b"}) == ()


def test_what_is_dated_before_the_query_is_known_is_read_whole_until_it_is(store: Store) -> None:
    old = replace(BANK, id="old", published=NOW - 9 * DAY)
    store.save_articles([old, replace(FERRY, id="f", published=NOW - 9 * DAY)], at=NOW)
    key = asked(store)

    before = store.articles_for(key, ALWAYS, of={"a"})
    assert all(article.text for article in before)

    asked(store, since=NOW - 10 * DAY)
    after = store.articles_for(key, ALWAYS, of={"a"})
    assert {a.id for a in after if isinstance(a, Glanced)} == {"old"}
    assert list(rows(store, key)) == ["f"]


def test_an_article_without_a_title_keeps_the_beginning_of_its_text(store: Store) -> None:
    key = asked(store)
    text = "A bank failed. " * 20
    store.save_articles([Article("", text, id="b", source="a", published=NOW)], at=NOW)

    (found,) = store.articles_for(key, ALWAYS, of={"a"})

    assert (found.text, found.length) == (text[:80].strip(), len(text))


def test_a_query_that_nobody_asked_for_a_month_goes(store: Store) -> None:
    store.save_articles([FERRY, BANK], at=NOW)
    unused, used = asked(store, "bank"), asked(store)

    asked(store, at=NOW + 20 * DAY)
    asked(store, at=NOW + 40 * DAY)

    with store._reading() as connection:
        assert list(connection.scalars(select(queries.c.id))) == [used]
    assert rows(store, unused) == {}


def test_what_is_forgotten_has_no_matches(store: Store) -> None:
    key = asked(store)
    store.save_articles([FERRY], at=NOW)

    store.forget(NOW + 2 * DAY)

    assert rows(store, key) == {}


@pytest.mark.parametrize("number", range(3))
def test_articles_kept_while_a_query_is_registered_are_matched(place: str, number: int) -> None:
    def keep(part: int) -> None:
        with open_store(place) as store:
            for n in range(10):
                name = f"{number} {part} {n}"
                store.save_articles([replace(FERRY, id=name, title=f"Ferry {name}")], at=NOW)

    def ask(_: int) -> str:
        with open_store(place) as store:
            return asked(store, f"ferry {number} OR ferries")

    open_store(place).close()
    with ThreadPoolExecutor(3) as pool:
        keeping = [pool.submit(keep, part) for part in range(2)]
        key = pool.submit(ask, 0).result()
        for one in keeping:
            one.result()

    with open_store(place) as store:
        assert len(rows(store, key)) == 20
