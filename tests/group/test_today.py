"""Of a story that goes on, only today's articles: what they repeat from before counts once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from briefer.brief.pipeline import of_today
from briefer.model import Article, Story

DAY = datetime(2023, 3, 20, 8, tzinfo=UTC)


def article(name: str, publisher: str, hours: float) -> Article:
    when = DAY + timedelta(hours=hours)
    return Article("Bridge shut", "It was.", id=name, publisher=publisher, published=when)


WIRE = article("wire", "Northwire", 0)
REPRINTS = [
    article("late", "Dune Times", 30),
    article("early", "Vale Herald", 25),
    article("last", "Harbour Post", 31),
]


def test_reprints_of_yesterday_are_one_source_today() -> None:
    story = Story("s", (WIRE, *REPRINTS), tuple((a.id, "wire") for a in REPRINTS), ("Northwire",))

    (today,) = of_today([story], REPRINTS)

    assert today.publishers == ("Vale Herald",)
    assert today.lead.id == "early"
    assert dict(today.copies) == {"late": "early", "last": "early"}


def test_copies_of_a_report_of_today_stay_its_copies() -> None:
    own, old = article("own", "Reef Radio", 26), article("old", "Hill News", 1)
    story = Story("s", (WIRE, own, old, REPRINTS[0]), (("late", "own"), ("old", "wire")))

    (today,) = of_today([story], [own, REPRINTS[0]])

    assert [a.id for a in today.articles] == ["own", "late"]
    assert today.copies == (("late", "own"),)
    assert today.publishers == ("Reef Radio",)


def test_names_of_one_house_count_once_on_the_second_day_too() -> None:
    both = [article("a", "AP", 25), article("b", "Associated Press", 26)]

    (today,) = of_today([Story("s", (WIRE, *both))], both)

    assert today.publishers == ("AP",)


def test_a_story_all_of_today_stays_as_it_is_and_one_of_yesterday_is_left_out() -> None:
    today, before = Story("t", (REPRINTS[0],)), Story("b", (WIRE,))

    assert of_today([today, before], REPRINTS) == (today,)
