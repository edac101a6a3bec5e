"""briefer.toml as text in, a Config out. Pure; pydantic judges what is not plain."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.collect.kinds import KINDS, PLACE
from briefer.config.channel import BrokenChannel, Channel
from briefer.config.mistakes import FIELDS, described, unknown_kind, unknown_name
from briefer.config.obvious import obvious
from briefer.config.readers import ReaderConfig
from briefer.config.settings import (
    Config,
    DigestConfig,
    JudgeConfig,
    ModelConfig,
    ScheduleConfig,
    TopicConfig,
    WorkersConfig,
)
from briefer.errors import ConfigError
from briefer.model import Source, SourceKind
from briefer.model.articles import MAIL_SCHEMES
from briefer.schedule.days import span

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Kinds = Mapping[str, type[Channel]]


def parsed(text: str, *, channels: Kinds, path: Path | None = None) -> Config:
    """The configuration in `text`. Raises ConfigError naming the line and the nearest right key.

    `channels` are the kinds of channel there are, by name: `deliver/registry.py` has them.
    """
    name = path.name if path else "briefer.toml"
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name} is not TOML: {error}") from error
    try:
        config = _config(data, kinds=channels, folder=path.parent if path else None)
    except _Invalid as error:
        known = _known_keys(channels)
        raise ConfigError(f"{name}{described(error.errors, text, known)}") from error
    except (ValueError, TypeError) as error:
        raise ConfigError(f"{name}: {error}") from error
    _refuse_dangling_names(config, name)
    return config


# ---------------------------------------------------------------- from TOML to our types


class _Invalid(Exception):
    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("invalid configuration")
        self.errors = errors


def _config(data: dict[str, Any], *, kinds: Kinds, folder: Path | None) -> Config:
    top = {key: value for key, value in data.items() if key not in _TABLES}
    if "folder" in top:
        raise _Invalid([{"loc": ("folder",), "type": "extra_forbidden", "msg": ""}])
    sources = _raw_tables(data, "sources").items()
    plain: Config = _built(Config, top, ())
    return replace(
        plain,
        sources=tuple(_source(name, table, folder) for name, table in sources),
        topics=_tables(data, "topics", TopicConfig),
        digests=_tables(data, "digests", DigestConfig),
        readers=_tables(data, "readers", ReaderConfig),
        channels=_channels(data, kinds),
        folder=folder,
    )


_TABLES = ("sources", "topics", "digests", "readers", "channels")


def _tables(data: Mapping[str, Any], key: str, type_: type[Any]) -> tuple[Any, ...]:
    return tuple(
        _built(type_, {**table, "name": name}, (key, name))
        for name, table in _raw_tables(data, key).items()
    )


def _raw_tables(data: Mapping[str, Any], key: str) -> dict[str, dict[str, Any]]:
    found = data.get(key, {})
    if not isinstance(found, dict) or not all(isinstance(v, dict) for v in found.values()):
        raise _Invalid([{"loc": (key,), "type": "table", "msg": f"write it as [{key}.NAME]"}])
    return found


def _source(name: str, table: Mapping[str, Any], folder: Path | None) -> Source:
    """The table as a source: paths start at the folder of briefer.toml, spans become lengths."""
    place, values = ("sources", name), {**table, "name": name}
    url, interval = values.get("url"), values.get("interval")
    if isinstance(url, str):
        values.setdefault("kind", kind_of(url))
        ours = values["kind"] in KINDS
        if ours and has_scheme(url) and not url.startswith(SCHEMES):
            raise _Invalid([{"loc": place, "type": "value_error", "msg": no_such_scheme(url)}])
        local = ours and not has_scheme(url)
        if local and url not in ("", "-") and folder is not None:
            values["url"] = str(folder / Path(url).expanduser())
    if isinstance(values.get("ca_file"), str) and folder is not None:
        values["ca_file"] = str(folder / Path(values["ca_file"]).expanduser())
    _refuse_unknown_kind(values.get("kind"), place)
    if isinstance(interval, str):
        try:
            values["interval"] = span(interval)
        except ValueError as error:
            raise _Invalid(
                [{"loc": place, "type": "value_error", "msg": f"interval = {error}"}]
            ) from error
    elif interval is not None:  # pydantic would take a number for seconds
        message = 'write it as text, like "6h"'
        raise _Invalid([{"loc": (*place, "interval"), "type": "string_type", "msg": message}])
    built: Source = _built(Source, values, place)
    return built


SCHEMES = ("http://", "https://", *MAIL_SCHEMES)


def has_scheme(url: str) -> bool:
    """Whether it is an address and not the path of a file."""
    return bool(re.match(r"[A-Za-z][\w+.-]*://", url))


def no_such_scheme(url: str) -> str:
    """Why an address of that scheme is no source."""
    scheme = url.partition("://")[0][:20] + "://"
    return (
        f"url begins with {scheme!r}, which is not read; write http://, https:// or"
        " imap+ssl://, or the path of a file"
    )


def kind_of(url: str) -> SourceKind:
    """The kind of source that an address shows."""
    if url.startswith(MAIL_SCHEMES):
        return "mail"
    if not url.startswith(("http://", "https://")):
        return "file"
    return "search" if "{query}" in url else "feed"


def _refuse_unknown_kind(kind: Any, place: tuple[str, ...]) -> None:
    """Plug-ins are looked for where the kind is none of ours; none is loaded here."""
    if isinstance(kind, str) and kind not in KINDS and kind not in PLACE.names():
        message = unknown_kind(kind, (*KINDS, *PLACE.names()))
        raise _Invalid([{"loc": (*place, "kind"), "type": "kind", "msg": message}])


def _channels(data: Mapping[str, Any], kinds: Kinds) -> tuple[Channel, ...]:
    built: list[Channel] = []
    for name, table in _raw_tables(data, "channels").items():
        values = dict(table)
        kind = values.pop("kind", None)
        if not isinstance(kind, str) or kind not in kinds:
            message = unknown_kind(kind, tuple(kinds))
            raise _Invalid([{"loc": ("channels", name, "kind"), "type": "kind", "msg": message}])
        try:
            type_ = kinds[kind]
        except ConfigError as error:  # a broken plug-in: only who sends by it is to know
            built.append(BrokenChannel(name=name, fault=str(error)))
            continue
        own = {field.name for field in fields(type_)}
        for key, field_ in FIELDS.items():
            if key in values and field_ in own:
                values[field_] = values.pop(key)
        built.append(_built(type_, {**values, "name": name}, ("channels", name)))
    return tuple(built)


def _built(type_: type[Any], values: Mapping[str, Any], place: tuple[str, ...]) -> Any:
    plain = obvious(type_, values)
    if plain is not None:
        return plain
    from pydantic import ValidationError

    try:
        return _adapter(type_).validate_python(dict(values))  # type: ignore[arg-type]
    except ValidationError as error:
        raise _Invalid(
            [{**item, "loc": (*place, *item["loc"])} for item in error.errors(include_url=False)]
        ) from error


@cache
def _adapter(type_: type[Any]) -> TypeAdapter[Any]:
    """What checks values for that type; made once, for a file may have hundreds of sources."""
    from pydantic import TypeAdapter

    type_.__pydantic_config__ = {"extra": "forbid"}
    return TypeAdapter(type_)


def _known_keys(kinds: Kinds) -> dict[str, tuple[str, ...]]:
    def names(*types: type[Any]) -> tuple[str, ...]:
        return tuple(f.name for type_ in types for f in fields(type_) if f.name != "name")

    channel = ("from", "kind", *(n for n in names(*kinds.values()) if n not in FIELDS.values()))
    return {
        "": tuple(n for n in names(Config) if n != "folder"),
        "model": ("name", *names(ModelConfig)),
        "judge": ("name", *names(JudgeConfig)),
        "schedule": names(ScheduleConfig),
        "workers": names(WorkersConfig),
        "sources": names(Source),
        "topics": names(TopicConfig),
        "digests": names(DigestConfig),
        "readers": names(ReaderConfig),
        "channels": channel,
    }


# ---------------------------------------------------------------- what must hold


def _refuse_dangling_names(config: Config, name: str) -> None:
    sources = [source.name for source in config.sources]
    topics = [topic.name for topic in config.topics]
    channels = [channel.name for channel in config.channels]
    wanted = [
        *((f"topics.{t.name}", "source", t.sources, sources) for t in config.topics),
        *((f"digests.{d.name}", "topic", d.topics, topics) for d in config.digests),
        *((f"readers.{r.name}", "topic", r.topics, topics) for r in config.readers),
        *((f"readers.{r.name}", "channel", (r.carrier,), channels) for r in config.readers),
        *((table, "channel", names, channels) for table, names in _channels_named(config)),
    ]
    for table, kind, names, known in wanted:
        for wrong in (n for n in names if n not in known and n != "*"):
            raise ConfigError(f"{name}: [{table}]: {unknown_name(kind, wrong, known)}")
    _refuse_wrong_readers(config, name)


def _refuse_wrong_readers(config: Config, name: str) -> None:
    """A reader has a name of their own in the ledger, and a channel that can carry their mail."""
    taken = {entry.name: "a topic" for entry in config.topics}
    taken |= {entry.name: "a digest" for entry in config.digests}
    for reader in config.readers:
        where = f"{name}: [readers.{reader.name}]"
        if reader.name in taken:
            raise ConfigError(
                f"{where} has the name of {taken[reader.name]}; give it another, for deliveries"
                " are told apart by it"
            )
        if reader.address:
            try:
                config.channel(reader.carrier).addressed(reader.address)
            except ValueError as error:
                raise ConfigError(f"{where}: {error}") from error


def _channels_named(config: Config) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of channels that stands in the file, and in which table."""
    yield "on_failure", config.on_failure
    yield "on_empty", config.on_empty
    entries: list[tuple[str, TopicConfig | DigestConfig]] = [
        *((f"topics.{topic.name}", topic) for topic in config.topics),
        *((f"digests.{digest.name}", digest) for digest in config.digests),
    ]
    for table, entry in entries:
        yield table, (*entry.send, *(entry.on_failure or ()), *(entry.on_empty or ()))
