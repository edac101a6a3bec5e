"""A topic and its window in, the articles of its run out, as the store knows them. Assembly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.app.collecting import Say, collect, refuse_unset
from briefer.app.context import Context, given_source
from briefer.app.keeping import Keeping
from briefer.app.memory import as_kept
from briefer.brief.offered import Owed
from briefer.collect.collected import Collected, merged
from briefer.collect.health import known_of
from briefer.collect.jsonlines import whole
from briefer.collect.search import filled, is_template
from briefer.config import TopicConfig
from briefer.errors import ConfigError, NothingCollected, UsageError
from briefer.group.topic import topic as compiled
from briefer.model import Article, Problem, Source, Window
from briefer.model.steps import Step

if TYPE_CHECKING:
    from briefer.store import Store


_LOOKED_BACK = timedelta(days=30)  # of the store, where its texts are looked through


def found_for(
    context: Context,
    topic: TopicConfig,
    given: str | None,
    window: Window,
    *,
    owed: Owed | None = None,
    now: datetime,
    store: Store | None,
    say: Say,
    read_within: timedelta | None = None,
) -> Collected:
    """The articles given, those of the sample, or what the topic's sources have and had.

    Sources that were `read_within` that time are not asked again.

    Raises NothingCollected when no article could be had at all.
    """
    until = window.until
    say(Step("asking the sources", doing="collecting"))
    if given is not None:
        _require_there(given)
        found = _given(context, topic, given, until=until, store=store, say=say)
    elif context.is_sample:
        found = collect(context, context.config.sources_of(topic), at=until, say=say)
    elif not context.config.sources_of(topic):
        raise ConfigError(_no_sources(topic))
    else:
        found = _remembered(
            context, topic, window,
            owed=owed, now=now, store=store, say=say, read_within=read_within,
        )  # fmt: skip
    if not found.articles and (found.problems or given):
        if given is None:
            refuse_unset(context.config.sources_of(topic))
        reasons = "; ".join(f"{p.source}: {p.reason}" for p in found.problems[:3])
        raise NothingCollected(
            f"nothing could be collected for {topic.name}: {reasons or 'no articles there'}"
        )
    return found


def _given(
    context: Context,
    topic: TopicConfig,
    path: str,
    *,
    until: datetime,
    store: Store | None,
    say: Say,
) -> Collected:
    """The articles of that place; with a store they are kept, and stand as it knows them.

    Texts that are not about the topic are not held, unless they are to be looked through again.
    """
    glance = whole if topic.widen else compiled(topic.name, topic.query).glanced
    if store is None:
        return collect(context, [given_source(path)], at=until, say=say, glance=glance)
    kept = Keeping(store, at=until, glance=glance)
    one_file = Path(path).expanduser().is_file()  # articles of two files may be one
    found = collect(
        context, [given_source(path)], at=until, say=say, glance=kept.one if one_file else whole
    )
    return kept.rest(found)


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
    window: Window,
    *,
    owed: Owed | None = None,
    now: datetime,
    store: Store | None,
    say: Say,
    read_within: timedelta | None,
) -> Collected:
    """What the sources have now, and what they had earlier in the window or late for it."""
    sources = _asked_for(context.config.sources_of(topic), topic)
    if store is None:
        return collect(context, sources, at=now, say=say)
    span_of = Window(min(owed.begin, owed.seen), window.until) if owed else window
    query = _asked_of(topic, store, since=span_of.since, at=now)
    lately = _lately(sources, read_within, now=now, store=store)
    asked = [source for source in sources if source.name not in lately]
    fresh = collect(context, asked, at=now, say=say, store=store) if asked else Collected()
    fresh = _with_unchanged(fresh, sources, lately, store)
    failed = [Problem(s.shown, lately[s.name]) for s in sources if lately.get(s.name)]
    fresh = replace(fresh, problems=(*fresh.problems, *failed))
    names = {source.name for source in sources}
    late = owed is not None
    if query is None:
        kept = store.articles(span_of, of=names, late=late)
        return merged([Collected(kept), as_kept(fresh, store)])
    kept = store.articles_for(query, span_of, of=names, late=late)
    return merged([Collected(kept), as_kept(fresh, store, query=query)])


def _with_unchanged(
    found: Collected, sources: Sequence[Source], lately: Mapping[str, str], store: Store
) -> Collected:
    """The same with what still stands in the sources that had nothing new, or were not asked.

    So an article is counted in every run alike, however little its server sends the second time.
    """
    amiss = {problem.source for problem in found.problems}
    quiet = [v.source for v in found.visits if v.outcome in ("unchanged", "waiting")]
    names = [source.name for source in sources if not {source.name, source.shown} & amiss]
    held = store.held(n for n in names if n in quiet or lately.get(n) == "")
    return merged([found, *(Collected(tuple(articles)) for articles in held.values())])


def _asked_of(topic: TopicConfig, store: Store, *, since: datetime, at: datetime) -> str | None:
    """The topic's query in the store; none where texts that are not about it are looked through.

    Asked before anything is collected, so that what comes is matched as it is kept.
    """
    if topic.widen is not None:
        return None
    return store.asking(topic.name, topic.query, since=since, at=at)


def _lately(
    sources: Sequence[Source], within: timedelta | None, *, now: datetime, store: Store
) -> dict[str, str]:
    """Those that were asked within that time, and why one could not be read."""
    if within is None:
        return {}
    kept = {kept.health.source: kept.health for kept in store.health()}
    known = (known_of(source, kept.get(source.name)) for source in sources)
    return {one.source: one.error for one in known if one.asked and one.asked >= now - within}


def at_hand(
    context: Context, given: str | None, *, now: datetime, store: Store | None, say: Say
) -> tuple[Article, ...]:
    """The articles given, else those of the last weeks in the store, else those of the sample.

    Raises NothingCollected where there are none.
    """
    if given is not None:
        _require_there(given)
        found = collect(context, [given_source(given)], at=now, say=say).articles
    elif store is not None:
        found = store.articles(Window(now - _LOOKED_BACK, now + timedelta(days=1)))
    else:
        found = collect(context, context.config.sources, at=now, say=say).articles
    if not found:
        raise NothingCollected("there are no articles to look through; `briefer collect` has them")
    return found
