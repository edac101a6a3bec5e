"""Each article in exactly one story; order, copies and strangers change nothing; ids last."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from briefer.errors import EmbedError
from briefer.group.stories import CUT, grouped, stories
from briefer.group.story_report import compared, explained
from briefer.model import Article, Story

DAY = datetime(2023, 3, 20, 8, tzinfo=UTC)

FERRY = (
    "A ferry with ninety passengers sank off Port Lindane, coastguard captain Irma Holt said.",
    "Captain Irma Holt of the coastguard said rescuers saved passengers from the Lindane ferry.",
    "Rescue boats off Port Lindane searched for ferry passengers, the coastguard said.",
)
STRIKE = (
    "Bakers in Ostrel walked out over wages, union leader Pavel Dorn said at the mill gate.",
    "Union leader Pavel Dorn said the Ostrel bakers would strike until wages rise.",
)


def article(
    name: str, text: str, *, hours: float = 0, title: str = "", publisher: str = ""
) -> Article:
    when = DAY + timedelta(hours=hours)
    return Article(title=title, text=text, id=name, published=when, publisher=publisher)


def batch() -> list[Article]:
    ferry = [
        article(f"f{n}", text, hours=n, title="Ferry sinks off Port Lindane", publisher=f"F{n}")
        for n, text in enumerate(FERRY)
    ]
    strike = [
        article(f"s{n}", text, hours=n, title="Ostrel bakers strike over wages", publisher=f"S{n}")
        for n, text in enumerate(STRIKE)
    ]
    return [*ferry, *strike]


def sets(found: Sequence[Story]) -> set[frozenset[str]]:
    return {frozenset(article.id for article in story.articles) for story in found}


EXPECTED = {frozenset({"f0", "f1", "f2"}), frozenset({"s0", "s1"})}


def test_articles_about_one_event_are_one_story() -> None:
    assert sets(stories(batch())) == EXPECTED


def test_two_events_in_one_town_on_one_day_stay_apart() -> None:
    fire = [
        article(
            "1",
            "Fire broke out in the tannery on Quay Street in Ostrel, chief Anna Vell said. "
            "Twelve engines fought the flames at the tannery.",
            title="Fire at Ostrel tannery",
        ),
        article(
            "2",
            "Flames destroyed the tannery in Ostrel; fire chief Anna Vell said nobody was "
            "hurt. Engines from three districts came.",
            title="Ostrel tannery burns down",
        ),
    ]
    vote = [
        article(
            "3",
            "Ostrel council voted to sell the theatre, mayor Josef Lind said after a long "
            "debate over the budget.",
            title="Ostrel council sells theatre",
        ),
        article(
            "4",
            "Mayor Josef Lind defended the sale of the theatre in Ostrel after the council "
            "vote on the budget.",
            title="Mayor defends theatre sale in Ostrel",
        ),
    ]

    assert sets(stories([*fire, *vote])) == {frozenset("12"), frozenset("34")}


def test_the_same_words_months_apart_are_another_event() -> None:
    early, late = batch()[0], article("late", FERRY[1], hours=24 * 90, title="Ferry sinks")

    assert len(stories([early, late])) == 2


def test_nothing_gives_no_stories_and_one_gives_one() -> None:
    assert stories([]) == ()
    assert sets(stories([article("a", "A bridge.")])) == {frozenset({"a"})}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_input_is_irrelevant(seed: int) -> None:
    mixed = batch()
    random.Random(seed).shuffle(mixed)

    assert stories(mixed) == stories(batch())


def test_an_unrelated_article_changes_no_story() -> None:
    stranger = article("x", "Quinoa prices doubled in Zamba, grocers complained.", title="Quinoa")

    found = stories([*batch(), stranger])

    assert sets(found) == EXPECTED | {frozenset({"x"})}
    assert set(stories(batch())) <= set(found)


def test_a_copy_never_raises_the_publisher_count() -> None:
    text = " ".join(FERRY) + " " + " ".join(STRIKE)
    first = article("a", text, title="Ferry sinks off Port Lindane", publisher="Vale Herald")
    copy = article("b", text, hours=3, title="Ferry sinks off Port Lindane", publisher="Dune Times")

    (story,) = stories([first, copy])

    assert story.publishers == ("Vale Herald",)
    assert story.copies == (("b", "a"),)


def test_names_of_one_house_count_once_and_an_unknown_publisher_not_at_all() -> None:
    named = [
        article(str(n), text, title="Ferry sinks off Port Lindane", publisher=publisher)
        for n, (text, publisher) in enumerate(
            zip(FERRY, ["AP", "Associated Press", ""], strict=True)
        )
    ]

    (story,) = stories(named)

    assert len(story.publishers) == 1


def test_ids_survive_a_second_batch() -> None:
    first = stories(batch()[:2])
    news = article("f9", FERRY[2], hours=20, title="Ferry off Port Lindane: search goes on")

    (story,) = stories([news], known=first)

    assert story.id == first[0].id
    assert {a.id for a in story.articles} == {"f0", "f1", "f9"}


def test_known_stories_without_news_are_not_repeated() -> None:
    known = stories(batch())

    found = stories([article("x", "Quinoa prices doubled in Zamba.", hours=2)], known=known)

    assert sets(found) == {frozenset({"x"})}


def test_two_known_stories_that_turn_out_one_leave_an_alias() -> None:
    one = Story("old", (batch()[0],))
    two = Story("younger", (batch()[1],))

    found = grouped([batch()[2]], known=[two, one])

    assert [story.id for story in found.stories] == ["old"]
    assert found.aliases == (("younger", "old"),)


def test_a_story_that_went_quiet_is_closed() -> None:
    known = stories(batch()[:2])
    late = article("late", FERRY[2], hours=24 * 30, title="Ferry sinks off Port Lindane")

    found = grouped([late], known=known)

    assert found.closed == (known[0].id,)
    assert [story.id for story in found.stories] != [known[0].id]


def test_a_new_story_never_takes_the_id_of_a_known_one() -> None:
    stranger = article("x", "Quinoa prices doubled in Zamba.")
    taken = Story(stories([stranger])[0].id, (batch()[0],))

    (story,) = stories([stranger], known=[taken])

    assert story.id != taken.id


def test_the_fuller_text_of_an_id_given_twice_is_kept() -> None:
    short, full = article("a", "A ferry."), article("a", FERRY[0])

    (story,) = stories([full, short])

    assert story.lead.text == FERRY[0]


def test_the_lead_has_a_whole_text() -> None:
    whole = article("whole", " ".join(FERRY) * 4, hours=5, title="Ferry sinks off Port Lindane")
    bare = article("bare", "", title="Ferry with ninety passengers sinks off Port Lindane")

    (story,) = stories([bare, whole])

    assert story.lead.id == "whole"


def test_every_odd_article_comes_out_exactly_once() -> None:
    odd = [
        Article(title="", text="x", id="letter"),
        Article(title="Only a title stands here", text="", id="title"),
        Article(title="?!", text="...", id="signs"),
        Article(
            title="Паром затонув", text="Паром затонув біля порту. A ferry sank.", id="scripts"
        ),
        Article(title="Far", text="Later.", id="future", published=DAY + timedelta(days=9000)),
        Article(title="Long", text="word " * 200_000, id="megabyte"),
        Article(title="渡轮沉没", text="渡轮在港口附近沉没。", id="chinese"),
    ]

    found = stories(odd)

    assert sorted(a.id for story in found for a in story.articles) == sorted(a.id for a in odd)


def test_many_one_word_articles_are_grouped_without_a_square_of_memory() -> None:
    words = [Article(title="", text=f"word{n % 50}", id=f"w{n}") for n in range(3000)]

    found = stories(words)

    assert sum(len(story.articles) for story in found) == 3000


def test_vectors_take_part_only_for_the_whole_batch() -> None:
    def failing(texts: Sequence[str]) -> NDArray[np.float32]:
        raise EmbedError("embeddings by m: timeout")

    def steady(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([[1.0, 0.0] if "erry" in t else [0.0, 1.0] for t in texts], np.float32)

    lost = grouped(batch(), embed=failing)

    assert sets(lost.stories) == EXPECTED
    assert "words alone" in lost.problems[0].reason
    assert sets(stories(batch(), embed=steady)) == EXPECTED


def test_the_reason_names_the_words_two_articles_share() -> None:
    found = grouped(batch())
    story = next(story for story in found.stories if "f0" in {a.id for a in story.articles})
    assert found.batch is not None

    reasons = {reason.article.id: reason for reason in explained(story, found.batch)}

    assert reasons["f0"].likeness >= CUT
    assert "lindane" in reasons["f0"].words
    assert "needed 0.30" in str(reasons["f0"])
    apart = compared(batch()[0], batch()[3], found.batch)
    assert apart.likeness < CUT


def test_the_reason_of_a_copy_and_of_a_lone_article_say_so() -> None:
    text = " ".join((*FERRY, *STRIKE))
    found = grouped([article("a", text), article("b", text, hours=1), article("c", "Quinoa.")])
    assert found.batch is not None

    said = [str(reason) for story in found.stories for reason in explained(story, found.batch)]

    assert "b: repeats the text of a" in said
    assert "c: alone in its story" in said


WORDS = st.lists(
    st.sampled_from(
        ["ferry", "port", "holt", "strike", "wages", "bakers", "mill", "council", "theatre", "vote"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    texts = draw(st.lists(st.tuples(WORDS, WORDS, st.integers(0, 400)), min_size=1, max_size=12))
    return [
        article(f"a{n}", text, title=title, hours=hours, publisher=f"P{n % 3}")
        for n, (title, text, hours) in enumerate(texts)
    ]


@given(articles(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_article_is_in_exactly_one_story_whatever_the_order(
    given_articles: list[Article], chance: random.Random
) -> None:
    mixed = list(given_articles)
    chance.shuffle(mixed)

    found = stories(mixed)

    assert sorted(a.id for s in found for a in s.articles) == sorted(a.id for a in mixed)
    assert len({story.id for story in found}) == len(found)
    assert found == stories(given_articles)


@given(articles())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_second_batch_leaves_known_ids_and_members_together(some: list[Article]) -> None:
    half = len(some) // 2
    first = stories(some[:half])

    second = grouped(some[half:], known=first)

    alias = dict(second.aliases)
    home = {a.id: story.id for story in second.stories for a in story.articles}
    for story in first:
        places = {home.get(a.id) for a in story.articles} - {None}
        assert places <= {alias.get(story.id, story.id)}


def test_two_events_in_the_same_town_on_the_same_day_stay_apart() -> None:
    day = datetime(2023, 3, 22, 8, tzinfo=UTC)
    bridge = Article(
        id="bridge",
        title="Harbour bridge closed after flood",
        text="The harbour bridge in Oldport was closed on Monday after a flood damaged two of its"
        " pillars, the mayor, Ada Lind, said. About 4,000 people cross the bridge each day.",
        publisher="Oldport Herald",
        published=day,
    )
    meals = Article(
        id="meals",
        title="Council votes on school meals in Oldport",
        text="The Oldport council voted on Tuesday to pay for school meals until June. The vote"
        " was 11 to 4.",
        publisher="Oldport Herald",
        published=day,
    )

    assert len(stories([bridge, meals])) == 2
