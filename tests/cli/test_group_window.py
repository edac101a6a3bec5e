"""`briefer group --window`: what it leaves out is said, and a date to come does not empty it."""

from __future__ import annotations

import json
from typing import Any


def lines(**published: str) -> str:
    return "".join(
        json.dumps({"id": name, "title": f"Bridge {name}", "published": day}) + "\n"
        for name, day in published.items()
    )


def test_articles_older_than_the_window_are_counted_aloud(run: Any) -> None:
    ran = run("group", "-", "--window", "30d", stdin=lines(old="2022-12-01", new="2023-03-20"))

    assert [story["articles"] for story in ran.lines] == [["new"]]
    assert "older than 30d: 1 of 2 articles" in ran.err


def test_a_date_to_come_does_not_push_the_others_out(run: Any) -> None:
    given = lines(far="9999-12-31", new="2023-03-20", old="2022-12-01")

    ran = run("group", "-", "--window", "30d", stdin=given)

    assert {i for story in ran.lines for i in story["articles"]} == {"far", "new"}
