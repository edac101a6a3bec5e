"""Stories in, the same stories by importance out, with the reasons in words. Pure.

Nothing is left out: a story of one source stands lower, it does not disappear.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from briefer.group.topic import Topic
from briefer.model import Story

_SHARES = {"publishers": 0.35, "relevance": 0.35, "recency": 0.2, "novelty": 0.1}
_MANY_PUBLISHERS = 12  # from here on one more says little
_HALF_LIFE_HOURS = 24.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story with its score from 0 to 1, the parts it is made of, and the reasons in words."""

    story: Story
    score: float
    reasons: tuple[str, ...]
    parts: tuple[tuple[str, float], ...] = ()


def ranked(
    stories: Iterable[Story],
    *,
    topic: Topic | None,
    until: datetime,
    novelty: Callable[[Story], float] | None = None,
) -> tuple[Ranked, ...]:
    """Every story once, the most important first; equals stand in the order of their ids."""
    scored = (_scored(story, topic, until, novelty) for story in stories)
    return tuple(sorted(scored, key=lambda item: (-item.score, item.story.id)))


def _scored(
    story: Story,
    topic: Topic | None,
    until: datetime,
    novelty: Callable[[Story], float] | None,
) -> Ranked:
    named = [p for p in story.publishers if p]
    hours = _age_in_hours(story, until)
    parts = {
        "publishers": _of_publishers(max(1, len(named))),
        "relevance": _relevance(story, topic),
        "recency": 0.5 if hours is None else 0.5 ** (hours / _HALF_LIFE_HOURS),
        "novelty": 1.0 if novelty is None else min(1.0, max(0.0, novelty(story))),
    }
    reasons = [_publishers_said(len(named)), _age_said(hours)]
    if topic is not None:
        reasons.append(f"relevance to {topic.name}: {parts['relevance']:.2f}")
    if novelty is not None:
        reasons.append(f"share that is new: {parts['novelty']:.2f}")
    score = sum(_SHARES[name] * value for name, value in parts.items())
    return Ranked(story, score, tuple(reasons), tuple(parts.items()))


def _of_publishers(count: int) -> float:
    return min(1.0, math.log1p(count) / math.log1p(_MANY_PUBLISHERS))


def _relevance(story: Story, topic: Topic | None) -> float:
    """The mean of the better half: one aside must not sink a story, one hit not carry it."""
    if topic is None:
        return 1.0
    found = sorted((topic.relevance(article) for article in story.originals), reverse=True)
    better = found[: math.ceil(len(found) / 2)]
    return sum(better) / len(better)


def _age_in_hours(story: Story, until: datetime) -> float | None:
    times = [article.dated for article in story.originals if article.dated is not None]
    if not times:
        return None
    return max(0.0, (until - max(times)).total_seconds() / 3600)


def _publishers_said(count: int) -> str:
    if count < 2:
        return "single source"
    return f"{count} independent publishers"


def _age_said(hours: float | None) -> str:
    if hours is None:
        return "no date"
    if hours < 1:
        return "newest article less than an hour before the cut-off"
    return f"newest article {round(hours)} h before the cut-off"
