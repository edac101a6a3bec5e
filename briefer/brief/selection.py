"""What a brief is to be and what was collected in, the articles it is made of out. Assembly.

Out of window first, then off topic and muted; what is left is what the brief is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from briefer.brief.offered import Owed, is_offered, is_passed_over
from briefer.collect.collected import Collected
from briefer.edit.room import ROOMS, Room
from briefer.edit.wishes import NO_WISHES, Wished, Wishes
from briefer.errors import EmbedError
from briefer.group.publishers import NAMED_FAMILIES, Families
from briefer.group.topic import Topic
from briefer.group.widening import near_in_meaning
from briefer.model import Article, Problem, Window
from briefer.ports import Embed


@dataclass(frozen=True, slots=True)
class Plan:
    """What to brief: the topic, the span, and how the reader wants it printed."""

    topic: Topic
    window: Window
    generated: datetime
    timezone: str = "UTC"
    language: str = "en"
    stories: int = 12
    room: Room = ROOMS["standard"]
    widen: float | None = None
    notes: tuple[str, ...] = ()
    slot: str = ""
    owed: Owed | None = None
    wishes: Wishes = NO_WISHES
    title: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles the brief is made of, and the ids of those it is not.

    `muted` pairs an article that is off topic for the reader with the entry that says so.
    """

    kept: tuple[Article, ...]
    off_topic: tuple[str, ...]
    out_of_window: tuple[str, ...]
    passed_over: int = 0
    muted: tuple[tuple[str, str], ...] = ()


def selected(
    articles: Iterable[Article], plan: Plan, families: Families = NAMED_FAMILIES
) -> Selection:
    """The articles that are offered, about the topic and not muted."""
    given = tuple(articles)
    wished = Wished(plan.wishes, given, families)
    kept: list[Article] = []
    off_topic: list[str] = []
    out_of_window: list[str] = []
    muted: list[tuple[str, str]] = []
    passed_over = 0
    for article in given:
        if not is_offered(article, plan.window, plan.owed):
            out_of_window.append(article.id)
            late = is_passed_over(article, plan.window, plan.owed)
            passed_over += late and plan.topic.about(article)
        elif not plan.topic.about(article):
            off_topic.append(article.id)
        elif entry := wished.muted_by(article):
            off_topic.append(article.id)
            muted.append((article.id, entry))
        else:
            kept.append(article)
    return Selection(tuple(kept), tuple(off_topic), tuple(out_of_window), passed_over, tuple(muted))


def widened(
    selection: Selection, collected: Collected, plan: Plan, embed: Embed | None
) -> tuple[Selection, tuple[Problem, ...]]:
    """With vectors and a `widen`: what means the same as an article that names the topic, too."""
    if plan.widen is None or embed is None:
        return selection, ()
    passed_over = set(selection.off_topic) - {key for key, _ in selection.muted}
    others = [article for article in collected.articles if article.id in passed_over]
    wished = Wished(plan.wishes, collected.articles)
    others = [article for article in others if not wished.muted_by(article)]
    try:
        near = near_in_meaning(others, selection.kept, embed=embed, cut=plan.widen)
    except EmbedError as error:
        return selection, (Problem("widen", f"{error}; only what names the topic is taken"),)
    ids = {article.id for article in near}
    off_topic = tuple(key for key in selection.off_topic if key not in ids)
    return replace(selection, kept=(*selection.kept, *near), off_topic=off_topic), ()
