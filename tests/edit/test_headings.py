"""The title over a development is of what its first line tells, or there is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.edit.headings import heading
from briefer.edit.lines import lines
from briefer.edit.wording import Wording
from briefer.model import Article, Story

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HURT = "Fourteen people were hurt when the Norhaven ferry struck the pier of Lorn, a clinic said."
HALL = "Volunteers opened a sports hall in Oldport for the passengers of the Norhaven ferry."


def report(key: str, title: str, text: str) -> Article:
    when = NOON + timedelta(hours=len(key))
    return Article(title, text, id=key, publisher=f"Paper {key}", published=when)


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Norhaven ferry strikes the pier of Lorn", True),
        ("Sports hall in Oldport opened for passengers", False),
    ],
)
def test_a_title_of_a_corner_of_the_event_heads_nothing(title: str, heads: bool) -> None:
    story = Story("s", (report("a", title, HURT), report("bb", "", HALL)))
    told = [next(x for x in lines(a) if x.text == a.text) for a in story.articles]

    found = heading(story, told, Wording(story.articles), set())

    assert (found is not None and found.text == title) is heads
