"""What briefer does, as five functions: articles in, stories, verdicts, briefs and texts out.

Importing this module loads nothing else of briefer, nor any library; a function loads what it
needs when it is called. No configuration is read, no store is written, nothing is sent. Errors
are those of `briefer.errors`. Documented in docs/api.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from briefer.check import Verdict
    from briefer.collect.collected import Collected
    from briefer.config import ModelConfig
    from briefer.model import Article, Brief, Format, Source, Story

__all__ = [
    "Article",
    "Brief",
    "Collected",
    "ModelConfig",
    "Source",
    "Story",
    "Verdict",
    "brief",
    "check",
    "collect",
    "group",
    "render",
]

_HOME = {
    "Article": "briefer.model",
    "Brief": "briefer.model",
    "Collected": "briefer.collect.collected",
    "ModelConfig": "briefer.config",
    "Source": "briefer.model",
    "Story": "briefer.model",
    "Verdict": "briefer.check",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'briefer.api' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def collect(
    *places: str | Path | Source,
    allow_private: Sequence[str] = (),
    contact: str | None = None,
    now: datetime | None = None,
) -> Collected:
    """The articles of those feeds, pages, files and folders, each once.

    A place that fails is named in `problems` and ends nothing; raises NothingCollected when
    nothing could be had from any. Addresses in private networks are refused unless
    `allow_private` names their host; `contact` is told to servers. An article without a date
    counts as first seen `now` (the clock, if absent) when it was fetched; one of a file as
    undated.
    """
    from dataclasses import replace

    from briefer.app.collecting import collect as collect_from
    from briefer.app.context import Context, given_source, real_now
    from briefer.config import Config
    from briefer.errors import NothingCollected
    from briefer.model import Source

    sources = [p if isinstance(p, Source) else given_source(str(p)) for p in places]
    context = Context(Config(allow_private=tuple(allow_private), contact=contact))
    found = collect_from(context, sources, at=now or real_now(), say=lambda _: None)
    if not found.articles and found.problems:
        reasons = "; ".join(f"{p.source}: {p.reason}" for p in found.problems[:3])
        raise NothingCollected(f"nothing could be collected: {reasons}")
    fetched = {s.name for s in sources if s.url.startswith(("http://", "https://"))}
    articles = (a if a.source in fetched else replace(a, first_seen=None) for a in found.articles)
    return replace(found, articles=tuple(articles))


def group(articles: Collected | Iterable[Article]) -> tuple[Story, ...]:
    """The articles as stories: each in exactly one, copies named. No window is applied."""
    from briefer.group.stories import stories

    return stories(_collected(articles).articles)


def check(claim: str, sources: Iterable[Article | str]) -> Verdict:
    """The claim, of one or several sentences, held against those articles or plain texts."""
    from briefer.check import check_articles
    from briefer.model import Article

    given = (Article("", s, id=str(n)) if isinstance(s, str) and s.strip() else s
             for n, s in enumerate(sources))  # fmt: skip
    return check_articles(claim, [article for article in given if isinstance(article, Article)])


def brief(
    articles: Collected | Iterable[Article],
    *,
    topic: str,
    query: str | None = None,
    day: date | None = None,
    since: str = "24h",
    timezone: str = "UTC",
    language: str = "en",
    stories: int = 12,
    model: ModelConfig | None = None,
    now: datetime | None = None,
) -> Brief:
    """The brief of that topic: every bullet proved against the sentences it cites.

    `query` is what to look for, the words of `topic` if absent. It covers the time `since` before
    the end of `day` in that time zone (before `now`, the clock if absent, without a day). Without
    a `model` the extractive engine chooses the sources' own sentences. Raises UsageError or
    ConfigError for settings that cannot be.
    """
    from briefer.app.context import Context, real_now
    from briefer.app.run import Request, brief_of, plan_of
    from briefer.config import Config, TopicConfig

    with _settings_refused():
        config = Config(timezone=timezone, language=language, model=model)
        chosen = TopicConfig(name=topic, query=query, since=since, stories=stories)
    request = Request(day=day, articles="-", engine="openai" if model else "extractive")
    context = Context(config)
    plan = plan_of(context, chosen, request, now=now or real_now())
    return brief_of(context, plan, _collected(articles), request).brief


def render(
    briefs: Brief | Sequence[Brief], kind: Format = "markdown", *, templates: Path | None = None
) -> str:
    """One brief, or several as a digest, as `markdown`, `text`, `html`, `slack` or `json`.

    `templates` is a folder of your own templates; what is not in it is the shipped one.
    """
    from briefer.app.context import Context
    from briefer.app.messages import text_of
    from briefer.config import Config
    from briefer.model import Brief

    context = Context(Config(templates=str(templates) if templates else None))
    given = [briefs] if isinstance(briefs, Brief) else list(briefs)
    return text_of(given, kind, context=context)


def _collected(articles: Collected | Iterable[Article]) -> Collected:
    from briefer.collect.collected import Collected

    return articles if isinstance(articles, Collected) else Collected(tuple(articles))


@contextmanager
def _settings_refused() -> Iterator[None]:
    """A setting that cannot be is a UsageError."""
    from briefer.errors import UsageError

    try:
        yield
    except ValueError as error:
        raise UsageError(str(error)) from error
