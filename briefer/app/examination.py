"""All that a run needs in, what is well with it and what is not out; nothing is sent. Assembly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from briefer.app.context import Context
    from briefer.check.trust import Result
    from briefer.model import Source

Verdict = Literal["ok", "warning", "failed"]
_SAFE_WAL = (3, 51, 3)  # from here on two writers cannot corrupt a write-ahead log


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at, and what to do about it."""

    part: str
    verdict: Verdict
    detail: str


def examined(
    context: Context, state: str | None, *, online: bool, ask_model: bool
) -> Iterator[Examined]:
    """Configuration, store, sources, model and channels, each looked at for itself.

    `state` is the store that was chosen; only with `online` is anything reached for, but for
    the model, which `ask_model` asks too.
    """
    yield _configuration(context)
    yield from _store(context, state)
    yield from _sources(context, online=online)
    yield from _model(context, state, ask=ask_model or online)
    yield from _vectors(context)
    yield _parser(context)
    yield from _plugins(context)
    yield from _channels(context, online=online)
    yield from _readers(context, state)


def _configuration(context: Context) -> Examined:
    if context.path is None:
        detail = "no briefer.toml: the embedded sample is used; `briefer init` writes one"
        return Examined("configuration", "warning", detail)
    from briefer.app.run import NO_LANGUAGE
    from briefer.render.locale import ENGLISH, is_language

    config = context.config
    if not (config.sources or config.topics or config.digests):
        detail = f"{context.path}: no sources and no topics: the embedded sample is used"
        return Examined("configuration", "warning", detail)
    if config.language != "en" and not is_language(config.language):
        detail = f'language = "{config.language}" is {NO_LANGUAGE}'
        return Examined("configuration", "warning", detail)
    if config.topics and not config.sources:
        detail = f"{context.path}: no sources: add a [sources.NAME] table with a url"
        return Examined("configuration", "warning", detail)
    counted = ENGLISH.counted
    detail = (
        f"{context.path}: {counted(len(config.sources), 'source')},"
        f" {counted(len(config.topics), 'topic')}, {counted(len(config.channels), 'channel')}"
    )
    return Examined("configuration", "ok", detail)


def _store(context: Context, state: str | None) -> Iterator[Examined]:
    import sqlite3
    from pathlib import Path

    from briefer.errors import BrieferError
    from briefer.store import open_store

    place = context.state(state)
    if "://" not in place and not Path(place).exists():
        yield Examined("store", "ok", f"{place}: made at the first run")
    else:
        try:
            with open_store(place) as store:
                store.check()
            whole = f"{place}: undamaged" if "://" not in place else "reachable"
            yield Examined("store", "ok", whole)
        except BrieferError as error:
            yield Examined("store", "failed", str(error))
    if "://" not in place and sqlite3.sqlite_version_info < _SAFE_WAL:
        detail = (
            f"SQLite {sqlite3.sqlite_version} can corrupt a database that two programs write at"
            " once (mended in 3.51.3); briefer's lock keeps to one writer"
        )
        yield Examined("sqlite", "warning", detail)


def _sources(context: Context, *, online: bool) -> Iterator[Examined]:
    from briefer.app.collecting import collect
    from briefer.app.context import real_now
    from briefer.render.locale import ENGLISH

    chosen = [s for s in context.config.sources if s.kind == "file" or online]
    found = collect(context, chosen, at=real_now(), say=lambda _: None)
    visits = {visit.source: visit for visit in found.visits}
    for source in context.config.sources:
        part, visit = f"source {source.name}", visits.get(source.name)
        if visit is None:
            yield _unasked(source, part)
        elif visit.reason:
            yield Examined(part, "failed", visit.reason)
        else:
            yield Examined(part, "ok", ENGLISH.counted(visit.articles, "article"))


def _unasked(source: Source, part: str) -> Examined:
    from briefer.app.collecting import lacks_login

    if lacks_login(source):
        variable = source.password_env or source.auth_env
        detail = f"its login is in {variable}, which is not set; it cannot be asked"
        return Examined(part, "warning", detail)
    return Examined(part, "ok", "not fetched; --online tries it")


def _model(context: Context, state: str | None, *, ask: bool) -> Iterator[Examined]:
    from briefer.app.context import model_of
    from briefer.app.model_client import refuse_uninstalled
    from briefer.errors import BrieferError
    from briefer.secrets import optional_secret

    model = model_of(context.config)
    if model is None:
        yield Examined("model", "ok", "none configured: the extractive engine writes")
        return
    try:
        refuse_uninstalled(model)
    except BrieferError as error:
        yield Examined("model", "failed", str(error))
        return
    if model.base_url is None and optional_secret(model.key_env) is None:
        detail = f"{model.name} needs a key in {model.key_env}"
        yield Examined("model", "failed", detail)
        return
    if not ask:
        yield Examined("model", "ok", f"{model.name}; --model asks it a tiny question")
        return
    from briefer.app.model_probe import abilities

    try:
        for found in abilities(context, model):
            yield Examined(found.part, found.verdict, found.detail)
    except BrieferError as error:
        yield Examined("model", "failed", str(error))
        return
    yield from _judge(context, state)


def _vectors(context: Context) -> Iterator[Examined]:
    """Those of a package; those of the endpoint are asked for with the model."""
    from briefer.distribution import installing
    from briefer.group.embed import has_static

    if context.config.vectors != "static":
        return
    if has_static():
        yield Examined("vectors", "ok", "static: installed")
    else:
        detail = f'vectors = "static" needs {installing("vectors")}; till then words alone are used'
        yield Examined("vectors", "warning", detail)


def _parser(context: Context) -> Examined:
    from briefer.app.context import parser_of

    if context.config.parse == "off":
        return Examined("parser", "ok", 'off: parse = "off"')
    if parser_of(context.config) is None:
        detail = "not installed: briefer-news[parse] lets the checks of a model's bullets find more"
        return Examined("parser", "ok", detail)
    return Examined("parser", "ok", "installed: bullets of a model are parsed too")


def _plugins(context: Context) -> Iterator[Examined]:
    """One that is broken is a warning: what names it fails by itself."""
    from briefer.app.engines import plugged_engine
    from briefer.app.plugged import plugins_examined
    from briefer.app.plugged_engines import plugged_ask
    from briefer.errors import ConfigError

    if (engine := plugged_engine(context, None)) is not None:
        try:
            plugged_ask(engine)
            yield Examined("engine", "ok", f"{engine}, of a plug-in, writes")
        except ConfigError as error:
            yield Examined("engine", "failed", str(error))

    for title, detail, fault in plugins_examined():
        yield Examined(title, "warning" if fault else "ok", fault or detail)


def _judge(context: Context, state: str | None) -> Iterator[Examined]:
    """How the judge did in its exam, which is sat now unless its result is kept."""
    from briefer.app.booking import booked
    from briefer.app.context import real_now
    from briefer.app.judging import judging
    from briefer.app.prompts import PromptSet, fence_secret

    found = judging(context, PromptSet(context, secret=fence_secret()))
    if found is None:
        yield Examined("judge", "ok", 'off: with judge = "off" any doubt gives way')
        return
    result = found.exam()
    yield _sat(found.name, result)
    if fault := booked(context, state, result.usage, command="doctor", at=real_now()):
        yield Examined("judge usage", "warning", fault)


def _sat(name: str, result: Result) -> Examined:
    if result.score is None:
        return Examined("judge", "warning", f"{name} is not believed: {result.fault}")
    usage = result.score.usage
    tokens = f"{usage.prompt_tokens} prompt and {usage.completion_tokens} reply tokens"
    from briefer.render.locale import ENGLISH

    cost = f"{ENGLISH.counted(usage.calls, 'call')}, {tokens}"
    if result.passed:
        return Examined("judge", "ok", f"{name} passed its exam: {result.score} ({cost})")
    detail = f"{name} failed its exam and is not believed: {result.score} ({cost})"
    return Examined("judge", "warning", detail)


def _channels(context: Context, *, online: bool) -> Iterator[Examined]:
    from briefer.app.context import means_of
    from briefer.config.mistakes import to_send
    from briefer.errors import BrieferError

    for entry in context.config.unsent:
        table = "topics" if entry in context.config.topics else "digests"
        wanted = to_send([c.name for c in context.config.channels], f"{table}.{entry.name}")
        detail = f"it has a time but no channel: {wanted}"
        yield Examined(f"send {entry.name}", "warning", detail)
    for channel in context.config.channels:
        part = f"channel {channel.name}"
        try:
            detail = channel.examine(means_of(channel, context), online=online)
            yield Examined(part, "ok", detail)
        except BrieferError as error:
            yield Examined(part, "failed", str(error))


def _readers(context: Context, state: str | None) -> Iterator[Examined]:
    """A line a reader: what they get, by what, and how they leave."""
    from briefer.app.readers import carrier_of
    from briefer.app.state import existing_store
    from briefer.errors import BrieferError

    if not context.config.readers:
        return
    left: dict[str, datetime] = {}
    with suppress(BrieferError), existing_store(context, state) as store:  # told as the store's
        left = store.left() if store else {}
    for reader in context.config.readers:
        part = f"reader {reader.name}"
        if reader.name in left:
            yield Examined(part, "ok", f"left on {left[reader.name]:%Y-%m-%d}; nothing is sent")
            continue
        try:
            leave = carrier_of(context, reader).leave
        except BrieferError as error:
            yield Examined(part, "failed", str(error))
            continue
        to = f"{reader.address} by {reader.carrier}" if reader.address else reader.carrier
        at = f" at {reader.at}" if reader.at else ""
        detail = f"{', '.join(reader.topics)}{at} to {to}"
        if reader.address and not leave:
            detail += "; no way to leave: give the channel unsubscribe_mailto or unsubscribe_url"
            yield Examined(part, "warning", detail)
            continue
        yield Examined(part, "ok", f"{detail}; leaves by {leave}" if leave else detail)
