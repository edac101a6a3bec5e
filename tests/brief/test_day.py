"""The plan of a day: its events with their lines, what earlier days said, and a day without lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from briefer.brief.day import edited
from briefer.collect.collected import Collected
from briefer.edit.plan import DayPlan
from briefer.edit.room import Room
from briefer.group.rank import Ranked
from briefer.group.topic import topic
from briefer.model import Article, Story

NOON = datetime(2023, 3, 22, 12, tzinfo=UTC)
SINCE = datetime(2023, 3, 22, tzinfo=UTC)
ROOMY = Room(least_words=400, words_a_report=10.0, most_words=400, top=2, least=0.0)
BURNED = "The old mill in Tarn burned on Monday, the mayor, Una Brandt, said."
CRACKS = "Engineers found 14 cracks in the northern wall of the mill in Tarn."
NO_LINE = "It did. So they said. Why not?"


def told(key: str, text: str, *, at: datetime = NOON) -> Article:
    return Article("", text, id=key, publisher=f"Paper {key}", published=at)


def plan(
    *stories: Story,
    collected: tuple[Article, ...] = (),
    known: tuple[Story, ...] = (),
    most: int = 9,
) -> DayPlan:
    return edited(
        [Ranked(story, 1.0, ()) for story in stories],
        Collected(collected),
        topic=topic("tarn"),
        since=SINCE,
        room=ROOMY,
        most=most,
        known=known,
    )  # fmt: skip


def lines(day: DayPlan) -> list[str]:
    return [line.text for development in day.developments for line in development.lines]


def test_an_event_is_told_by_its_lines() -> None:
    day = plan(Story("s", (told("a", f"{BURNED} {CRACKS}"),)))

    assert set(lines(day)) == {BURNED, CRACKS}


def test_what_an_earlier_day_said_already_comes_after_what_is_new() -> None:
    yesterday = told("old", BURNED, at=SINCE - timedelta(hours=3))
    story = Story("s", (told("a", f"{BURNED} {CRACKS}"),))

    assert lines(plan(story)) == [BURNED, CRACKS]
    assert lines(plan(story, collected=(yesterday,))) == [CRACKS, BURNED]
    assert lines(plan(story, known=(Story("s", (yesterday,)),))) == [CRACKS, BURNED]


def test_what_was_said_at_the_very_beginning_of_the_window_is_of_today() -> None:
    first = told("first", BURNED, at=SINCE)
    story = Story("s", (told("a", f"{BURNED} {CRACKS}"),))

    assert lines(plan(story, collected=(first,))) == [BURNED, CRACKS]
    assert lines(plan(story, known=(Story("s", (first,)),))) == [BURNED, CRACKS]


def test_an_earlier_day_off_the_topic_says_nothing() -> None:
    elsewhere = told("old", BURNED.replace("in Tarn ", ""), at=SINCE - timedelta(hours=3))
    story = Story("s", (told("a", f"{BURNED} {CRACKS}"),))

    assert lines(plan(story, collected=(elsewhere,))) == [BURNED, CRACKS]


def test_a_day_without_a_line_is_told_story_by_story_and_no_more_than_asked_for() -> None:
    stories = [Story(f"s{n}", (told(f"a{n}", NO_LINE),)) for n in range(4)]

    day = plan(*stories, most=3)

    assert [development.story.id for development in day.developments] == ["s0", "s1", "s2"]
    assert lines(day) == []


def test_no_more_events_are_told_than_asked_for() -> None:
    events = (
        BURNED,
        "Divers in Tarn raised a ship of 1890 from the harbour on Tuesday.",
        "A strike of 300 teachers in Tarn ended after the council promised 40 more posts.",
    )
    stories = [Story(f"s{n}", (told(f"a{n}", text),)) for n, text in enumerate(events)]

    assert len(plan(*stories).developments) == 3
    assert len(plan(*stories, most=2).developments) == 2


def test_what_a_newsletter_alone_tells_is_no_development() -> None:
    letter = Article(
        "Your evening briefing: Tarn mill, tram fares",
        f"{BURNED} Tram fares go up. Thank you for reading.",
        id="n",
        publisher="Paper N",
        published=NOON,
    )
    alone, report = Story("s", (letter,)), Story("t", (letter, told("r", BURNED)))

    assert plan(alone).developments == ()
    assert plan(alone).untold == (alone,)
    assert [one.story for one in plan(report).developments] == [report]


def test_a_title_of_three_parts_may_be_that_of_a_report() -> None:
    report = Article(
        "Mill of Tarn burned, night of fire, notes of witnesses", BURNED, id="n", published=NOON
    )

    assert [one.story for one in plan(Story("s", (report,))).developments] == [
        Story("s", (report,))
    ]
