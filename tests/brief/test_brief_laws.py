"""The laws of a brief, over drawn days: what holds whatever the day brings."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefer.collect.collected import Collected
from briefer.edit.room import LENGTHS
from briefer.model import Article
from tests.brief.days import (
    EVENTS,
    FILLERS,
    MIDNIGHT,
    PUBLISHERS,
    WINDOW,
    days,
    events,
    filler,
    made,
    report,
)

drawn = settings(
    max_examples=10, deadline=None, derandomize=True, database=None, phases=[Phase.generate]
)


@drawn
@given(day=days())
def test_a_brief_made_twice_is_the_same(day: tuple[Article, ...]) -> None:
    assert made(day).brief == made(day).brief


@drawn
@given(day=days(), seed=st.integers(0, 99))
def test_shuffling_the_articles_changes_nothing_of_what_is_told(
    day: tuple[Article, ...], seed: int
) -> None:
    shuffled = made(random.Random(seed).sample(day, len(day))).brief
    straight = made(day).brief

    assert shuffled.sections == straight.sections
    assert shuffled.lead == straight.lead


SEEDS = (*range(8), 26, 41)


def _one_more(seed: int) -> tuple[list[int], list[int], int]:
    """The events told on a drawn day, those when one more publisher tells one of them, and which."""
    rng = random.Random(seed)
    chosen = sorted(rng.sample(range(len(EVENTS)), rng.randint(2, len(EVENTS))))
    day = [report(e, v) for e in chosen for v in sorted(rng.sample(range(4), rng.randint(1, 3)))]
    day += map(filler, range(rng.choice((0, 4, len(FILLERS)))))
    before, there = events(made(day).brief), {article.id for article in day}
    told = [event for event in before if event < len(EVENTS)]
    more = [report(e, v) for e in told for v in range(4) if f"e{e}v{v}" not in there]
    added = rng.choice(more)
    return before, events(made([*day, added]).brief), int(added.id[1])


@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_publisher_of_a_fact_never_lowers_it(seed: int) -> None:
    before, after, event = _one_more(seed)

    assert after.index(event) <= before.index(event)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_publisher_of_a_fact_removes_no_other(seed: int) -> None:
    before, after, _ = _one_more(seed)

    assert set(before) <= set(after)


@drawn
@given(day=days())
def test_what_is_told_in_short_is_told_in_standard_and_that_in_full(
    day: tuple[Article, ...],
) -> None:
    short, standard, full = (set(events(made(day, length=length).brief)) for length in LENGTHS)

    assert short <= standard <= full


@drawn
@given(day=days(), data=st.data())
def test_a_development_that_grows_keeps_its_id(
    day: tuple[Article, ...], data: st.DataObject
) -> None:
    yesterday = tuple(
        replace(a, published=a.published - timedelta(days=1)) for a in day if a.published
    )
    before = made(
        yesterday,
        window=replace(WINDOW, since=WINDOW.since - timedelta(days=1), until=WINDOW.since),
    )
    begun = data.draw(st.sampled_from(day))
    said = f"Harbour people in Lorn spoke of little else on Tuesday. {begun.text}"
    grown = replace(begun, id="new", text=said, publisher="Dune Radio")
    after = made([grown], known=before.stories)

    (story,) = after.stories
    earlier = {a.id for a in story.articles} - {grown.id}
    assert earlier
    assert story.id in {s.id for s in before.stories if earlier & {a.id for a in s.articles}}


@drawn
@given(day=days(), data=st.data())
def test_every_article_has_exactly_one_fate(day: tuple[Article, ...], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(day))
    others = (
        replace(first, id="copy", publisher="Reprint Daily"),
        Article("A bakery opens in Marn", "It sells bread.", id="off", published=first.published),
        replace(first, id="old", published=MIDNIGHT - timedelta(days=3)),
    )
    account = made((*day, *others)).brief.account

    assert sorted(account.all) == sorted(a.id for a in (*day, *others))
    assert account.off_topic == ("off",)
    assert account.out_of_window == ("old",)


@drawn
@given(
    day=days(), first=st.integers(3, 20), more=st.integers(1, 20), who=st.sampled_from(PUBLISHERS)
)
def test_a_later_figure_is_never_hidden_by_an_earlier_one(
    day: tuple[Article, ...], first: int, more: int, who: str
) -> None:
    early = _toll(first, hours=9, publisher="Dune Radio", key="x1")
    late = _toll(first + more, hours=1, publisher=who, key="x2")
    told = [bullet.text for bullet in made((*day, early, late)).brief.bullets]

    assert not any(f" {first} dead" in text or f"killed {first} " in text for text in told)
    assert any(
        f" {first + more} dead" in text or f"killed {first + more} " in text for text in told
    )


def _toll(count: int, *, hours: float, publisher: str, key: str) -> Article:
    return Article(
        f"Fire in Lorn cannery leaves {count} dead",
        f"A fire in the cannery of Lorn killed {count} workers, the fire brigade said.",
        id=key,
        publisher=publisher,
        published=MIDNIGHT - timedelta(hours=hours),
    )


def test_the_drawn_days_hold_every_event() -> None:
    day = [report(event, 0) for event in range(len(EVENTS))]

    assert len({a.id for a in Collected(tuple(day)).articles}) == len(EVENTS)
