"""A store of before addresses were masked, with keys in it in; none of them in what is opened."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from briefer.collect.health import known_of
from briefer.model import Source
from briefer.store import open_store
from briefer.store.migrations import STEPS
from briefer.store.postgres import postgres_engine
from briefer.store.sqlite import sqlite_engine

AT = "2026-11-20T05:00:00.000000Z"
FEED = "https://lena:pier7pass@lamp.example/feed?key=lantern-9731-x&page=2"
BY_HAND = "https://quay.example/read?ticket=buoy42bell"
SECRETS = ("pier7pass", "lantern-9731-x", "buoy42bell")
LINK = "https://lamp.example/a?id=5"
TITLE = "Lamp lit; lantern-9731-x; ships saw it"


def test_an_old_store_holds_no_credentials_once_it_is_opened(place: str) -> None:
    engine = old_store(place)
    with engine.begin() as connection:
        kept = json.dumps(body(f"{LINK}&key=lantern-9731-x"))
        for name, source in (("a", "lamp"), ("b", BY_HAND)):
            fill(connection, "articles", id=name, url=f"{LINK}&key=lantern-9731-x", publisher="Lamp",
                 source=source, first_seen=AT, dated=AT, body=kept)  # fmt: skip
            fill(connection, "held", source=source, article=name, place=1)
            fill(connection, "sources", source=source, since=AT, given=1, items=1, failures=0, gone=0,
                 error=f"{FEED}: no answer", url=FEED if name == "a" else BY_HAND,
                 moved_to="https://lamp.example/new?key=lantern-9731-x")  # fmt: skip
        fill(connection, "revisions", article="a", digest="d", until=AT, body=kept)
        told = {
            "problems": [{"source": BY_HAND, "reason": f"{FEED} is gone"}],
            "articles": [body(LINK)],
        }
        fill(connection, "briefs", topic="t", slot="s", generated=AT, body=json.dumps(told))
    engine.dispose()

    open_store(place).close()

    everything = dumped(place)
    assert [secret for secret in SECRETS if secret in everything] == []
    assert LINK in everything
    if "://" not in place:
        raw = Path(place).read_bytes()
        assert [secret for secret in SECRETS if secret.encode() in raw] == []


def test_what_was_known_of_a_source_with_a_key_is_still_known(place: str) -> None:
    engine = old_store(place)
    with engine.begin() as connection:
        fill(connection, "sources", source="lamp", since=AT, given=7, items=7, failures=2, gone=0,
             error="", url=FEED, moved_to=None, etag='"v1"')  # fmt: skip
    engine.dispose()

    with open_store(place) as store:
        (kept,) = store.health()

    assert (kept.health.url or "").startswith("https://lamp.example/feed#")
    known = known_of(Source("lamp", FEED), kept.health)
    assert (known.failures, known.validators.etag) == (2, '"v1"')


def test_the_places_of_a_text_stay_what_they_were(place: str) -> None:
    engine = old_store(place)
    with engine.begin() as connection:
        fill(connection, "sources", source="lamp", since=AT, given=1, items=1, failures=0, gone=0,
             error="", url=FEED, moved_to=None)  # fmt: skip
        fill(connection, "articles", id="a", url=LINK, publisher="Lamp", source="lamp",
             first_seen=AT, dated=AT, body=json.dumps(body(LINK)))  # fmt: skip
    engine.dispose()

    with open_store(place) as store:
        title = store.known(["a"])["a"].title

    assert (len(title), title.index("ships saw it")) == (len(TITLE), TITLE.index("ships saw it"))


@pytest.mark.parametrize(
    "address",
    [LINK, "https://lamp.example/feed", "feeds/lamp.xml", "https://q.example/?user=ships"],
)
def test_a_store_without_credentials_keeps_every_word_and_link(place: str, address: str) -> None:
    engine = old_store(place)
    with engine.begin() as connection:
        fill(connection, "sources", source="lamp", since=AT, given=1, items=1, failures=0, gone=0,
             error="", url=address, moved_to=None)  # fmt: skip
        kept = json.dumps(body(LINK + "&token=their-own-11"))
        fill(connection, "articles", id="a", url=LINK + "&token=their-own-11", publisher="Lamp",
             source="lamp", first_seen=AT, dated=AT, body=kept)  # fmt: skip
    engine.dispose()

    open_store(place).close()

    everything = dumped(place)
    assert "token=their-own-11" in everything
    assert TITLE in everything


def body(url: str) -> dict[str, Any]:
    return {
        "id": "a", "title": TITLE, "text": "It burns.", "url": url, "publisher": "Lamp",
        "published": AT, "updated": None, "first_seen": AT, "author": None, "language": None,
        "via": ["https://lena:pier7pass@lamp.example/via"], "source": "lamp",
    }  # fmt: skip


def old_store(place: str) -> Engine:
    """A store of the last form that kept addresses as they were."""
    if "://" in place:
        return postgres_engine(place, steps=STEPS[:7])
    return sqlite_engine(Path(place), steps=STEPS[:7])


def fill(connection: Any, table: str, **row: Any) -> None:
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)


def dumped(place: str) -> str:
    """All that stands in the tables."""
    engine = postgres_engine(place) if "://" in place else sqlite_engine(Path(place))
    tables = ("articles", "revisions", "briefs", "sources", "held")
    with engine.begin() as connection:
        rows = [connection.execute(text(f"SELECT * FROM {name}")).all() for name in tables]
    engine.dispose()
    return repr(rows)
