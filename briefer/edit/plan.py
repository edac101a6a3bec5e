"""Stories of a topic's day in, the plan of its brief out: developments in order, with their lines.

Both engines write from it. Pure: memory, window and room come in with the stories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np

from briefer.edit.choice import MOST_LINES, Chosen, chosen
from briefer.edit.developments import (
    Gathered,
    gathered,
    live_pages,
    loneliness,
    nearness_of,
    one_development,
)
from briefer.edit.headings import heading
from briefer.edit.kinds import UNTOLD, kind_of, makes_news, reports, weight_of
from briefer.edit.lines import Line, lines
from briefer.edit.room import ROOMS, Room
from briefer.edit.state import overtaken, sent_again
from briefer.edit.wording import Matrix, Wording, keys
from briefer.edit.worth import About, mentions, worth
from briefer.model import Article, Passage, Story
from briefer.text.folding import words

MOST_REPORTS: Final = 200  # of a day that are weighed; the rest is small stories of a flood
_SAYS_THE_TITLE: Final = 0.5  # share of a title that a sentence in its place has to tell
_LONE: Final = 0.95  # what a line loses whose article no other of the day is near to …
_LONE_NAMED: Final = 0.5  # … and where the title names the topic: it may be news of its own
_PASSED: Final = 0.6  # what an entry of a live page counts that a newer one stands above
_MANY: Final = 5  # reports; a day of fewer tells more of each


@dataclass(frozen=True, slots=True)
class Development:
    """One event as the brief tells it: the lines to tell, weightiest first, and its weight.

    `headline` is a title that says what it is about and repeats no line; None: the lines stand
    alone. `facts` are the sentences that a writer is shown, each with those it leans on;
    `replaced` are the lines that later ones made out of date, the newest first.
    """

    story: Story
    lines: tuple[Line, ...]
    weight: float
    headline: Passage | None = None
    facts: tuple[tuple[Passage, ...], ...] = ()
    replaced: tuple[Passage, ...] = ()

    @property
    def id(self) -> str:
        return self.story.id


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The developments of a day in order, the top of it, and the stories that have no room."""

    developments: tuple[Development, ...]
    top: tuple[Line, ...] = ()
    untold: tuple[Story, ...] = ()
    known: int = 0  # articles whose facts the reader had


Stood = Callable[[Article, str], bool]


def unheard(article: Article, text: str) -> bool:
    """For a day without memory: nothing was said before."""
    return False


def planned(
    stories: Sequence[Story],
    *,
    about: About,
    delivered: Sequence[str] = (),
    delivered_at: datetime | None = None,
    earlier: Iterable[Article] = (),
    room: Room = ROOMS["standard"],
    stood: Stood = unheard,
) -> DayPlan:
    """The plan of the day; `stories` come with the weightiest first.

    `delivered` are the facts the reader had, the last of them `delivered_at`: an article of later
    may repeat one and go on. `earlier` are of the days before; `stood`: what one said when told.
    """
    weighed, rest = _within(stories, MOST_REPORTS)
    articles, replaced = _newest(weighed)
    wording = Wording(articles)
    near, place = nearness_of(articles)
    found = gathered(weighed, one_development(articles, near), place)
    group = {a.id: one.story.id for one in found for a in one.story.articles}
    read = {a.id for a in articles if _was_told(a, delivered, until=delivered_at)}
    fresh = [article for article in articles if article.id not in read | _bare(found)]
    asking, worths = _candidates(fresh, about, loneliness(near, place), stood, bool(delivered))
    rows = [place[line.article.id] for line in asking]
    stale = _out_of_date(asking, wording, near[np.ix_(rows, rows)], group, replaced)
    standing = [pair for pair in zip(asking, worths, strict=True) if pair[0].passage not in stale]
    told = [line for line, _ in standing]
    order = chosen(
        told,
        [value for _, value in standing],
        wording=wording,
        near=lambda one, other: float(near[place[one], place[other]]),
        delivered=delivered,
        earlier=[line.text for article in earlier for line in lines(article)],
    )
    count = len({keys(article.title) for article in articles if reports(article)})
    taken = in_room(order, room, count, first=not delivered)
    taken = fuller(taken, told, wording, room.words(count))
    return _plan(found, taken, group, rest, room, read, wording, stale)


def _bare(found: Iterable[Gathered]) -> set[str]:
    """The articles of developments that no report stands behind."""
    return {a.id for one in found if not makes_news(one.story) for a in one.story.originals}


def _out_of_date(
    asking: Sequence[Line],
    wording: Wording,
    near: Matrix,
    group: Mapping[str, str],
    replaced: Iterable[Article],
) -> set[Passage]:
    """The lines that a later report has overtaken, and all of a version that was sent again."""
    old = overtaken(asking, wording, near, group)
    gone = {line.passage for line, is_old in zip(asking, old, strict=True) if is_old}
    return gone | {line.passage for article in replaced for line in lines(article)}


def in_room(
    order: Sequence[Chosen], room: Room, reports: int, *, first: bool = True
) -> tuple[Chosen, ...]:
    """The beginning of the order that has room: what is longer never loses what is shorter.

    The `first` line stands however little it adds; not where the reader had facts before.
    """
    left = room.words(reports)
    least = room.least * min(1.0, reports / _MANY)
    kept: list[Chosen] = []
    for item in order:
        left -= len(words(item.line.text))
        if (kept and left < 0) or ((kept or not first) and item.gain < least):
            break
        kept.append(item)
    return tuple(kept)


def fuller(
    taken: Sequence[Chosen], told: Sequence[Line], wording: Wording, room: int
) -> tuple[Chosen, ...]:
    """Titles give way to the sentence that says the same and more, while there are words left."""
    left = room - sum(len(words(item.line.text)) for item in taken)
    openings = {line.article.id: line for line in told if line.rank == 1}
    found: list[Chosen] = []
    for item in taken:
        line = openings.get(item.line.article.id)
        more = len(words(line.text)) - len(words(item.line.text)) if line else 0
        stands = any(line is other.line for other in taken)
        fits = line is not None and item.line.rank == 0 and not stands and 0 < more <= left
        if line and fits and _says(line, item.line, wording):
            left -= more
            found.append(Chosen(line, item.gain))
        else:
            found.append(item)
    return tuple(found)


def _says(line: Line, title: Line, wording: Wording) -> bool:
    return wording.told(keys(title.text), keys(line.text)) >= _SAYS_THE_TITLE


def _newest(stories: Sequence[Story]) -> tuple[list[Article], list[Article]]:
    """The reports in their newest version, and the versions that these replace."""
    again = {new: old for story in stories for new, old in sent_again(story).items()}
    replaced = {article.id for article in again.values()}
    first = [a for story in stories for a in story.originals if a.id not in replaced]
    return [*first, *again], list(again.values())


def _within(stories: Sequence[Story], most: int) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """The first stories that together have so many reports, and the others."""
    count = 0
    for n, story in enumerate(stories):
        count += len(story.originals)
        if n and count > most:
            return tuple(stories[:n]), tuple(stories[n:])
    return tuple(stories), ()


def _candidates(
    articles: Sequence[Article],
    about: About,
    alone: Mapping[str, float],
    stood: Stood,
    again: bool,
) -> tuple[list[Line], list[float]]:
    """The lines worth a place, with their worth, in an order that no shuffling changes."""
    opinions = {keys(article.title) for article in articles if kind_of(article) == "opinion"}
    found: list[tuple[Line, float]] = []
    passed = {articles[n].id for page in live_pages(articles) for n in page[:-1]}
    for article in articles:
        if kind_of(article) in UNTOLD or keys(article.title) in opinions:
            continue
        mentioned = mentions(article, about)
        counts = _PASSED if article.id in passed else 1.0
        joins = 1 - (_LONE_NAMED if mentioned.title else _LONE) * alone[article.id]
        for line in lines(article):
            value = counts * joins * worth(line, about=about, mentioned=mentioned, again=again)
            # A title and its opening stand and fall together.
            if value > 0 and not (line.rank > 1 and stood(article, line.text)):
                found.append((line, value))
    found.sort(key=lambda pair: (-pair[1], *_place(pair[0])))
    kept = sorted(found[:MOST_LINES], key=lambda pair: _place(pair[0]))
    return [line for line, _ in kept], [value for _, value in kept]


def _was_told(article: Article, delivered: Sequence[str], *, until: datetime | None) -> bool:
    """Whether a delivered fact stands in the article word for word, which says nothing since."""
    if until and article.dated and article.dated > until:
        return False
    if article.updated and article.dated and article.updated > article.dated:
        return False
    whole = " ".join(f"{article.title}\n{article.text}".split())
    return any(text in whole for text in delivered)


def _place(line: Line) -> tuple[float, str, int, int]:
    when = line.article.dated
    moment = when.timestamp() if when else float("inf")
    return (-moment, line.article.id, line.rank, line.passage.start)


def _plan(
    found: Sequence[Gathered],
    taken: Sequence[Chosen],
    group: dict[str, str],
    rest: Sequence[Story],
    room: Room,
    read: set[str],
    wording: Wording,
    stale: set[Passage],
) -> DayPlan:
    by_id: dict[str, list[Line]] = {}
    for item in taken:
        by_id.setdefault(group[item.line.article.id], []).append(item.line)
    told = [
        _development(one.story, tuple(by_id[one.story.id]), wording, stale)
        for one in found
        if one.story.id in by_id
    ]
    first = {one.story.id: n for n, one in enumerate(_in_order_of_choice(taken, group, told))}
    told.sort(key=lambda one: (-one.weight, first[one.id]))
    silent = [one.story for one in found if one.story.id not in by_id and not _read(one, read)]
    top = tuple(one.lines[0] for one in told[: room.top])
    return DayPlan(tuple(told), top, (*silent, *rest), len(read))


def _read(one: Gathered, read: set[str]) -> bool:
    return all(article.id in read for article in one.story.originals)


def _development(
    story: Story, told: tuple[Line, ...], wording: Wording, stale: set[Passage]
) -> Development:
    return Development(
        story, told, weight_of(story), heading(story, told, wording, stale), (), _old(story, stale)
    )


def _old(story: Story, stale: set[Passage]) -> tuple[Passage, ...]:
    ids = {article.id for article in story.originals}
    found = [passage for passage in stale if passage.article.id in ids]
    return tuple(sorted(found, key=_place_of))


def _place_of(passage: Passage) -> tuple[float, str, int, int]:
    return _place(Line(passage, "news", 0 if passage.field == "title" else 1))


def _in_order_of_choice(
    taken: Sequence[Chosen], group: dict[str, str], told: Sequence[Development]
) -> list[Development]:
    by_id = {one.story.id: one for one in told}
    order = dict.fromkeys(group[item.line.article.id] for item in taken)
    return [by_id[key] for key in order]
