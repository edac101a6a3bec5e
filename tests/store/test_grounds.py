"""What delivered lines stood on: kept with them, found when it changes, taken over from before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from briefer.compare.news import Fact
from briefer.compare.revisions import state_of
from briefer.jsonform import article_json, brief_json
from briefer.model import (
    Account,
    Article,
    Brief,
    Bullet,
    Citation,
    Delivery,
    DeliveryKey,
    Ground,
    Section,
    Window,
)
from briefer.store import Store, open_store
from briefer.store.migrations import STEPS
from briefer.store.postgres import postgres_engine
from briefer.store.sqlite import sqlite_engine

NOW = datetime(2026, 6, 2, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SLOT, NEXT = "2026-06-02 UTC daily", "2026-06-03 UTC daily"
SAID = "The weir at Torvik burst on Monday."
WEIR = Article(
    "Weir bursts", SAID, id="weir", url="https://fjord.example/weir", publisher="Fjord Post",
    published=NOW - DAY / 24, source="fjord",
)  # fmt: skip
LINE = "A weir burst at Torvik."
GROUND = Ground("weir", "text", 0, SAID, state_of(WEIR))
EDITED = replace(WEIR, text="No weir burst at Torvik on Monday.")


def deliver(store: Store, slot: str = SLOT, at: datetime = NOW) -> None:
    key = DeliveryKey("t", slot, "desk", "desk")
    store.claim(key, content="x", at=at)
    fact = Fact("t", "s", LINE, at, (GROUND,))
    store.settle(Delivery(key, "sent", at), content="x", facts=[fact])


def test_a_line_is_shaken_when_its_article_says_something_else(store: Store) -> None:
    store.save_articles([WEIR], at=NOW)
    deliver(store)
    assert store.shaken("t", before_slot=NEXT) == ()

    store.save_articles([EDITED], at=NOW + DAY)
    (found,) = store.shaken("t", before_slot=NEXT)

    assert (found.line, found.at, found.ground) == (LINE, NOW, GROUND)
    assert store.shaken("t", before_slot=NEXT, since=NOW) == (found,)
    assert store.shaken("t", before_slot=NEXT, since=NOW + DAY) == ()
    assert store.shaken("t", before_slot=SLOT) == ()
    assert store.shaken("t", before_slot="2026-W24 UTC weekly") == ()


def test_what_was_delivered_after_the_change_is_not_shaken(store: Store) -> None:
    store.save_articles([WEIR], at=NOW - DAY)
    store.save_articles([EDITED], at=NOW)
    deliver(store, at=NOW)

    assert store.shaken("t", before_slot=NEXT) == ()


def test_grounds_are_kept_as_long_as_articles_are(store: Store) -> None:
    store.save_articles([WEIR], at=NOW)
    deliver(store)
    store.save_articles([EDITED], at=NOW + DAY)

    store.forget(NOW)
    assert store.shaken("t", before_slot=NEXT)
    store.forget(NOW + 2 * DAY)

    assert store.shaken("t", before_slot=NEXT) == ()
    assert len(store.delivered_facts("t")) == 1


def test_what_was_told_before_is_named_by_its_digest_and_last_day(store: Store) -> None:
    deliver(store)

    assert store.delivered_facts("t", since=NOW + DAY) == ()
    assert len(store.delivered_facts("t", since=NOW)) == 1
    older = store.delivered_before("t", before_slot=NEXT, until=NOW + DAY)
    assert list(older.values()) == [NOW]
    assert store.delivered_before("t", before_slot=NEXT, until=NOW) == {}


def test_the_saved_briefs_of_an_earlier_form_give_their_lines_grounds(place: str) -> None:
    engine = engine_of_form_five(place)
    with Store(engine, place), engine.begin() as connection:
        mark = "?" if engine.dialect.name == "sqlite" else "%s"
        moment, body = "2026-06-02T05:00:00.000000Z", json.dumps(article_json(WEIR))
        connection.exec_driver_sql(
            f"INSERT INTO articles VALUES ({', '.join([mark] * 8)})",
            (WEIR.id, WEIR.url, WEIR.publisher, WEIR.source, moment, moment, moment, body),
        )
        connection.exec_driver_sql(
            f"INSERT INTO briefs VALUES ({', '.join([mark] * 4)})",
            ("t", SLOT, "2026-06-02T05:00:00.000000Z", json.dumps(brief_json(made()))),
        )
        connection.exec_driver_sql(
            f"INSERT INTO facts VALUES ({', '.join([mark] * 6)})",
            ("t", "s", "d", LINE, "2026-06-02T05:00:00.000000Z", SLOT),
        )

    with open_store(place) as store:
        store.save_articles([EDITED], at=NOW + DAY)
        (found,) = store.shaken("t", before_slot=NEXT)

    assert (found.line, found.at) == (LINE, NOW)
    assert found.ground == replace(GROUND, state="")


def engine_of_form_five(place: str) -> Engine:
    if "://" in place:
        return postgres_engine(place, steps=STEPS[:5])
    return sqlite_engine(Path(place), steps=STEPS[:5])


def made() -> Brief:
    bullet = Bullet(LINE, (Citation(WEIR, "text", 0, len(SAID), SAID),))
    section = Section("s", "Weir", (bullet,), publishers=("Fjord Post",))
    return Brief(
        "t", Window(NOW - DAY, NOW), "extractive", NOW, (section,), Account(cited=("weir",)),
        notes=("100 % \x00 {citations} :a",), slot=SLOT,
    )  # fmt: skip
