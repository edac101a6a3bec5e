"""What an article says now stands, whatever its length; a feed that goes to and fro says no news."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefer.model import Article
from briefer.store import Store

NOW = datetime(2026, 6, 2, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST = Article(
    "Weir at Torvik bursts",
    "The weir at Torvik burst on Monday, the water board said. Eleven cows drowned, Per Lie said.",
    id="weir", url="https://fjord.example/weir", publisher="Fjord Post", published=NOW - DAY / 24,
    source="fjord",
)  # fmt: skip
HEAD = FIRST.text.split(". ")[0]
EDITS = {
    "longer": (FIRST.title, f"{HEAD}. Seventeen cows drowned, Per Lie said."),
    "equal": (FIRST.title, f"{HEAD}. Twelve cows drowned, Per Lie said."),
    "shorter": (FIRST.title, f"{HEAD}. No cow drowned, Per Lie said."),
    "title": ("Dam at Torvik bursts", FIRST.text),
    "withdrawn": ("Withdrawn: weir at Torvik", "This article has been withdrawn."),
    "grown": (FIRST.title, f"{FIRST.text} The road is closed."),
}
TEASERS = {
    "beginning": "The weir at Torvik burst on Monday, the wat…",
    "sentence": "Eleven cows drowned, Per Lie said.",
    "mark": f"{HEAD}. [...]",
}


def text_of(store: Store) -> tuple[str, str]:
    found = store.known(["weir"])["weir"]
    return found.title, found.text


@pytest.mark.parametrize("kind", EDITS)
def test_the_newest_state_stands(store: Store, kind: str) -> None:
    title, text = EDITS[kind]
    store.save_articles([FIRST], at=NOW)
    store.save_articles([replace(FIRST, title=title, text=text)], at=NOW + DAY)

    assert text_of(store) == (title, text)
    found = store.known(["weir"])["weir"]
    assert (found.first_seen, found.updated) == (NOW, NOW + DAY)
    assert store.revised(["weir"], since=NOW) == {"weir"}
    assert not store.revised(["weir"], since=NOW + DAY)


@pytest.mark.parametrize("kind", TEASERS)
def test_a_teaser_is_no_revision_however_often_it_comes(store: Store, kind: str) -> None:
    teaser = replace(FIRST, text=TEASERS[kind])
    for day, state in enumerate((FIRST, teaser, FIRST, teaser)):
        store.save_articles([state], at=NOW + day * DAY)

    assert text_of(store) == (FIRST.title, FIRST.text)
    assert not store.revised(["weir"], since=NOW - DAY)


def test_what_was_said_before_and_comes_again_is_no_news(store: Store) -> None:
    edited = replace(FIRST, text=EDITS["shorter"][1])
    for day, state in enumerate((FIRST, edited, FIRST, edited)):
        store.save_articles([state], at=NOW + day * DAY)

    assert text_of(store) == (FIRST.title, edited.text)
    assert not store.revised(["weir"], since=NOW + DAY)


def test_another_sources_older_copy_and_a_repost_change_nothing(store: Store) -> None:
    edited = replace(FIRST, text=EDITS["equal"][1], source="mirror")
    store.save_articles([FIRST], at=NOW)
    store.save_articles([edited, replace(edited, source="fjord", via=("x.example",))], at=NOW + DAY)
    store.save_articles([replace(edited, source="mirror")], at=NOW + DAY)

    assert text_of(store) == (FIRST.title, FIRST.text)
    store.save_articles([replace(edited, updated=NOW)], at=NOW + DAY)
    assert text_of(store) == (FIRST.title, edited.text)


def test_a_state_older_than_the_one_that_stands_is_not_taken(store: Store) -> None:
    newer = replace(FIRST, text=EDITS["equal"][1], updated=NOW)
    store.save_articles([newer], at=NOW)
    store.save_articles([replace(FIRST, updated=NOW - DAY)], at=NOW + DAY)

    assert text_of(store) == (FIRST.title, newer.text)
