"""One run of one topic or digest: collect, brief, remember, send. Assembly.

What the reader gets is decided in `pipeline`; here it meets the store and the channels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from briefer.app.collecting import Say, forget_old
from briefer.app.context import (
    SAMPLE_DAY,
    SAMPLE_SPAN,
    Context,
    embed_of,
    families_of,
    title_of,
)
from briefer.app.costs import month_cost, purse_of_month
from briefer.app.finding import found_for
from briefer.app.memory import NOTHING, SPANS, Remembered, corrected, memory_of, owed_to, with_told
from briefer.brief.offered import Owed
from briefer.brief.selection import Plan, selected, widened
from briefer.collect.collected import Collected
from briefer.config import TopicConfig
from briefer.edit.room import ROOMS, Length, Room
from briefer.edit.wishes import Wishes
from briefer.errors import StrictFailure
from briefer.group.rank import Ranked, ranked
from briefer.group.stories import stories
from briefer.group.topic import topic as compiled
from briefer.model import Brief, Problem, Turn, Window
from briefer.render.locale import ENGLISH
from briefer.schedule import slot
from briefer.schedule.days import begin_of, end_of, span
from briefer.secrets import safe
from briefer.text.hygiene import clean_line

if TYPE_CHECKING:
    from decimal import Decimal

    from briefer.brief.pipeline import BriefResult, Group
    from briefer.store import Store

Kind = Literal["daily", "weekly"]
SAMPLE_NOTE = (
    "This is the embedded sample of March 2023, written for briefer with fictional publishers;"
    " `briefer init` writes a configuration for your own sources."
)

NO_LANGUAGE = 'no language we know of; the brief is in English: write a code like "uk" for it'


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for; None means: as configured."""

    kind: Kind = "daily"
    day: date | None = None
    since: str | None = None
    articles: str | None = None
    engine: str | None = None  # extractive, openai, or the name of a plug-in
    strict: bool = False
    fresh: bool = False
    length: Length | None = None
    max_words: int | None = None
    digest: str | None = None
    read_within: timedelta | None = None  # sources read so lately are not asked again
    counts: bool = False  # what is made goes to its readers: even one that fails is their turn

    @property
    def by_memory(self) -> bool:
        """Whether the window is the reader's: no day and no span was asked for."""
        return self.day is None and self.since is None


@dataclass(frozen=True, slots=True)
class Run:
    """A finished brief and the slot it belongs to."""

    brief: Brief
    slot: str


def run_topic(
    context: Context, name: str, request: Request, *, now: datetime, store: Store | None, say: Say
) -> Run:
    """The brief of that topic. Raises NothingCollected when no article could be had at all."""
    from briefer.app.engines import make_ready

    request = _of_sample(context, request, say)
    config, chosen = context.config, context.config.topic(name)
    until = end_of(request.day, zone=config.zone, now=now)
    make_ready(context, request.engine)
    place = slot(last_day(until, config.zone), config.timezone, request.kind)
    reader = request.digest or name
    owed = owed_of(context, chosen, request, until=until, slot=place, store=store)
    window = owed.window(until) if owed else window_of(context, chosen, request, until)
    if store and request.counts and request.by_memory:
        store.begin_turn(reader, place, Turn(name, window))
    found = found_for(
        context, chosen, request.articles, window, owed=owed, now=now, store=store, say=say,
        read_within=request.read_within,
    )  # fmt: skip
    if store:
        owed = with_told(owed, found, reader=reader, topic=name, slot=place, store=store)
    plan = replace(plan_of(context, chosen, request, now=now, owed=owed), slot=place)
    known = memory_of(plan, place, store) if store else NOTHING
    with purse_of_month(config, store):
        spent = month_cost(config, store, now=now)
        made = brief_of(context, plan, found, request, spent=spent, memory=known, say=say)
        if store:
            back = corrected(name, slot=place, since=owed.seen if owed else None, store=store)
            made = replace(made, brief=replace(made.brief, corrections=back))
            store.save_stories(name, made.stories, at=now)
            store.save_brief(made.brief, slot=place)
    if store:
        forget_old(context, store, at=now)
    return Run(made.brief, place)


def place_of(context: Context, request: Request, *, now: datetime) -> str:
    """The slot that a run of that request belongs to, before anything is collected."""
    config = context.config
    until = end_of(request.day, zone=config.zone, now=now)
    return slot(last_day(until, config.zone), config.timezone, request.kind)


def plan_of(
    context: Context,
    topic: TopicConfig,
    request: Request,
    *,
    now: datetime,
    owed: Owed | None = None,
) -> Plan:
    """What that topic's brief is to be: its query, its window, and how it is printed."""
    config = context.config
    until = end_of(request.day, zone=config.zone, now=now)
    return Plan(
        topic=compiled(topic.name, topic.query),
        window=owed.window(until) if owed else window_of(context, topic, request, until),
        generated=now,
        timezone=config.timezone,
        language=config.language if _speaks(config.language) else "en",
        stories=topic.stories,
        widen=topic.widen,
        room=_room(topic, request),
        owed=owed,
        notes=_notes(context, request),
        wishes=Wishes(topic.prefer, topic.mute),
        title=title_of(context, topic, given=request.articles is not None),
    )


def _notes(context: Context, request: Request) -> tuple[str, ...]:
    sample = context.is_sample and request.articles is None
    language = context.config.language
    unknown = f'language = "{clean_line(language)[:40]}" is {NO_LANGUAGE}'
    return (*((SAMPLE_NOTE,) if sample else ()), *(() if _speaks(language) else (unknown,)))


def _speaks(language: str) -> bool:
    """Whether a brief can be written in it; babel is not read for English."""
    from briefer.render.locale import is_language

    return language == "en" or is_language(language)


def _room(topic: TopicConfig, request: Request) -> Room:
    """The length that was asked for, else the topic's, in no more words than were asked for."""
    room = ROOMS[request.length or topic.length]
    return room if request.max_words is None else room.at_most(request.max_words)


def brief_of(
    context: Context,
    plan: Plan,
    found: Collected,
    request: Request,
    *,
    spent: Decimal | None = None,
    memory: Remembered = NOTHING,
    group: Group | None = None,
    say: Say = lambda _: None,
) -> BriefResult:
    """The brief of those articles, by the engine, vectors and families that are configured."""
    from briefer.app.engines import engine_for
    from briefer.brief.pipeline import brief
    from briefer.group.stories import grouped

    made = brief(
        plan,
        found,
        engine=engine_for(
            context, plan, engine=request.engine, fresh=request.fresh, spent=spent, say=say
        ),
        delivered=memory.delivered,
        older=memory.older,
        known=memory.known,
        embed=embed_of(context.config),
        families=families_of(context.config, found.articles),
        group=group or grouped,
        say=say,
    )
    return replace(made, brief=_without_secrets(made.brief))


def _without_secrets(made: Brief) -> Brief:
    """The brief as it may leave: what a model or a server said may repeat a key of ours."""
    problems = tuple(Problem(safe(p.source), safe(p.reason)) for p in made.problems)
    return replace(made, problems=problems)


def ranked_stories(
    context: Context, name: str, request: Request, *, now: datetime, say: Say
) -> tuple[Ranked, ...]:
    """The stories of that topic in the order a brief would have them; nothing is remembered."""
    request = _of_sample(context, request, say)
    chosen = context.config.topic(name)
    plan = plan_of(context, chosen, request, now=now)
    found = found_for(context, chosen, request.articles, plan.window, now=now, store=None, say=say)
    config, embed = context.config, embed_of(context.config)
    selection, _ = widened(selected(found.articles, plan), found, plan, embed)
    houses = families_of(config, found.articles)
    grouped = stories(selection.kept, embed=embed, families=houses)
    return ranked(grouped, topic=plan.topic, until=plan.window.until)


def _of_sample(context: Context, request: Request, say: Say) -> Request:
    """On the sample its last day is today, and all of its days are looked at."""
    if not context.is_sample or request.articles is not None:
        return request
    say(SAMPLE_NOTE)
    return replace(
        request,
        day=request.day or date.fromisoformat(SAMPLE_DAY),
        since=request.since or SAMPLE_SPAN,
    )


def slot_of(made: Brief) -> str:
    """The slot of a saved brief; of one that names none, from its window and zone.

    There seven days or more are weekly.
    """
    if made.slot:
        return made.slot
    long = made.window.until - made.window.since >= span(SPANS["weekly"])
    day = last_day(made.window.until, ZoneInfo(made.timezone))
    return slot(day, made.timezone, "weekly" if long else "daily")


def last_day(until: datetime, zone: ZoneInfo) -> date:
    """The local day a brief belongs to: that of the last instant it covers."""
    return (until - timedelta(microseconds=1)).astimezone(zone).date()


def refuse_incomplete(runs: Sequence[Run]) -> None:
    """For `--strict`: exit code 5 when a sentence was dropped or a source failed."""
    dropped = sum(r.outcome == "dropped" for e in runs for r in e.brief.rejections)
    failed = sum(len(e.brief.problems) for e in runs)
    if dropped or failed:
        said = ENGLISH.counted(dropped, "sentence"), ENGLISH.counted(failed, "problem")
        raise StrictFailure(f"--strict: {said[0]} dropped, {said[1]}")


def window_of(context: Context, topic: TopicConfig, request: Request, until: datetime) -> Window:
    length = request.since or topic.since or SPANS[request.kind]
    return Window(begin_of(until, length, zone=context.config.zone), until)


def owed_of(
    context: Context,
    topic: TopicConfig,
    request: Request,
    *,
    until: datetime,
    slot: str,
    store: Store | None,
) -> Owed | None:
    """What the store says the readers are owed; None where a day or a span was asked for."""
    if store is None or not request.by_memory:
        return None
    return owed_to(
        request.digest or topic.name,
        topic,
        slot=slot,
        kind=request.kind,
        until=until,
        zone=context.config.zone,
        store=store,
    )
