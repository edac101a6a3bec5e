"""Stories of one topic in, those of one event together out: claim, denial, analysis. Pure.

Stories are joined while the better half of their pairs is near. Nearness is half direct (common
words) and half by company: two articles that are near to the same others are near to each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from briefer.edit.kinds import kind_of
from briefer.edit.themes import shared_themes
from briefer.edit.wording import Matrix, nearness, spoken_in
from briefer.group.numbered import things_of, told_apart
from briefer.model import Article, Story
from briefer.model.construction import distinct

NEAR: Final = 0.14
"""Above this mean nearness of the better half of their pairs two stories are one development."""
_BY_COMPANY: Final = 0.6  # what company counts …
_CHANCE: Final = 0.15  # … above what any two articles of a day share by chance
_BY_THEME: Final = 0.1  # what one theme counts …
_ANY_THEME: Final = 0.3  # … above what any two articles of a topic share
_TRANSLATED: Final = 0.06  # what two reports in different languages are nearer than they seem
_TWO_THINGS: Final = -1.0  # two halls, two reactors: never one development by themselves
_BETTER_HALF: Final = 0.5
_QUIET: Final = 8  # articles; on a day of fewer none stands alone
_NEAREST: Final = 3  # articles that a report of the topic is near to …
_AMONG: Final = 0.1  # … so much on average


@dataclass(frozen=True, slots=True)
class Gathered:
    """The stories of one event as one story, and how near its articles are to all others."""

    story: Story
    stories: tuple[Story, ...]


def gathered(stories: Sequence[Story], near: Matrix, place: dict[str, int]) -> tuple[Gathered, ...]:
    """The stories joined to developments, in the order of their first story.

    `near` is the nearness of articles, `place` the row of each article in it.
    """
    rows = [[place[a.id] for a in story.originals if a.id in place] for story in stories]
    groups = [[n] for n in range(len(stories))]
    links = np.full((len(stories), len(stories)), -1.0)
    for one in range(len(stories)):
        for other in range(one):
            links[one, other] = links[other, one] = _link(rows[one], rows[other], near)
    while len(groups) > 1:
        one, other = divmod(int(np.argmax(links)), len(links))
        if links[one, other] < NEAR:
            break
        one, other = min(one, other), max(one, other)
        groups[one] = sorted(groups[one] + groups[other])
        rows[one] = rows[one] + rows[other]
        groups[other], rows[other] = [], []
        links[other, :] = links[:, other] = -1.0
        for third in range(len(stories)):
            if third != one and rows[third]:
                links[one, third] = links[third, one] = _link(rows[one], rows[third], near)
    kept = sorted(group for group in groups if group)
    return tuple(_gathered([stories[n] for n in group]) for group in kept)


def _link(one: Sequence[int], other: Sequence[int], near: Matrix) -> float:
    """The mean nearness of the better half of the pairs."""
    if not one or not other:
        return -1.0
    pairs = np.sort(near[np.ix_(one, other)], axis=None)[::-1]
    return float(pairs[: max(1, int(len(pairs) * _BETTER_HALF))].mean())


def company(near: Matrix) -> Matrix:
    """Nearness by common words and by common company."""
    if not len(near):
        return near
    lengths = np.linalg.norm(near, axis=1, keepdims=True)
    unit = near / np.where(lengths > 0, lengths, 1.0)
    shared = np.maximum(0.0, unit @ unit.T - _CHANCE)
    mixed: Matrix = (1 - _BY_COMPANY) * near + _BY_COMPANY * shared
    return mixed


def _gathered(stories: Sequence[Story]) -> Gathered:
    return Gathered(joined(stories), tuple(stories))


def joined(stories: Sequence[Story]) -> Story:
    """One story of several; it keeps the id of the one that was reported first."""
    if len(stories) == 1:
        return stories[0]
    oldest = min(stories, key=_first_report)
    order = [oldest, *(story for story in stories if story is not oldest)]
    copies = tuple(chain.from_iterable(story.copies for story in order))
    repeats = {copy for copy, _ in copies}
    members = tuple(chain.from_iterable(story.articles for story in order))
    lead_first = tuple(sorted(members, key=lambda article: article.id in repeats))
    publishers = distinct(chain.from_iterable(story.publishers for story in order))
    return Story(oldest.id, lead_first, copies, publishers)


def _first_report(story: Story) -> tuple[float, str]:
    times = [article.dated.timestamp() for article in story.articles if article.dated]
    return (min(times, default=float("inf")), story.id)


def live_pages(articles: Sequence[Article]) -> list[list[int]]:
    """The places of the entries of each live page, its newest entry last.

    Entries under one address are states of one page: they are one development, and the newest
    stands first. Only where the texts say that they are live: many feeds send all their items to
    one page. An address with an anchor of its own (`#post-2`) is another entry's: it is grouped by
    what it says.
    """
    pages: dict[tuple[str, str], list[int]] = {}
    for n, article in enumerate(articles):
        if article.url and kind_of(article) == "live":
            pages.setdefault((article.publisher, article.url), []).append(n)
    found = [page for page in pages.values() if len(page) > 1]
    return [sorted(page, key=lambda n: _age_of(articles[n])) for page in found]


def _age_of(article: Article) -> tuple[float, str]:
    return (article.dated.timestamp() if article.dated else 0.0, article.id)


def nearness_of(articles: Sequence[Article]) -> tuple[Matrix, dict[str, int]]:
    """The nearness of every two articles and the row of each."""
    return company(nearness(articles)), {article.id: n for n, article in enumerate(articles)}


def loneliness(near: Matrix, place: Mapping[str, int]) -> dict[str, float]:
    """By article, 0 to 1, how little the day's other articles have to do with it.

    What only mentions a topic stands alone among reports of it; on a quiet day nothing does.
    """
    if len(near) < _QUIET:
        return dict.fromkeys(place, 0.0)
    others = near - 2 * np.eye(len(near))
    nearest = np.sort(others, axis=1)[:, ::-1][:, :_NEAREST].mean(axis=1)
    alone: list[float] = np.clip(1 - nearest / _AMONG, 0.0, 1.0).tolist()
    return {key: alone[row] for key, row in place.items()}


def one_development(articles: Sequence[Article], near: Matrix) -> Matrix:
    """How much speaks for it that two articles are on one development: nearness and themes.

    Reports in two languages have fewer words in common, so their nearness counts for more.
    """
    if not articles:
        return near
    tongues = [spoken_in(article) for article in articles]
    apart = np.array([[one != other for other in tongues] for one in tongues])
    themes = _BY_THEME * (shared_themes(articles) - _ANY_THEME)
    joint: Matrix = near + np.where(apart, np.maximum(themes, 0.0) + _TRANSLATED, themes)
    for page in live_pages(articles):
        joint[np.ix_(page, page)] = 1.0
    for one, other in told_apart([things_of(article) for article in articles]):
        joint[one, other] = _TWO_THINGS
    return joint
