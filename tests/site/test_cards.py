"""Cards as they are kept beside a site, and read again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from briefer.render.cards import Card, card_of, cards_from, cards_json
from briefer.render.site import Site
from tests.site.kept_briefs import brief_of_day

CARDS = tuple(card_of(brief_of_day(date(2026, 3, day))) for day in (23, 24))


def test_cards_that_were_kept_are_read_as_they_were() -> None:
    kept = json.loads(json.dumps(cards_json(CARDS)))

    assert cards_from(kept) == CARDS
    assert kept == TypeAdapter(tuple[Card, ...]).dump_python(CARDS, mode="json")


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"topic": 5}, id="a number for a text"),
        pytest.param({"generated": "yesterday"}, id="no moment"),
        pytest.param({"told": {}}, id="no list"),
        pytest.param({"told": [{"story": "a", "title": "b"}]}, id="a story without lines"),
        pytest.param({"top": ["a line"]}, id="a line that is a text"),
        pytest.param({"corrections": [None]}, id="nothing for a text"),
    ],
)
def test_what_holds_no_card_is_refused(changed: dict[str, Any]) -> None:
    (kept,) = cards_json(CARDS[:1])

    with pytest.raises(ValueError, match=r"not a|missing|Invalid"):
        cards_from([kept | changed])


def test_what_another_release_wrote_beside_is_passed_over() -> None:
    (kept,) = cards_json(CARDS[:1])

    assert cards_from([kept | {"mood": "calm"}]) == CARDS[:1]


def test_two_stories_of_a_day_that_became_one_are_told_together() -> None:
    first, second = CARDS
    one, *_ = first.told
    other = replace(one, story="other", title="Of the same", lines=(
        replace(one.lines[0], text="A line of the other.", anchor="l-other"),
    ))  # fmt: skip
    cards = (replace(first, told=(one, other)), second)
    site = Site(cards, went_over={(first.topic, "other"): one.story})

    told = site.story_of(first.topic, "other")

    assert told is not None
    (day,) = (day for day in told.days if day.card.slot == first.slot)
    assert [line.text for line in day.lines] == [
        *(x.text for x in one.lines),
        "A line of the other.",
    ]
    assert told.title != "Of the same"
