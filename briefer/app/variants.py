"""A topic and its readers in, the brief of each out: collected once, made once for like readers.

Assembly. Readers who want the same language and length, and have had the same, share one brief;
stories are grouped once for all who have the same articles before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from briefer.app.collecting import Say, forget_old
from briefer.app.context import Context
from briefer.app.costs import month_cost, purse_of_month
from briefer.app.finding import found_for
from briefer.app.memory import Remembered, corrected, memory_of, with_told
from briefer.app.run import Request, brief_of, owed_of, place_of, plan_of, window_of
from briefer.brief.offered import Owed
from briefer.compare.known_by import known_by
from briefer.config import ReaderConfig, TopicConfig
from briefer.model import Article, Brief, Story, Turn, Window
from briefer.schedule.days import end_of

if TYPE_CHECKING:
    from briefer.brief.pipeline import BriefResult
    from briefer.collect.collected import Collected
    from briefer.group.stories import Grouping
    from briefer.store import Store


@dataclass(frozen=True, slots=True)
class _Turn:
    """One reader of the topic: what they asked for, what they are owed, what they know."""

    reader: ReaderConfig
    context: Context
    request: Request
    owed: Owed | None
    window: Window
    memory: Remembered = field(default_factory=Remembered)

    def is_like(self, other: _Turn, *, writes: bool) -> bool:
        """Whether one brief is for both; only where a model `writes` does the language matter."""
        return (
            self.request.length == other.request.length
            and (not writes or self.language == other.language)
            and (self.owed, self.window, self.memory) == (other.owed, other.window, other.memory)
        )

    @property
    def language(self) -> str:
        return self.context.config.language


class GroupedOnce:
    """Groups articles into stories, and gives the same again for the same."""

    def __init__(self) -> None:
        self._made: dict[Any, Grouping] = {}

    def __call__(
        self, articles: Iterable[Article], *, known: Sequence[Story] = (), **options: Any
    ) -> Grouping:
        from briefer.group.stories import grouped

        given = tuple(articles)
        before = tuple((story.id, tuple(a.id for a in story.articles)) for story in known)
        key = (tuple(article.id for article in given), before)
        if key not in self._made:
            self._made[key] = grouped(given, known=known, **options)
        return self._made[key]


def briefs_of_topic(
    context: Context,
    name: str,
    readers: Sequence[ReaderConfig],
    request: Request,
    *,
    now: datetime,
    store: Store,
    say: Say,
) -> dict[str, Brief]:
    """The brief of the topic for each reader by name. Raises NothingCollected where none can be."""
    topic, slot = context.config.topic(name), place_of(context, request, now=now)
    turns = [_begun(context, topic, one, request, now=now, store=store) for one in readers]
    if request.counts and request.by_memory:
        for turn in turns:
            store.begin_turn(turn.reader.name, slot, Turn(name, turn.window))
    window, owed = _widest(turns)
    found = found_for(
        context, topic, request.articles, window,
        owed=owed, now=now, store=store, say=say, read_within=request.read_within,
    )  # fmt: skip
    turns = [_remembering(turn, topic, found, slot=slot, now=now, store=store) for turn in turns]
    alike = _alike(turns, writes=_writes(context, request))
    kept = next((group for group in alike if _is_the_topics(group[0], topic, context)), alike[0])
    briefs: dict[str, Brief] = {}
    with purse_of_month(context.config, store):
        for turn, made in _made(alike, topic, found, slot=slot, now=now, store=store, say=say):
            _remember(made, slot, now=now, store=store, keep=turn is kept[0])
            those = next(group for group in alike if group[0] is turn)
            briefs |= {one.reader.name: _own(made.brief, one, slot, store) for one in those}
    forget_old(context, store, at=now)
    return briefs


def _made(
    alike: Sequence[Sequence[_Turn]],
    topic: TopicConfig,
    found: Collected,
    *,
    slot: str,
    now: datetime,
    store: Store,
    say: Say,
) -> Iterator[tuple[_Turn, BriefResult]]:
    """One brief for each group of readers, with the first of them."""
    group = GroupedOnce()
    for number, (first, *_) in enumerate(alike):
        at = now + timedelta(microseconds=number)  # what each cost is booked under its moment
        plan = plan_of(first.context, topic, first.request, now=at, owed=first.owed)
        made = brief_of(
            first.context,
            replace(plan, slot=slot),
            found,
            first.request,
            spent=month_cost(first.context.config, store, now=now),
            memory=first.memory,
            group=group,
            say=say,
        )
        yield first, made


def _begun(
    context: Context,
    topic: TopicConfig,
    reader: ReaderConfig,
    request: Request,
    *,
    now: datetime,
    store: Store,
) -> _Turn:
    """What the reader asked for, and the window that is theirs."""
    config = replace(context.config, language=reader.language or context.config.language)
    length = request.length or reader.length or topic.length
    own = replace(request, digest=reader.name, length=length)
    until = end_of(request.day, zone=config.zone, now=now)
    slot = place_of(context, request, now=now)
    owed = owed_of(context, topic, own, until=until, slot=slot, store=store)
    window = owed.window(until) if owed else window_of(context, topic, own, until)
    return _Turn(reader, replace(context, config=config), own, owed, window)


def _widest(turns: Sequence[_Turn]) -> tuple[Window, Owed | None]:
    """What has to be looked at, so that everybody's articles are among it."""
    since = min(turn.window.since for turn in turns)
    window = Window(since, turns[0].window.until)
    owed = [turn.owed for turn in turns if turn.owed is not None]
    if not owed:
        return window, None
    begin = min(since, *(one.begin for one in owed))
    oldest = min(one.oldest for one in owed)
    return window, Owed(begin, oldest, seen=min(since, *(one.seen for one in owed)))


def _remembering(
    turn: _Turn, topic: TopicConfig, found: Collected, *, slot: str, now: datetime, store: Store
) -> _Turn:
    """The same with what the reader has had of what was found, and with what they know."""
    name = turn.reader.name
    owed = with_told(turn.owed, found, reader=name, topic=topic.name, slot=slot, store=store)
    plan = plan_of(turn.context, topic, turn.request, now=now, owed=owed)
    return replace(turn, owed=owed, memory=memory_of(plan, slot, store, reader=name))


def _alike(turns: Sequence[_Turn], *, writes: bool) -> list[list[_Turn]]:
    """The readers in groups that one brief is made for."""
    groups: list[list[_Turn]] = []
    for turn in turns:
        mine = next((group for group in groups if group[0].is_like(turn, writes=writes)), None)
        if mine is None:
            groups.append([turn])
        else:
            mine.append(turn)
    return groups


def _writes(context: Context, request: Request) -> bool:
    """Whether a model or a plug-in writes: then a language is more than labels."""
    from briefer.app.engines import asked_model, plugged_engine

    plugged = plugged_engine(context, request.engine)
    return plugged is not None or asked_model(context, request.engine) is not None


def _is_the_topics(turn: _Turn, topic: TopicConfig, context: Context) -> bool:
    """Whether it is what the topic itself would be told in: one such is kept, as its own."""
    return turn.request.length == topic.length and turn.language == context.config.language


def _remember(made: BriefResult, slot: str, *, now: datetime, store: Store, keep: bool) -> None:
    store.save_stories(made.brief.topic, made.stories, at=now)
    if keep:
        store.save_brief(made.brief, slot=slot)
    else:
        store.book_brief(made.brief, slot=slot)


def _own(made: Brief, turn: _Turn, slot: str, store: Store) -> Brief:
    """The brief in the reader's language, with what was taken back of what they had."""
    since = turn.owed.seen if turn.owed else None
    known = known_by(turn.reader.name, made.topic)
    back = corrected(known, slot=slot, since=since, store=store)
    if (made.language, made.corrections) == (turn.language, back):
        return made
    return replace(made, language=turn.language, corrections=back)
