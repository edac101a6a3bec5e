"""Ranked stories, memory and earlier articles in, the plan of the day's brief out. Assembly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.collect.collected import Collected
from briefer.compare.news import Fact
from briefer.edit.plan import DayPlan, Development, planned
from briefer.group.copies import first_published
from briefer.group.rank import Ranked
from briefer.model import Article, Story

if TYPE_CHECKING:
    from briefer.brief.pipeline import Plan

_EARLIER: Final = 300  # articles of the days before that are looked at


def edited(
    order: Sequence[Ranked],
    plan: Plan,
    collected: Collected,
    *,
    delivered: Sequence[Fact] = (),
    known: Sequence[Story] = (),
) -> DayPlan:
    """The plan of the day: which events, which lines of each, in which order.

    A day without one line that can stand alone is told story by story, as the engine can.
    """
    stories = [item.story for item in order]
    day = planned(
        stories,
        about=plan.topic.relevance_of,
        delivered=[fact.text for fact in delivered],
        earlier=_of_earlier_days(collected.articles, plan, known),
        room=plan.room,
    )
    if day.developments or day.known:
        return replace(day, developments=day.developments[: plan.stories])
    return replace(
        day, developments=tuple(Development(s, (), 0.0) for s in stories[: plan.stories])
    )


def _of_earlier_days(
    articles: Iterable[Article], plan: Plan, known: Sequence[Story]
) -> tuple[Article, ...]:
    """What was reported before the window: the newest of it, on the topic, each once."""
    before = [
        a for a in articles if a.dated and a.dated < plan.window.since and plan.topic.about(a)
    ]
    before += [a for s in known for a in s.articles if a.dated and a.dated < plan.window.since]
    once = {article.id: article for article in before}
    newest = sorted(once.values(), key=lambda a: (first_published(a), a.id), reverse=True)
    return tuple(newest[:_EARLIER])
