"""What briefs took of a model is booked for good and summed by the database."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from briefer.jsonform import brief_json
from briefer.model import Account, Brief, Usage, Window
from briefer.store import Store, open_store
from briefer.store.migrations import STEPS
from briefer.store.postgres import postgres_engine
from briefer.store.sqlite import sqlite_engine

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SLOT = "2026-11-22 UTC daily"
TOOK = Usage(3, 1000, 200, cached_tokens=400, reasoning_tokens=50)


def brief(at: datetime = NOW, usage: Usage = TOOK, topic: str = "bakhmut") -> Brief:
    window = Window(at - DAY, at)
    return Brief(topic, window, "openai (scripted)", at, (), Account(), usage=usage)


def test_a_brief_that_asked_a_model_is_booked_and_one_that_did_not_is_not(store: Store) -> None:
    store.save_brief(brief(), slot=SLOT)
    store.save_brief(brief(NOW + HOUR, Usage()), slot=SLOT)

    (kept,) = store.spending()
    assert (kept.at, kept.topic, kept.engine) == (NOW, "bakhmut", "openai (scripted)")
    assert kept.usage == TOOK


def test_a_brief_saved_twice_is_booked_once(store: Store) -> None:
    for _ in range(2):
        store.save_brief(brief(), slot=SLOT)

    assert store.spent(NOW - DAY, NOW + DAY) == TOOK


def test_every_brief_counts_however_many_there_are(store: Store) -> None:
    for number in range(120):
        store.save_brief(brief(NOW + number * HOUR), slot=SLOT)

    assert len(store.spending()) == 120
    assert store.spent(NOW, NOW + 120 * HOUR).calls == 360


def test_what_was_spent_is_not_forgotten_with_its_brief(store: Store) -> None:
    store.save_brief(brief(), slot=SLOT)

    store.forget(NOW + DAY)

    assert store.briefs() == ()
    assert store.spent(NOW, NOW + DAY) == TOOK


def test_a_span_has_its_first_moment_and_not_its_last(store: Store) -> None:
    for at in (NOW - timedelta(microseconds=1), NOW, NOW + DAY):
        store.save_brief(brief(at), slot=SLOT)

    assert store.spent(NOW, NOW + DAY).calls == 3
    assert store.spent(NOW + 2 * DAY, NOW + 3 * DAY) == Usage()


def test_cached_tokens_count_up_to_the_prompts_of_their_own_brief(store: Store) -> None:
    store.save_brief(brief(usage=Usage(1, 100, 10, cached_tokens=900)), slot=SLOT)
    store.save_brief(brief(NOW + HOUR, Usage(1, 1000, 10)), slot=SLOT)

    assert store.spent(NOW, NOW + DAY).cached_tokens == 100


def engine_of_form_two(place: str) -> Engine:
    if "://" in place:
        return postgres_engine(place, steps=STEPS[:2])
    return sqlite_engine(Path(place), steps=STEPS[:2])


def test_the_spending_of_an_older_state_is_taken_over(place: str) -> None:
    odd = replace(brief(NOW + DAY, Usage(1, 7), topic="kyiv's"), notes=("100 % \x00 {usage} :a",))
    engine = engine_of_form_two(place)
    with engine.begin() as connection:
        for made in (brief(), odd, brief(NOW + HOUR, Usage())):
            at = made.generated.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            marks = "?, ?, ?, ?" if engine.dialect.name == "sqlite" else "%s, %s, %s, %s"
            connection.exec_driver_sql(
                f"INSERT INTO briefs (topic, slot, generated, body) VALUES ({marks})",
                (made.topic, SLOT, at, json.dumps(brief_json(made), ensure_ascii=False)),
            )
    engine.dispose()

    with open_store(place) as store:
        kept = store.spending()
        store.save_brief(brief(), slot=SLOT)
        again = store.spending()

    assert [(k.at, k.topic, k.usage) for k in kept] == [
        (NOW, "bakhmut", TOOK),
        (NOW + DAY, "kyiv's", Usage(1, 7)),
    ]
    assert kept[0].engine == "openai (scripted)"
    assert again == kept
