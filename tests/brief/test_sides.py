"""Where in a brief a dispute stands: once, in the first section that has one of its sides."""

from __future__ import annotations

from datetime import UTC, datetime

from briefer.brief.sides import disputes
from briefer.edit.plan import Development
from briefer.model import Article, Story

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLAIM = "The Garland group says its fighters have completely surrounded Norhaven."
COUNTER = "Tarvo's command said its units in Norhaven were holding on despite the shelling."
OTHER = "The mayor of Lorn said the ferry returns in June."


def story(key: str, text: str, *, url: str | None = None) -> Story:
    told = Article("", text, id=key, publisher=f"Paper {key}", published=NOON, url=url)
    return Story(f"s-{key}", (told,))


def development(key: str, text: str) -> Development:
    return Development(story(key, text), (), 1.0)


def test_a_dispute_between_two_sections_stands_once_in_the_first() -> None:
    found = disputes([development(*one) for one in (("o", OTHER), ("x", COUNTER), ("c", CLAIM))])

    assert [len(found[key]) for key in ("s-o", "s-x", "s-c")] == [0, 1, 0]


def test_a_side_may_stand_in_a_story_that_is_not_told() -> None:
    (dispute,) = disputes([development("c", CLAIM)], [story("x", COUNTER)])["s-c"]

    assert {side.text for side in dispute.sides} == {CLAIM, COUNTER}


def test_a_dispute_of_which_neither_side_is_told_is_not_shown() -> None:
    found = disputes([development("o", OTHER)], [story("c", CLAIM), story("x", COUNTER)])

    assert found == {"s-o": ()}


def test_opinion_is_no_side() -> None:
    column = story("x", COUNTER, url="https://quay.example/opinion/norhaven")

    assert disputes([development("c", CLAIM)], [column]) == {"s-c": ()}
