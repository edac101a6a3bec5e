"""A story that goes on keeps its id for a week of silence; after that it is another."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

FIRST = date(2023, 3, 6)
TOLD = (
    "The harbour bridge in Oldport was closed on Monday after a flood damaged two of its pillars,"
    " the mayor, Ada Lind, said. Engineers expect repairs of the bridge to take six weeks."
)
AGAIN = (
    "The harbour bridge in Oldport stays closed after the flood that damaged two of its pillars,"
    " the mayor, Ada Lind, said. Engineers expect repairs of the bridge to take nine weeks."
)


def story_on(run: Any, day: date, text: str) -> str:
    """The id of the one story of a brief of that day."""
    noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    article = {
        "id": f"of {day}", "title": "Harbour bridge in Oldport closed after flood", "text": text,
        "publisher": f"Herald of {day}", "published": noon.isoformat(),
    }  # fmt: skip
    Path("a.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    made = run("daily", "--topic", "oldport", "--articles", "a.jsonl", "--date", str(day),
               "--state", "s.db", "--format", "json").json  # fmt: skip
    (section,) = made["sections"]
    return str(section["story"])


@pytest.mark.parametrize(
    ("days", "goes_on"), [(1, True), (3, True), (6, True), (10, False), (40, False)]
)
def test_a_story_is_recognised_for_a_week(run: Any, days: int, goes_on: bool) -> None:
    first = story_on(run, FIRST, TOLD)

    later = story_on(run, FIRST + timedelta(days=days), AGAIN)

    assert (later == first) is goes_on
