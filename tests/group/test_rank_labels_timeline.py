"""What leads, what a story is called, and how it looks over time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from briefer.group.headlines import clean_title, headline
from briefer.group.picture import as_svg
from briefer.group.rank import ranked
from briefer.group.timeline import as_text, timeline
from briefer.group.topic import topic
from briefer.model import Article, Story

UNTIL = datetime(2023, 3, 21, tzinfo=UTC)


def story(name: str, *titles: str, publisher: str = "P", hours: float = 5) -> Story:
    when = UNTIL - timedelta(hours=hours)
    members = [
        Article(
            title=t, text="Velmora.", id=f"{name}{n}", publisher=f"{publisher}{n}", published=when
        )
        for n, t in enumerate(titles)
    ]
    return Story(name, tuple(members))


def test_more_publishers_lead_and_a_single_source_stays() -> None:
    many, one = story("many", "Velmora a", "Velmora b"), story("one", "Velmora c")

    found = ranked([one, many], topic=topic("velmora"), until=UNTIL)

    assert [item.story.id for item in found] == ["many", "one"]
    assert "single source" in found[1].reasons
    assert "2 independent publishers" in found[0].reasons
    assert any(reason.startswith("relevance to velmora") for reason in found[0].reasons)


def test_newer_and_novel_stories_lead() -> None:
    old, new = story("old", "Velmora", hours=40), story("new", "Velmora", hours=0.5)

    by_time = ranked([old, new], topic=None, until=UNTIL)
    by_news = ranked(
        [old, story("x", "V", hours=40)],
        topic=None,
        until=UNTIL,
        novelty=lambda s: 1.0 if s.id == "x" else 0.0,
    )

    assert by_time[0].story.id == "new"
    assert "less than an hour" in by_time[0].reasons[1]
    assert by_news[0].story.id == "x"
    assert "share that is new: 1.00" in by_news[0].reasons


def test_a_story_without_dates_is_ranked_too() -> None:
    undated = Story("u", (Article(title="Velmora", text="", id="u"),))

    assert ranked([undated], topic=None, until=UNTIL)[0].reasons[1] == "no date"


def test_equal_stories_stand_in_the_order_of_their_ids() -> None:
    found = ranked([story("b", "V"), story("a", "V")], topic=None, until=UNTIL)

    assert [item.story.id for item in found] == ["a", "b"]


@pytest.mark.parametrize(
    ("title", "publisher", "clean"),
    [
        pytest.param("LIVE: Town holds out", "", "Town holds out", id="live"),
        pytest.param("Live updates | Town holds out", "", "Town holds out", id="live-bar"),
        pytest.param("UPDATE 2 - Town holds out", "", "Town holds out", id="update"),
        pytest.param("Town holds out – as it happened", "", "Town holds out", id="happened"),
        pytest.param("Town holds out | Vale Herald", "", "Town holds out", id="bar"),
        pytest.param("Town holds out - herald.example", "", "Town holds out", id="host"),
        pytest.param("Town holds out - Vale", "Vale", "Town holds out", id="publisher"),
        pytest.param(
            "Town holds out - mayor resigns", "Vale", "Town holds out - mayor resigns", id="kept"
        ),
        pytest.param("Live wire - Vale", "Vale", "Live wire - Vale", id="too-short-to-cut"),
        pytest.param("LIVE: !", "", "LIVE: !", id="never-emptied"),
    ],
)
def test_a_title_loses_tags_and_the_outlet(title: str, publisher: str, clean: str) -> None:
    assert clean_title(title, publisher=publisher) == clean


def test_the_headline_is_the_most_central_title() -> None:
    told = story("s", "Mayor says ferry sank off port", "Ferry sank off port", "A sad morning")

    assert headline(told) == "Ferry sank off port"


@pytest.mark.parametrize(
    ("text", "said"),
    [("The ferry sank. It was late.", "The ferry sank."), ("word " * 60, "word " * 27 + "word…")],
    ids=["sentence", "cut"],
)
def test_without_titles_the_first_sentence_is_the_headline(text: str, said: str) -> None:
    assert headline(Story("s", (Article(title="", text=text, id="a"),))) == said


def test_a_timeline_counts_articles_by_hour_and_publisher() -> None:
    told = Story(
        "s",
        (
            Article(title="a", text="", id="a", publisher="A", published=UNTIL),
            Article(
                title="b", text="", id="b", publisher="B", published=UNTIL + timedelta(hours=2)
            ),
            Article(
                title="c", text="", id="c", publisher="A", published=UNTIL + timedelta(minutes=5)
            ),
            Article(title="d", text="", id="d"),
        ),
    )

    line = timeline(told)

    assert line.rows == (("A", (2, 0, 0)), ("B", (0, 0, 1)))
    assert line.undated == 1
    drawn = as_text(line)
    assert "█   2" in drawn
    assert "without a date: 1" in drawn


def test_a_long_story_gets_wider_columns() -> None:
    told = Story(
        "s",
        tuple(
            Article(title="a", text="", id=str(n), published=UNTIL + timedelta(hours=30 * n))
            for n in range(10)
        ),
    )

    line = timeline(told, widest=40)

    assert line.hours == 7
    assert sum(line.rows[0][1]) == 10
    assert line.spans <= 40
    assert "one column = 7 hours" in as_text(line)


def test_a_story_without_dates_says_so() -> None:
    line = timeline(Story("s", (Article(title="a", text="", id="a"),)))

    assert as_text(line) == "no dates (articles: 1)\n"
    assert "no dates" in as_svg(line, title="t")


def test_the_picture_is_valid_svg_and_holds_nothing_live() -> None:
    told = Story(
        "s",
        (
            Article(
                title="a",
                text="",
                id="a",
                publisher="<script>\x00&\u202e" + "x" * 40,
                published=UNTIL,
            ),
        ),
    )

    drawn = as_svg(timeline(told), title="A <b> & \u0007")

    root = ElementTree.fromstring(drawn)
    assert root.tag.endswith("svg")
    assert "<script" not in drawn
