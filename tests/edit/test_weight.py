"""What only mentions the topic gives way to reports of it; colour to news; a waiting line to its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from briefer.edit.developments import loneliness, nearness_of, one_development
from briefer.edit.kinds import kind_of
from briefer.edit.lines import lines
from briefer.edit.plan import planned
from briefer.edit.worth import mentions, worth
from briefer.model import Article, Story

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
REPORTS = (
    ("Lorn council votes to close the ferry line", "The council of Lorn voted to close its ferry line in May."),
    ("Ferry line to close after Lorn council vote", "Lorn will close its ferry line after a vote of the council."),
    ("Union fights closure of Lorn ferry line", "The union said it would fight the closure of the Lorn ferry line."),
    ("Ferry crews of Lorn protest against closure", "Crews protested as the council closed the ferry line of Lorn."),
    ("Lorn mayor defends closing the ferry line", "The mayor of Lorn defended the vote to close the ferry line."),
    ("Passengers angry as Lorn ferry line closes", "Passengers were angry at the vote to close the ferry line."),
    ("Council of Lorn to sell ferries after closure", "The council will sell the ferries when the line closes."),
)  # fmt: skip
ASIDE = (
    "Lorn singer wins the herring bake-off",
    "The singer, who comes from Lorn, baked a pie of herring and plums.",
)


def day(*texts: tuple[str, str]) -> list[Article]:
    return [
        Article(
            title, text, id=f"a{n}", publisher=f"Paper {n}", published=NOON - timedelta(hours=n)
        )
        for n, (title, text) in enumerate(texts)
    ]


def about(text: str) -> float:
    return float("Lorn" in text)


def test_what_only_mentions_the_topic_stands_alone_on_a_busy_day() -> None:
    articles = day(*REPORTS, ASIDE)

    alone = loneliness(*nearness_of(articles))

    assert alone.pop(articles[-1].id) > 0.5 > max(alone.values())


def test_on_a_quiet_day_nothing_stands_alone() -> None:
    assert set(loneliness(*nearness_of(day(REPORTS[0], ASIDE))).values()) == {0.0}


def test_what_stands_alone_is_told_after_the_reports() -> None:
    stories = [Story(a.id, (a,), (), (a.publisher,)) for a in day(ASIDE, *REPORTS)]

    plan = planned(stories, about=about)

    told = [line.text for one in plan.developments for line in one.lines]
    assert len(told) >= 3
    assert ASIDE[0] not in told[:3]


@pytest.mark.parametrize(
    "title",
    ["Lorn influencer goes viral with herring", "Lorn fans love the bikini of Ada Brandt",
     "Viral video shows Lorn gull stealing chips"],
)  # fmt: skip
def test_colour_weighs_less_than_news(title: str) -> None:
    def asks(text: str) -> float:
        article = Article(text, "", id="a")
        return worth(lines(article)[0], about=about, mentioned=mentions(article, about))

    assert asks(title) < asks("Lorn council closes the ferry line") / 2


@pytest.mark.parametrize(
    "title",
    ["Lorn ferry row: all the news on the closure",
     "Strike Ends In Lorn, Ferry Row Goes On, Spring Fair Opens"],
)  # fmt: skip
def test_a_title_over_many_things_is_a_newsletter(title: str) -> None:
    assert kind_of(Article(title, "")) == "newsletter"


def test_two_reports_on_one_theme_are_nearer_to_one_development() -> None:
    shares = ("Lorn ferry shares fall", "Investors sold stock on the market.")
    stocks = ("Norhaven dock stock rallies", "Traders bought equity as markets rose.")
    court = ("Norhaven dock chief on trial", "The judge heard the prosecutor in court.")
    articles = day(shares, stocks, court)
    near, _ = nearness_of(articles)

    gained = one_development(articles, near) - near

    assert gained[0, 1] > 0 > gained[0, 2]


WAITING = (
    (
        "Lorn mayor faces no-confidence vote over ferry",
        "Lorn mayor survives no-confidence vote over ferry",
    ),
    ("Lorn council set to rule on ferry closure", "Lorn council approved the ferry closure"),
)


@pytest.mark.parametrize(("before", "after"), WAITING)
def test_a_line_that_waits_gives_way_to_how_it_ended(before: str, after: str) -> None:
    assert told_of(before, after) == [after]


def test_another_vote_does_not_end_the_wait() -> None:
    before = "Lorn mayor faces no-confidence vote over ferry"

    assert before in told_of(before, "Norhaven parliament passed its budget of 40 million")


def told_of(before: str, after: str) -> list[str]:
    early = Article(before, "", id="a", publisher="Quay Times", published=NOON - timedelta(hours=8))
    late = Article(after, "", id="b", publisher="Oldport Post", published=NOON)
    stories: Sequence[Story] = [Story("s", (early, late), (), ("Quay Times", "Oldport Post"))]
    plan = planned(stories, about=lambda _: 1.0)
    return [line.text for one in plan.developments for line in one.lines]


def test_a_replaced_line_is_kept_with_its_development() -> None:
    early = Article(
        "Three people killed in Lorn mill fire", "", id="a", published=NOON - timedelta(hours=8)
    )
    late = Article("Seven people killed in Lorn mill fire", "", id="b", published=NOON)

    plan = planned([Story("s", (early, late), (), ())], about=lambda _: 1.0)

    assert [p.text for p in plan.developments[0].replaced] == [early.title]


def test_replaced_lines_of_one_moment_stand_in_one_order_title_first() -> None:
    early = Article(
        "Three people killed in Lorn mill fire", "Three people were killed in a mill fire in Lorn.",
        id="a", published=NOON - timedelta(hours=8),
    )  # fmt: skip
    late = Article(
        "Seven people killed in Lorn mill fire", "Seven people were killed in a mill fire in Lorn.",
        id="b", published=NOON,
    )  # fmt: skip

    plan = planned([Story("s", (early, late), (), ())], about=lambda _: 1.0)

    assert [passage.field for passage in plan.developments[0].replaced] == ["title", "text"]
