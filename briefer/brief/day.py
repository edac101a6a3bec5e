"""Ranked stories, memory and earlier articles in, the plan of the day's brief out. Assembly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from briefer.collect.collected import Collected
from briefer.compare.news import Fact
from briefer.edit.kinds import makes_news
from briefer.edit.plan import DayPlan, Development, Stood, planned, unheard
from briefer.edit.room import Room
from briefer.group.copies import first_published
from briefer.group.rank import Ranked
from briefer.group.topic import Topic
from briefer.model import Article, Story

_EARLIER: Final = 300  # articles of the days before that are looked at


def edited(
    order: Sequence[Ranked],
    collected: Collected,
    *,
    topic: Topic,
    since: datetime,
    room: Room,
    most: int,
    delivered: Sequence[Fact] = (),
    known: Sequence[Story] = (),
    stood: Stood = unheard,
) -> DayPlan:
    """The plan of the day: which events, which lines of each, in which order.

    A day without one line that can stand alone is told story by story, as the engine can, but
    opinion, looks back and newsletters are told by none.
    """
    stories = [item.story for item in order]
    day = planned(
        stories,
        about=topic.relevance_of,
        delivered=[fact.text for fact in delivered],
        delivered_at=max((fact.at for fact in delivered), default=None),
        earlier=_of_earlier_days(
            collected.articles, known, topic=topic, since=since, told_now=stories
        ),
        room=room,
        stood=stood,
    )
    if day.developments or day.known:
        return replace(day, developments=day.developments[:most])
    told = [story for story in stories if makes_news(story)][:most]
    kept = {story.id for story in told}
    return replace(
        day,
        developments=tuple(Development(story, (), 0.0) for story in told),
        untold=tuple(story for story in stories if story.id not in kept),
    )


def _of_earlier_days(
    articles: Iterable[Article],
    known: Sequence[Story],
    *,
    topic: Topic,
    since: datetime,
    told_now: Sequence[Story],
) -> tuple[Article, ...]:
    """What was reported before the window: the newest of it, on the topic, each once."""
    before = [a for a in articles if a.dated and a.dated < since and topic.about(a)]
    before += [a for s in known for a in s.articles if a.dated and a.dated < since]
    now = {article.id for story in told_now for article in story.articles}  # what came late
    once = {article.id: article for article in before if article.id not in now}
    newest = sorted(once.values(), key=lambda a: (first_published(a), a.id), reverse=True)
    return tuple(newest[:_EARLIER])
