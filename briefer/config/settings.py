"""What a user can choose, as frozen values that hold together. Pure.

What a key means stands in docs/configuration.md. Secrets are never in here: a key that
ends in `_env` names the environment variable that holds one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from briefer.config.channel import Channel
from briefer.config.mistakes import unknown_name
from briefer.config.readers import ReaderConfig, check_time
from briefer.config.site_url import site_root
from briefer.distribution import DISTRIBUTION
from briefer.errors import ConfigError
from briefer.model import Source
from briefer.schedule.days import span

_OPENED = re.compile(
    r"\[[0-9a-f:]+\](?::\d+)?|[0-9a-f:]*:[0-9a-f:]*:[0-9a-f]*|[\w.-]+(?::\d+)?", re.I
)
_ANOTHERS = re.compile(r"briefer\s*(?:$|[\[=<>!~;])", re.IGNORECASE)
SMALLEST_PROMPT = 1200  # tokens: the rules, the schema and a few passages


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """An OpenAI-compatible endpoint, its limits and what it costs.

    `context_tokens` and `reply_tokens` bound one call, `timeout` and `deadline` are seconds.
    Prices are money for a million tokens; `max_cost` is for a run, `max_cost_month` for a
    calendar month. `parameters` go into each request as they are.
    """

    name: str
    base_url: str | None = None
    key_env: str = "OPENAI_API_KEY"
    timeout: float = 60.0
    context_tokens: int = 8000
    reply_tokens: int = 1200
    deadline: float = 300.0
    embeddings: str | None = None
    at_once: int = 16  # a dozen stories, some of them in two parts, are one wave
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    price_prompt: Decimal | None = None
    price_completion: Decimal | None = None
    price_cached: Decimal | None = None
    currency: str = "USD"
    judge: Literal["auto", "off"] | bool = "auto"
    max_cost: Decimal | None = None
    max_cost_month: Decimal | None = None
    parameters: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if isinstance(self.judge, bool):  # as it was written before there was an exam
            object.__setattr__(self, "judge", "auto" if self.judge else "off")
        _check_server(self.base_url)
        if (self.price_prompt is None) != (self.price_completion is None):
            raise ValueError("price_prompt and price_completion are given together")
        if self.price_prompt is None and (self.max_cost or self.max_cost_month):
            raise ValueError("max_cost needs price_prompt and price_completion")
        if self.context_tokens < self.reply_tokens + SMALLEST_PROMPT:
            raise ValueError(
                f"context_tokens = {self.context_tokens} leaves no room for a prompt beside"
                f" reply_tokens = {self.reply_tokens}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeConfig:
    """Another endpoint that judges what the model wrote.

    `yes-no` is for models that answer with a bare word: `threshold` is the probability of yes from
    which a claim is supported.
    """

    name: str
    base_url: str | None = None
    key_env: str = "OPENAI_API_KEY"
    kind: Literal["chat", "yes-no"] = "chat"
    threshold: float = 0.5
    price_prompt: Decimal | None = None
    price_completion: Decimal | None = None
    price_cached: Decimal | None = None

    def __post_init__(self) -> None:
        _check_server(self.base_url)
        if (self.price_prompt is None) != (self.price_completion is None):
            raise ValueError("price_prompt and price_completion are given together")
        if not 0 < self.threshold < 1:
            raise ValueError(f"threshold = {self.threshold} is no probability between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicConfig:
    """What a reader follows: the query, where to look, when it is due and where it goes."""

    name: str
    title: str | None = None
    query: str | None = None
    sources: tuple[str, ...] = ("*",)
    at: str | None = None
    send: tuple[str, ...] = ()
    on_failure: tuple[str, ...] | None = None
    on_empty: tuple[str, ...] | None = None
    since: str | None = None
    stories: int = 12
    widen: float | None = None
    length: Literal["short", "standard", "full"] = "standard"
    catch_up: str = "7d"
    prefer: tuple[str, ...] = ()
    mute: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_time(self.at)
        if not all(entry.strip() for entry in (*self.prefer, *self.mute)):
            raise ValueError('prefer and mute name publishers or words, like ["Quay Times"]')
        _check_span("catch_up", self.catch_up)
        if self.since is not None:
            _check_span("since", self.since)
        if self.widen is not None and not 0 < self.widen <= 1:
            raise ValueError(f"widen = {self.widen} is no likeness between 0 and 1, like 0.6")


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestConfig:
    """Several topics in one mail."""

    name: str
    topics: tuple[str, ...]
    at: str | None = None
    send: tuple[str, ...] = ()
    on_failure: tuple[str, ...] | None = None
    on_empty: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        check_time(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleConfig:
    """What the files of `briefer schedule` install, or which image they run."""

    install: str | None = None
    image: str | None = None

    def __post_init__(self) -> None:
        for key, value in (("install", self.install), ("image", self.image)):
            if value is not None and (not value.strip() or not value.isprintable()):
                raise ValueError(f"{key} = {value!r} names nothing")
        if self.install is not None and _ANOTHERS.match(self.install.strip()):
            raise ValueError(
                f"install = {self.install!r}: the project briefer is somebody else's;"
                f" write {DISTRIBUTION}, the address of a repository or the path of a wheel"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkersConfig:
    """How often the workers of `briefer work` read each source."""

    every: str = "15m"

    def __post_init__(self) -> None:
        span(self.every)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything the user chose; `folder` is where briefer.toml lies, None without one."""

    timezone: str = "UTC"
    language: str = "en"
    engine: str | None = None  # as --engine
    model: ModelConfig | None = None
    judge: JudgeConfig | None = None
    sources: tuple[Source, ...] = ()
    topics: tuple[TopicConfig, ...] = ()
    digests: tuple[DigestConfig, ...] = ()
    readers: tuple[ReaderConfig, ...] = ()
    channels: tuple[Channel, ...] = ()
    schedule: ScheduleConfig = field(default_factory=ScheduleConfig)
    workers: WorkersConfig = field(default_factory=WorkersConfig)
    prompts: str | None = None
    templates: str | None = None
    state: str | None = None
    contact: str | None = None
    families: str | None = None
    vectors: Literal["static"] | None = None
    parse: Literal["auto", "off"] = "auto"
    keep: str | None = None
    allow_private: tuple[str, ...] = ()
    on_failure: tuple[str, ...] = ()
    on_empty: tuple[str, ...] = ()
    site_url: str | None = None
    folder: Path | None = field(default=None)

    def __post_init__(self) -> None:
        _check_zone(self.timezone)
        _check_opened(self.allow_private)
        if self.site_url is not None:
            object.__setattr__(self, "site_url", site_root(self.site_url))
        if self.keep is not None:
            _check_span("keep", self.keep)
        priced = self.judge is not None and self.judge.price_prompt is not None
        if priced and self.model is not None and self.model.price_prompt is None:
            raise ValueError(
                "[judge] has prices and [model] has none; write price_prompt = 0 and"
                " price_completion = 0 into [model] where it costs nothing"
            )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def topic(self, name: str) -> TopicConfig:
        """The configured topic, else one whose query is its own words, from every source."""
        return next((t for t in self.topics if t.name == name), TopicConfig(name=name))

    def digest(self, name: str) -> DigestConfig:
        found = next((d for d in self.digests if d.name == name), None)
        if found is None:
            raise ConfigError(unknown_name("digest", name, [d.name for d in self.digests]))
        return found

    def reader(self, name: str) -> ReaderConfig:
        found = next((r for r in self.readers if r.name == name), None)
        if found is None:
            raise ConfigError(unknown_name("reader", name, [r.name for r in self.readers]))
        return found

    def channel(self, name: str) -> Channel:
        found = next((c for c in self.channels if c.name == name), None)
        if found is None:
            raise ConfigError(unknown_name("channel", name, [c.name for c in self.channels]))
        return found

    @property
    def unsent(self) -> tuple[TopicConfig | DigestConfig, ...]:
        """What is to be sent at a time and has no channel to go to."""
        digested = {name for digest in self.digests for name in digest.topics}
        alone = [topic for topic in self.topics if topic.name not in digested]
        entries: list[TopicConfig | DigestConfig] = [*self.digests, *alone]
        return tuple(entry for entry in entries if entry.at and not entry.send)

    def sources_of(self, topic: TopicConfig) -> tuple[Source, ...]:
        """The sources the topic names; `"*"` stands for all of them."""
        if "*" in topic.sources:
            return self.sources
        return tuple(source for source in self.sources if source.name in topic.sources)


def _check_span(key: str, text: str) -> None:
    try:
        span(text)
    except ValueError as error:
        raise ValueError(f"{key} = {error}") from error


def _check_server(base_url: str | None) -> None:
    if base_url is not None and not re.match(r"https?://[^/\s]", base_url):
        raise ValueError(
            f'base_url = {base_url!r} is no web address; write it like "http://localhost:11434/v1"'
        )


def _check_opened(entries: tuple[str, ...]) -> None:
    for entry in entries:
        if not _OPENED.fullmatch(entry):
            raise ValueError(
                f"allow_private = [{entry!r}] opens nothing; it names hosts,"
                ' like "127.0.0.1:8765" or "feeds.home.example"'
            )


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(
            f'timezone = {name!r} is not a time zone; write one like "Europe/Kyiv" or "UTC"'
        ) from error
