"""What is due and when in, the jobs that make a machine run it out. Assembly."""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.config import ScheduleConfig
from briefer.distribution import pinned
from briefer.errors import ConfigError
from briefer.schedule import At, Job, next_time

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefer.app.context import Context
    from briefer.config import Config, DigestConfig, ReaderConfig, TopicConfig


def jobs(
    context: Context,
    topic: str | None,
    digest: str | None,
    *,
    install: str | None = None,
    image: str | None = None,
) -> list[Job]:
    """A job for all that has a time, or for the named one. Raises ConfigError if nothing has.

    `install` and `image` come before those of [schedule].
    """
    config = context.config
    chosen = ScheduleConfig(
        install=install or config.schedule.install, image=image or config.schedule.image
    )
    made: list[Job] = []
    for entry in due(config, topic, digest):
        if entry.at:
            kind = "--topic" if entry in config.topics else "--digest"
            what = (kind, entry.name)
            made.append(_job(context, entry.name, what, At.parse(entry.at), chosen))
    hours = [str(At.parse(r.at)) for r in config.readers if r.at and not (topic or digest)]
    for hour in dict.fromkeys(hours):
        made.append(_job(context, f"readers {hour}", ("--readers",), At.parse(hour), chosen))
    if not made:
        raise ConfigError(
            'nothing has a time: add at = "07:00" to the topic, digest or reader in briefer.toml'
        )
    return made


def worker_files(context: Context, *, image: str | None = None) -> dict[str, str]:
    """The files that make machines run workers. Raises ConfigError where workers cannot be."""
    from briefer.schedule.worker import WorkerFiles

    refuse_single(context.state(None))
    return WorkerFiles(
        program=_program(),
        config=str(context.path) if context.path else None,
        secrets=_secrets(context.config),
        image=image or context.config.schedule.image,
    ).files()


def refuse_single(place: str) -> None:
    """Raises ConfigError where the state is a file: workers share a database."""
    if "://" not in place:
        raise ConfigError(
            'workers share a PostgreSQL database: set state = "postgresql://host/name" in'
            " briefer.toml; one machine needs none, `briefer schedule` makes it run briefs"
        )


def _job(context: Context, name: str, what: tuple[str, ...], at: At, chosen: ScheduleConfig) -> Job:
    config = context.config
    version = import_module("briefer").__version__
    return Job(
        name=name,
        arguments=(at.kind, *what, "--send"),
        at=at,
        zone=config.timezone,
        program=_program(),
        config=str(context.path) if context.path else None,
        secrets=_secrets(config),
        install=chosen.install or pinned(version, _extras(config)),
        image=chosen.image,
        writes=tuple(dict.fromkeys(c.writes for c in config.channels if c.writes)),
    )


def _program() -> str:
    """This command by its whole path: a scheduler knows no PATH of a virtual environment."""
    running = Path(sys.argv[0])
    if running.stem == "briefer" and running.is_file():
        return str(running.absolute())
    return shutil.which("briefer") or "briefer"


def next_of(at: str | None, zone: ZoneInfo, now: datetime) -> str:
    """When that is next, as local time; nothing where it has no time."""
    if at is None:
        return ""
    due_at = next_time(At.parse(at), zone, now)
    return due_at.astimezone(zone).isoformat(timespec="minutes")


def readers_of(config: Config, topic: str) -> list[ReaderConfig]:
    """The readers who have that topic."""
    return [reader for reader in config.readers if topic in reader.topics]


def due(config: Config, topic: str | None, digest: str | None) -> list[TopicConfig | DigestConfig]:
    """The named topic or digest, or all there are."""
    if topic:
        return [config.topic(topic)]
    if digest:
        return [config.digest(digest)]
    return [*config.topics, *config.digests]


def _extras(config: Config) -> tuple[str, ...]:
    """The extras that this configuration needs."""
    kinds = {type(channel).__name__ for channel in config.channels}
    needed = {
        "apprise": "AppriseChannel" in kinds,
        "model": config.model is not None or config.judge is not None,
        "postgres": (config.state or "").startswith("postgres"),
        "vectors": config.vectors is not None,
    }
    return tuple(extra for extra, wanted in needed.items() if wanted)


def _secrets(config: Config) -> tuple[str, ...]:
    """The variables a run needs, each once."""
    names = [name for channel in config.channels for name in channel.secrets]
    if config.model is not None:
        names.append(config.model.key_env)
    names += [source.auth_env for source in config.sources if source.auth_env]
    return tuple(dict.fromkeys(names))
