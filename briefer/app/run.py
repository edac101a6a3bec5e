"""One run of one topic or digest: collect, brief, remember, send. Assembly.

What the reader gets is decided in `pipeline`; here it meets the store and the channels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from briefer.app.collecting import Say, collect, forget_old, refuse_unset
from briefer.app.context import (
    SAMPLE_DAY,
    SAMPLE_SPAN,
    Context,
    embed_of,
    families_of,
    given_source,
)
from briefer.app.costs import month_cost
from briefer.app.engines import engine_for, make_ready
from briefer.brief.pipeline import BriefResult, Plan, brief, selected, widened
from briefer.collect.collected import Collected, merged
from briefer.collect.search import filled, is_template
from briefer.config import TopicConfig
from briefer.edit.room import ROOMS, Length, Room
from briefer.errors import ConfigError, NothingCollected, StrictFailure, UsageError
from briefer.group.rank import Ranked, ranked
from briefer.group.stories import stories
from briefer.group.topic import topic as compiled
from briefer.model import Brief, Problem, Source, Story, Window
from briefer.schedule import slot
from briefer.schedule.days import end_of, span, window
from briefer.secrets import safe

if TYPE_CHECKING:
    from decimal import Decimal

    from briefer.compare.news import Fact
    from briefer.store import Store

Kind = Literal["daily", "weekly"]
_SPANS = {"daily": "24h", "weekly": "7d"}
_STORIES_KEPT = timedelta(days=7)  # after a week of silence it is another story
SAMPLE_NOTE = (
    "This is the embedded sample of March 2023, written for briefer with fictional publishers;"
    " `briefer init` writes a configuration for your own sources."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for; None means: as configured."""

    kind: Kind = "daily"
    day: date | None = None
    since: str | None = None
    articles: str | None = None
    engine: Literal["extractive", "openai"] | None = None
    strict: bool = False
    fresh: bool = False
    length: Length | None = None
    max_words: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A finished brief and the slot it belongs to."""

    brief: Brief
    slot: str


def run_topic(
    context: Context, name: str, request: Request, *, now: datetime, store: Store | None, say: Say
) -> Run:
    """The brief of that topic. Raises NothingCollected when no article could be had at all."""
    request = _of_sample(context, request, say)
    config, chosen = context.config, context.config.topic(name)
    until = end_of(request.day, zone=config.zone, now=now)
    make_ready(context, request.engine)
    found = _found(context, chosen, request, until=until, now=now, store=store, say=say)
    plan = plan_of(context, chosen, request, now=now)
    place = slot(last_day(until, config.zone), config.timezone, request.kind)
    made = brief_of(
        context,
        plan,
        found,
        request,
        spent=month_cost(config, store, now=now),
        delivered=store.delivered_facts(name, before_slot=place) if store else (),
        known=store.stories(_earlier(plan.window)) if store else (),
        say=say,
    )
    if store:
        store.save_stories(made.stories, at=now)
        store.save_brief(made.brief, slot=place)
        forget_old(context, store, at=now)
    return Run(made.brief, place)


def place_of(context: Context, request: Request, *, now: datetime) -> str:
    """The slot that a run of that request belongs to, before anything is collected."""
    config = context.config
    until = end_of(request.day, zone=config.zone, now=now)
    return slot(last_day(until, config.zone), config.timezone, request.kind)


def plan_of(context: Context, topic: TopicConfig, request: Request, *, now: datetime) -> Plan:
    """What that topic's brief is to be: its query, its window, and how it is printed."""
    config = context.config
    return Plan(
        topic=compiled(topic.name, topic.query),
        window=window(end_of(request.day, zone=config.zone, now=now), _length(topic, request)),
        generated=now,
        timezone=config.timezone,
        language=config.language,
        stories=topic.stories,
        widen=topic.widen,
        room=_room(topic, request),
        notes=(SAMPLE_NOTE,) if context.is_sample and request.articles is None else (),
    )


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
    delivered: Sequence[Fact] = (),
    known: Sequence[Story] = (),
    say: Say = lambda _: None,
) -> BriefResult:
    """The brief of those articles, by the engine, vectors and families that are configured."""
    made = brief(
        plan,
        found,
        engine=engine_for(context, plan, engine=request.engine, fresh=request.fresh, spent=spent),
        delivered=delivered,
        known=known,
        embed=embed_of(context.config),
        families=families_of(context.config, found.articles),
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
    until = end_of(request.day, zone=context.config.zone, now=now)
    found = _found(context, chosen, request, until=until, now=now, store=None, say=say)
    topic = compiled(chosen.name, chosen.query)
    plan = Plan(topic, window(until, _length(chosen, request)), now, widen=chosen.widen)
    config, embed = context.config, embed_of(context.config)
    selection, _ = widened(selected(found.articles, plan), found, plan, embed)
    houses = families_of(config, found.articles)
    grouped = stories(selection.kept, embed=embed, families=houses)
    return ranked(grouped, topic=topic, until=until)


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
    """The slot of a saved brief, from its window and zone; seven days or more are weekly."""
    long = made.window.until - made.window.since >= span(_SPANS["weekly"])
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
        raise StrictFailure(f"--strict: {dropped} sentences dropped, {failed} problems")


def _earlier(covered: Window) -> Window:
    """Where a story is looked for that may go on today."""
    return Window(covered.since - _STORIES_KEPT, covered.until)


def _length(topic: TopicConfig, request: Request) -> timedelta:
    return span(request.since or topic.since or _SPANS[request.kind])


def _found(
    context: Context,
    topic: TopicConfig,
    request: Request,
    *,
    until: datetime,
    now: datetime,
    store: Store | None,
    say: Say,
) -> Collected:
    if request.articles is not None:
        _require_there(request.articles)
        found = collect(context, [given_source(request.articles)], at=until, say=say)
    elif context.is_sample:
        found = collect(context, context.config.sources_of(topic), at=until, say=say)
    elif not context.config.sources_of(topic):
        raise ConfigError(_no_sources(topic))
    else:
        found = _remembered(context, topic, request, until=until, now=now, store=store, say=say)
    if not found.articles and (found.problems or request.articles):
        if request.articles is None:
            refuse_unset(context.config.sources_of(topic))
        reasons = "; ".join(f"{p.source}: {p.reason}" for p in found.problems[:3])
        raise NothingCollected(
            f"nothing could be collected for {topic.name}: {reasons or 'no articles there'}"
        )
    return found


def _no_sources(topic: TopicConfig) -> str:
    wanted = f"topic {topic.name} has no sources to look at"
    return f"{wanted}: add a [sources.NAME] table with a url, or give articles with --articles PATH"


def _asked_for(sources: Sequence[Source], topic: TopicConfig) -> tuple[Source, ...]:
    """The sources, search templates filled with what the topic looks for."""
    query = topic.query or topic.name
    return tuple(filled(s, query=query) if is_template(s) else s for s in sources)


def _require_there(path: str) -> None:
    given = path == "-" or path.startswith(("http://", "https://"))
    if not given and not Path(path).expanduser().exists():
        raise UsageError(f"--articles {path}: there is no such file or folder")


def _remembered(
    context: Context,
    topic: TopicConfig,
    request: Request,
    *,
    until: datetime,
    now: datetime,
    store: Store | None,
    say: Say,
) -> Collected:
    """What the sources have now, and what they had earlier in the window."""
    sources = _asked_for(context.config.sources_of(topic), topic)
    fresh = collect(context, sources, at=now, say=say, store=store)
    if store is None:
        return fresh
    names = {source.name for source in sources}
    kept = store.articles(window(until, _length(topic, request)), of=names)
    return merged([Collected(kept), fresh])
