"""Which articles a brief is made of: those of its window that are about its topic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.brief.pipeline import Plan, selected
from briefer.group.topic import topic
from briefer.model import Article, Window

SINCE = datetime(2023, 3, 21, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=1)
LEAST = timedelta(microseconds=1)
PLAN = Plan(topic("bridge"), Window(SINCE, UNTIL), UNTIL)


def fate(*, published: datetime | None = None, seen: datetime | None = None, title: str) -> str:
    article = Article(title, "", id="a", published=published, first_seen=seen)
    found = selected([article], PLAN)
    fates = {"kept": found.kept, "off topic": found.off_topic, "out": found.out_of_window}
    (name,) = (name for name, articles in fates.items() if articles)
    return name


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (SINCE - LEAST, "out"),
        (SINCE, "kept"),
        (UNTIL - LEAST, "kept"),
        (UNTIL, "out"),  # it is the first of tomorrow's brief, and would stand in both
    ],
    ids=["before", "first", "last", "end"],
)
def test_a_window_has_its_first_moment_and_not_its_end(published: datetime, expected: str) -> None:
    assert fate(published=published, title="The bridge fell") == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [(None, "kept"), (SINCE - LEAST, "out"), (SINCE, "kept"), (UNTIL, "kept")],
    ids=["never", "before", "first", "end"],
)
def test_an_article_without_a_date_counts_as_first_seen(
    seen: datetime | None, expected: str
) -> None:
    assert fate(seen=seen, title="The bridge fell") == expected


def test_the_window_is_asked_before_the_topic() -> None:
    assert fate(published=UNTIL, title="The choir sang") == "out"
    assert fate(published=SINCE, title="The choir sang") == "off topic"
