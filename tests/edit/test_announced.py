"""What is to come: dated, not over, each event once, and only while it stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from briefer.edit.announced import announced, coming_day
from briefer.model import Announced, Article, Story

UNTIL = datetime(2026, 6, 3, tzinfo=UTC)  # the first instant of a Wednesday
TUESDAY = date(2026, 6, 2)


def report(
    text: str, *, key: str = "a", title: str = "", hours: float = 5, url: str | None = None
) -> Article:
    when = UNTIL - timedelta(hours=hours)
    return Article(title, text, id=key, publisher=f"Paper {key}", published=when, url=url)


def coming(
    *articles: Article, until: datetime = UNTIL, delivered: tuple[str, ...] = ()
) -> list[tuple[date | None, str]]:
    stories = [Story(f"s-{a.id}", (a,)) for a in articles]
    found = announced(stories, until=until, zone=UTC, delivered=delivered, most=9)
    return [(item.day, item.text) for item in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry will return to service on 14 June, the harbour office said.", date(2026, 6, 14)),
        ("On 14 June the ferry returns to service, says the harbour office.", date(2026, 6, 14)),
        ("The council is to vote on the budget on Thursday, the mayor said.", date(2026, 6, 4)),
        ("The museum reopens on Saturday after two years of repairs.", date(2026, 6, 6)),
        ("The strike is due to begin tomorrow, the union said.", date(2026, 6, 3)),
        ("The new levy takes effect on 1 July 2026.", date(2026, 7, 1)),
        ("Premier Ada Brandt will visit Oldport next week to sign the treaty.", None),
        ("The court will hear the case in September.", None),
        ("Порт відкриється 14 червня, повідомила адміністрація гавані.", date(2026, 6, 14)),
        ("Паром вернется на линию 14 июня, сообщила администрация порта.", date(2026, 6, 14)),
        ("Die Fähre wird am 4. September wieder fahren, sagt das Hafenamt.", date(2026, 9, 4)),
    ],
)  # fmt: skip
def test_a_sentence_that_announces_is_found_with_its_day(text: str, day: date | None) -> None:
    assert coming_day(text, written=TUESDAY) == (True, day)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank on 14 June last year, the harbour office said.",
        "The deadline was 14 June, and nobody met it.",
        "The ferry was to return on 14 June, the harbour office said.",
        "The fight was due to take place on 14 June in Oldport.",
        "The council voted on Monday to raise the fees.",
        "The mayor said on Thursday that she is well.",
        "The ferry may return on 14 June if the weather holds.",
        "The ferry will not return on 14 June.",
        "The union threatened to strike on 14 June.",
        "The heat will last through Friday, forecasters said.",
        "The widow of a sailor killed on 14 June will be heard.",
        "The mayor spoke of Friday Night Football, which will come back.",
        "The harbour has been closed since May.",
        "The bridge will be shorter than the old one.",
    ],
)
def test_a_sentence_that_announces_nothing_is_none(text: str) -> None:
    assert coming_day(text, written=TUESDAY) == (False, None)


def test_a_title_in_the_present_tells_of_yesterday() -> None:
    assert coming_day("Premier visits Oldport on Thursday", written=TUESDAY, title=True) == (
        False,
        None,
    )


def test_an_event_before_the_cut_off_is_not_to_come() -> None:
    early = report("The council will vote on Tuesday on the budget of Lorn.", hours=30)

    assert coming(early) == []


def test_a_brief_of_the_morning_announces_its_own_day() -> None:
    paper = report("The council is to vote on Wednesday on the budget of Lorn.")
    morning, evening = UNTIL + timedelta(hours=7), UNTIL + timedelta(hours=20)

    assert [day for day, _ in coming(paper, until=morning)] == [date(2026, 6, 3)]
    assert coming(paper, until=evening) == []


def test_the_nearest_stands_first_and_what_has_no_day_last() -> None:
    vague = report("The court of Lorn will hear the landlord next week.", key="v")
    far = report("The museum of Lorn will open its new wing on 1 August.", key="f")
    near = report("The ferry will return to service on 14 June.", key="n")

    assert [day for day, _ in coming(vague, far, near)] == [
        date(2026, 6, 14),
        date(2026, 8, 1),
        None,
    ]


def test_one_event_is_announced_once_in_its_newest_words() -> None:
    old = report(
        "The ferry will return to service on 14 June, the harbour office said.", key="o", hours=9
    )
    new = report(
        "The Lorn ferry will be back in service on 14 June after repairs.", key="n", hours=2
    )

    assert coming(old, new) == [(date(2026, 6, 14), new.text)]


def test_an_event_that_was_moved_stands_on_its_new_day() -> None:
    old = report(
        "The ferry will return to service on 14 June, the harbour office said.", key="o", hours=9
    )
    new = report(
        "The ferry will return to service on 21 June, the harbour office said.", key="n", hours=2
    )

    assert coming(old, new) == [(date(2026, 6, 21), new.text)]


def test_an_event_that_is_called_off_since_is_not_listed() -> None:
    old = report(
        "The ferry will return to service on 14 June, the harbour office said.", key="o", hours=9
    )
    off = report(
        "The pump broke again.", key="n", title="Ferry return to service called off", hours=2
    )
    other = report(
        "The gala was cancelled for want of singers.", key="n", title="Opera gala in Lorn cancelled"
    )

    assert coming(old, off) == []
    assert len(coming(old, other)) == 1


def test_what_was_delivered_is_not_announced_again() -> None:
    told = "The ferry will return to service on 14 June, the harbour office said."

    assert coming(report(told), delivered=(told,)) == []


def test_opinion_announces_nothing() -> None:
    letter = report(
        "The ferry will return to service on 14 June.", url="https://quay.example/opinion/ferry"
    )

    assert coming(letter) == []


def test_the_day_is_that_of_the_readers_zone() -> None:
    late = report("Dockers of Lorn plan to strike tomorrow, the union said.", hours=2)
    found = announced([Story("s", (late,))], until=UNTIL, zone=ZoneInfo("Asia/Tokyo"), most=9)

    assert [item.day for item in found] == [date(2026, 6, 4)]


def test_no_room_announces_nothing() -> None:
    paper = report("The ferry will return to service on 14 June.")

    assert announced([Story("s", (paper,))], until=UNTIL, zone=UTC, most=0) == ()


def test_an_announcement_cites_the_sentence_that_it_is() -> None:
    paper = report(
        "It rained. The ferry will return to service on 14 June, the harbour office said."
    )
    (item,) = announced([Story("s", (paper,))], until=UNTIL, zone=UTC, most=9)

    assert isinstance(item, Announced)
    assert [c.quote for c in item.citations] == [item.text]
