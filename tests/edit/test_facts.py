"""What a writer is shown of a day: facts, each once, whoever tells them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.edit.facts import with_facts
from briefer.edit.plan import Development
from briefer.model import Article, Story
from tests.summarize.bridge_story import BRIDGE, DOUBT, FERRY, article


def facts_of(*stories: tuple[Article, ...], told: tuple[str, ...] = ()) -> list[list[str]]:
    """The facts of each story of a day."""
    day = [Development(Story(f"s{n}", one), (), 1.0) for n, one in enumerate(stories)]
    found = with_facts(day, about=lambda _: 1.0, told={"s0": told})
    return [[" ".join(p.text for p in unit) for unit in one.facts] for one in found]


def test_what_two_publishers_say_is_shown_once() -> None:
    again = article("again", f"{BRIDGE.text} Divers will look at the piers on 9 May.")

    (shown,) = facts_of((BRIDGE, again))

    assert sum("closed on Monday" in text for text in shown) == 1
    assert any("Divers" in text for text in shown)


def test_one_more_publisher_never_takes_a_fact_away() -> None:
    (alone,) = facts_of((BRIDGE, FERRY))
    (together,) = facts_of((BRIDGE, FERRY, DOUBT))

    assert {text for text in alone if "Report" not in text} <= set(together)


def test_a_fact_of_one_story_is_not_shown_in_the_next() -> None:
    second = article("second", f"{BRIDGE.text} Shops of Oldport fear for their trade.")

    first, other = facts_of((BRIDGE,), (second,))

    assert any("closed on Monday" in text for text in first)
    assert not any("closed on Monday" in text for text in other)
    assert any("Shops" in text for text in other)


@pytest.mark.parametrize(
    "turned",
    [
        "The old bridge over the Lorn was not closed on Monday after a flood damaged two piers.",
        "The old bridge over the Lorn was closed on Friday after a flood damaged two piers.",
        "The old bridge over the Lorn was closed on Monday after a flood damaged 14 piers.",
    ],
    ids=["denied", "another day", "another figure"],
)
def test_the_same_words_with_another_day_figure_or_a_denial_are_another_fact(turned: str) -> None:
    (shown,) = facts_of((BRIDGE, article("other", turned)))

    assert turned in shown


def test_a_sentence_that_says_all_of_a_shorter_one_takes_its_place() -> None:
    text = (
        "The old bridge over the Lorn closed after a flood and 400 people of Oldport wait for a"
        " ferry, harbour master Tom Berg said."
    )
    (shown,) = facts_of(
        (article("a", text, title="Old bridge over the Lorn closed after a flood"),)
    )

    assert shown == [text]


CAPTION = "Workers repair the old bridge at Oldport, Norhaven, on March 20, 2023."


@pytest.mark.parametrize(
    "line",
    [
        CAPTION,
        "The logo of the bridge company at its office in Oldport.\n(Ada Brandt/Norhaven Press)",
        "See all our Lorn flood coverage Engineers wait for the water to fall.",
        "Watch the full exclusive interview on Wednesday at nine.",
        "Lorn floods: what we know so far",
    ],
    ids=["caption", "caption with credit", "call", "pointer", "promise"],
)
def test_no_caption_and_no_call_is_shown(line: str) -> None:
    (shown,) = facts_of((replace(FERRY, text=f"{FERRY.text}\n\n{line}"),))

    said = " ".join(shown)
    assert line.split("\n", maxsplit=1)[0] not in said
    assert "400 passengers" in said


def test_of_a_video_it_is_not_shown_who_explains() -> None:
    said = "Tom Berg explains how the flood could change the harbour for years to come."
    (shown,) = facts_of((article("v", f"{said} Two piers fell into the river.", title="WATCH: x"),))

    assert said not in shown


def test_the_order_of_the_articles_changes_nothing() -> None:
    assert set(*map(tuple, facts_of((BRIDGE, FERRY, DOUBT)))) == set(
        *map(tuple, facts_of((DOUBT, FERRY, BRIDGE)))
    )


def test_a_story_without_a_fact_of_its_own_keeps_its_opening() -> None:
    _, other = facts_of((BRIDGE,), (replace(BRIDGE, id="copy", publisher="Another"),))

    assert other


def test_what_stands_far_down_needs_a_figure_or_another_who_says_it() -> None:
    rest = " ".join(f"The {name} of the river looks calm and wide." for name in NAMES)
    (shown,) = facts_of((article("long", f"{BRIDGE.text} {rest}"),))

    assert len(shown) < len(NAMES)


NAMES = ("bank", "mouth", "port", "delta", "bend", "island", "ford", "shore", "weir", "quay", "dam")


def test_a_title_tells_what_its_opening_only_says_in_more_words() -> None:
    wordy = article(
        "wordy",
        "The two great bridges over the wide Lorn have been shut because of cracked piers there.",
        title="Two bridges over the Lorn shut because of cracked piers",
    )

    assert facts_of((wordy,)) == [[wordy.title]]


def test_an_opening_that_adds_a_day_or_a_figure_takes_the_place_of_its_title() -> None:
    dated = article(
        "dated",
        "Two bridges over the Lorn were shut on Friday because of 14 cracked piers.",
        title="Two bridges over the Lorn shut because of cracked piers",
    )

    assert facts_of((dated,)) == [[dated.text]]


def test_an_article_about_something_else_leaves_what_is_shown_of_a_story_as_it_was() -> None:
    choir = article("choir", "Forty children of Oldport sang in April.", title="Children sing")
    mill = article("mill", "A Danish firm bought the paper mill.", title="Paper mill sold")

    before = facts_of((BRIDGE, FERRY), (choir,))
    after = facts_of((BRIDGE, FERRY), (choir,), (mill,))

    assert after[:2] == before
