"""briefer.toml as text in, a Config out. Pure; pydantic checks the types."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from briefer.config.mistakes import described, unknown_name
from briefer.config.settings import (
    CHANNELS,
    Channel,
    Config,
    DigestConfig,
    ModelConfig,
    SourceConfig,
    TopicConfig,
)
from briefer.errors import ConfigError
from briefer.schedule.days import span


def parsed(text: str, *, path: Path | None = None) -> Config:
    """The configuration in `text`. Raises ConfigError naming the line and the nearest right key."""
    name = path.name if path else "briefer.toml"
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name} is not TOML: {error}") from error
    try:
        config = _config(data, folder=path.parent if path else None)
    except _Invalid as error:
        raise ConfigError(f"{name}{described(error.errors, text, _known_keys())}") from error
    except (ValueError, TypeError) as error:
        raise ConfigError(f"{name}: {error}") from error
    _refuse_dangling_names(config, name)
    return config


# ---------------------------------------------------------------- from TOML to our types


class _Invalid(Exception):
    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("invalid configuration")
        self.errors = errors


def _config(data: dict[str, Any], *, folder: Path | None) -> Config:
    sources = _tables(data, "sources", SourceConfig, named=False)
    top = {key: value for key, value in data.items() if key not in _TABLES}
    for key in _DERIVED:
        if key in top:
            raise _Invalid([{"loc": (key,), "type": "extra_forbidden", "msg": ""}])
    plain = _built(Config, top, ())
    return Config(
        **{f.name: getattr(plain, f.name) for f in fields(Config) if f.name not in _DERIVED},
        sources=tuple(config.source(name, folder) for name, config in sources.items()),
        topics=tuple(_tables(data, "topics", TopicConfig).values()),
        full_text=tuple(name for name, config in sources.items() if config.full_text),
        auth_env=tuple((c.url, c.auth_env) for c in sources.values() if c.auth_env),
        interval=tuple((name, span(c.interval)) for name, c in sources.items() if c.interval),
        family=tuple((name, c.family) for name, c in sources.items() if c.family),
        digests=tuple(_tables(data, "digests", DigestConfig).values()),
        channels=tuple(_channels(data).values()),
        folder=folder,
    )


_TABLES = ("sources", "topics", "digests", "channels")
_DERIVED = (*_TABLES, "full_text", "auth_env", "interval", "family", "folder")


def _tables(data: Mapping[str, Any], key: str, type_: type[Any], *, named: bool = True) -> Any:
    return {
        name: _built(type_, {**table, "name": name} if named else table, (key, name))
        for name, table in _raw_tables(data, key).items()
    }


def _raw_tables(data: Mapping[str, Any], key: str) -> dict[str, dict[str, Any]]:
    found = data.get(key, {})
    if not isinstance(found, dict) or not all(isinstance(v, dict) for v in found.values()):
        raise _Invalid([{"loc": (key,), "type": "table", "msg": f"write it as [{key}.NAME]"}])
    return found


def _channels(data: Mapping[str, Any]) -> dict[str, Channel]:
    built: dict[str, Channel] = {}
    for name, table in _raw_tables(data, "channels").items():
        values = {("sender" if key == "from" else key): value for key, value in table.items()}
        kind = values.pop("kind", None)
        if kind not in CHANNELS:
            message = f"kind must be one of {', '.join(CHANNELS)}, not {kind!r}"
            raise _Invalid([{"loc": ("channels", name, "kind"), "type": "kind", "msg": message}])
        built[name] = _built(CHANNELS[kind], {**values, "name": name}, ("channels", name))
    return built


def _built(type_: type[Any], values: Mapping[str, Any], place: tuple[str, ...]) -> Any:
    from pydantic import TypeAdapter, ValidationError

    type_.__pydantic_config__ = {"extra": "forbid"}
    try:
        return TypeAdapter(type_).validate_python(dict(values))
    except ValidationError as error:
        raise _Invalid(
            [{**item, "loc": (*place, *item["loc"])} for item in error.errors(include_url=False)]
        ) from error


def _known_keys() -> dict[str, tuple[str, ...]]:
    def names(*types: type[Any]) -> tuple[str, ...]:
        return tuple(f.name for type_ in types for f in fields(type_) if f.name != "name")

    channel = ("from", "kind", *(n for n in names(*CHANNELS.values()) if n != "sender"))
    return {
        "": tuple(n for n in names(Config) if n in _TABLES or n not in _DERIVED),
        "model": ("name", *names(ModelConfig)),
        "sources": names(SourceConfig),
        "topics": names(TopicConfig),
        "digests": names(DigestConfig),
        "channels": channel,
    }


# ---------------------------------------------------------------- what must hold


def _refuse_dangling_names(config: Config, name: str) -> None:
    sources = [source.name for source in config.sources]
    topics = [topic.name for topic in config.topics]
    channels = [channel.name for channel in config.channels]
    wanted = [
        *((f"topics.{t.name}", "source", t.sources, sources) for t in config.topics),
        *((f"topics.{t.name}", "channel", t.send, channels) for t in config.topics),
        *((f"digests.{d.name}", "channel", d.send, channels) for d in config.digests),
        *((f"digests.{d.name}", "topic", d.topics, topics) for d in config.digests),
    ]
    for table, kind, names, known in wanted:
        for wrong in (n for n in names if n not in known and n != "*"):
            raise ConfigError(f"{name}: [{table}]: {unknown_name(kind, wrong, known)}")
