"""A live page, one address for states that follow each other: the newest is told, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from briefer.app.run import Run
from briefer.store import open_store
from tests.app.test_readers_window import DAY, HOUR, MORNING, Desk

PAGE = "https://varn.example/live/flood"
FIRST = "The river in Varn rose to three metres on Sunday evening, the water office said."
THEN = "Forty families in Varn left their homes in the night, the fire brigade said."
LAST = "The river in Varn fell to two metres on Monday, the water office said."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_store(tmp_path / "briefer.db") as store:
        yield Desk(tmp_path, store)


def entry(desk: Desk, number: int, published: datetime, *said: str) -> None:
    """One more entry of the feed under the address of the page, the newest first."""
    item = {
        "title": f"Live: the flood in Varn ({number})", "text": " ".join(said), "url": PAGE,
        "publisher": "Varn Post", "published": published.isoformat(),
    }  # fmt: skip
    desk.items = {str(number): json.dumps(item)} | desk.items
    desk.feed.write_text("\n".join(desk.items.values()) + "\n", encoding="utf-8")


def told(run: Run) -> str:
    return " ".join(bullet.text for bullet in run.brief.bullets)


def test_a_live_page_that_grew_is_told_as_it_stands_now_without_what_was_told(desk: Desk) -> None:
    entry(desk, 1, MORNING - HOUR, FIRST)
    first = desk.deliver(MORNING)
    desk.items.clear()
    entry(desk, 2, MORNING + 2 * HOUR, THEN, FIRST)

    second = desk.deliver(MORNING + DAY)

    assert FIRST in told(first)
    assert THEN in told(second)
    assert FIRST not in told(second)
    assert second.brief.corrections == ()


def test_an_older_entry_that_still_stands_in_the_feed_brings_nothing_back(desk: Desk) -> None:
    entry(desk, 1, MORNING - HOUR, FIRST)
    desk.deliver(MORNING)
    entry(desk, 2, MORNING + 2 * HOUR, LAST)

    second = desk.deliver(MORNING + DAY)
    third = desk.deliver(MORNING + 2 * DAY)

    assert LAST in told(second)
    assert FIRST not in told(second)
    assert third.brief.bullets == ()
