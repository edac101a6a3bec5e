"""The laws of editing: what may never happen to a fact, whatever the day brings."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefer.edit.plan import DayPlan, planned
from briefer.edit.room import LENGTHS, ROOMS
from briefer.model import Article, Story

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EVENTS = (
    ("Norhaven ferry sinks off Lorn, 12 rescued",
     "The Norhaven ferry sank off Lorn on Monday and 12 people were rescued, the coast guard said."),
    ("Harbour council of Lorn raises mooring fees by 8 percent",
     "The harbour council voted to raise mooring fees in Lorn by 8 percent from June."),
    ("Lorn fishermen strike over herring quotas",
     "Fishermen in Lorn began a strike over herring quotas, their union said."),
    ("Archaeologists find Roman anchor in Lorn bay",
     "A Roman anchor was found in Lorn bay by archaeologists of the city museum."),
    ("Lorn mayor Ada Brandt announces resignation",
     "Mayor Ada Brandt said she will resign in April after a dispute over the budget of Lorn."),
    ("Power cut leaves 4,000 homes in Lorn dark",
     "A storm cut power to 4,000 homes in Lorn overnight, the grid operator said."),
)  # fmt: skip
PUBLISHERS = ("Quay Times", "Oldport Post", "Harbour Wire", "Salt Road", "Northern Ledger")


def article(event: int, publisher: int, *, hours: int = 0) -> Article:
    title, text = EVENTS[event]
    key = f"e{event}p{publisher}"
    when = NOON - timedelta(hours=hours + event)
    return Article(title, text, id=key, publisher=PUBLISHERS[publisher], published=when)


def story(event: int, publishers: int = 1) -> Story:
    return Story(f"s{event}", tuple(article(event, n) for n in range(publishers)))


def plan(stories: Sequence[Story], length: str = "standard", **given: object) -> DayPlan:
    def about(text: str) -> float:
        return float("lorn" in text.lower())

    room = ROOMS[length]  # type: ignore[index]
    return planned(stories, about=about, room=room, **given)  # type: ignore[arg-type]


def told(made: DayPlan) -> list[str]:
    return [line.text for one in made.developments for line in one.lines]


def events(made: DayPlan) -> list[int]:
    return [int(line.article.id[1]) for one in made.developments for line in one.lines]


DAY = tuple(story(n) for n in range(len(EVENTS)))


def test_a_plan_made_twice_is_the_same() -> None:
    assert plan(DAY) == plan(DAY)


@pytest.mark.parametrize("seed", range(5))
def test_shuffling_the_stories_changes_nothing(seed: int) -> None:
    shuffled = random.Random(seed).sample(DAY, len(DAY))

    assert sorted(told(plan(shuffled))) == sorted(told(plan(DAY)))


@pytest.mark.parametrize("event", range(len(EVENTS)))
def test_more_publishers_never_lower_a_fact_nor_remove_another(event: int) -> None:
    before = events(plan(DAY))
    after = events(plan([story(n, 4 if n == event else 1) for n in range(len(EVENTS))]))

    assert set(before) <= set(after)
    assert after.index(event) <= before.index(event)


@pytest.mark.parametrize("event", range(len(EVENTS)))
def test_what_most_publishers_report_stands_first(event: int) -> None:
    made = plan([story(n, 4 if n == event else 1) for n in range(len(EVENTS))])

    assert events(made)[0] == event


def test_a_shorter_brief_tells_nothing_that_a_longer_one_leaves_out() -> None:
    shorter, standard, longer = (set(events(plan(DAY, length))) for length in LENGTHS)

    assert shorter <= standard <= longer


def test_every_story_is_told_or_named_as_untold() -> None:
    made = plan(DAY, "short")

    ids = [s for one in made.developments for s in (a.id for a in one.story.articles)]
    ids += [a.id for s in made.untold for a in s.articles]
    assert sorted(ids) == sorted(a.id for s in DAY for a in s.articles)


def test_a_fact_that_was_delivered_is_not_told_again() -> None:
    delivered = told(plan(DAY))[:2]
    again = plan(DAY, delivered=delivered)

    assert not set(delivered) & set(told(again))
    assert again.known == 2


def test_a_development_that_grows_keeps_its_id() -> None:
    grown = [story(0, 3), *DAY[1:]]

    first = {
        one.id for one in plan(DAY).developments if "e0p0" in [a.id for a in one.story.articles]
    }
    then = {
        one.id for one in plan(grown).developments if "e0p0" in [a.id for a in one.story.articles]
    }
    assert first == then


def test_opinion_is_never_told_as_fact() -> None:
    letter = Article("Why Lorn must raise fees now", "Lorn should raise its fees and the council knows it well.",
                     id="e9p9", url="https://quay.example/opinion/fees", publisher="Quay Times", published=NOON)  # fmt: skip

    assert all(
        line.article.id != "e9p9"
        for one in plan([Story("s9", (letter,)), *DAY]).developments
        for line in one.lines
    )


def test_a_line_is_a_verbatim_part_of_its_article() -> None:
    for one in plan(DAY, "full").developments:
        for line in one.lines:
            whole = line.article.content(line.passage.field)
            assert whole[line.passage.start : line.passage.end] == line.text


def test_no_line_is_told_twice() -> None:
    many = [story(n, 5) for n in range(len(EVENTS))]

    lines = told(plan(many, "full"))
    assert len(lines) == len(set(lines))


def test_an_undated_article_has_its_place() -> None:
    undated = replace(article(0, 0), published=None, id="e0p4")

    assert told(plan([Story("s0", (undated,))]))
