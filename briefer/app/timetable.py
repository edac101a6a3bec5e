"""What is due and when in, the jobs that make a machine run it out. Assembly."""

from __future__ import annotations

import shutil
from importlib import import_module
from typing import TYPE_CHECKING

from briefer.config import ScheduleConfig
from briefer.distribution import pinned
from briefer.errors import ConfigError
from briefer.schedule import At, Job

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.config import Config, DigestConfig, TopicConfig


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
    timed = [entry for entry in due(config, topic, digest) if entry.at]
    if not timed:
        raise ConfigError(
            'nothing has a time: add at = "07:00" to the topic or digest in briefer.toml'
        )
    chosen = ScheduleConfig(
        install=install or config.schedule.install, image=image or config.schedule.image
    )
    return [_job(context, entry, chosen) for entry in timed]


def _job(context: Context, entry: TopicConfig | DigestConfig, chosen: ScheduleConfig) -> Job:
    config, at = context.config, At.parse(entry.at or "")
    kind = "--topic" if entry in config.topics else "--digest"
    version = import_module("briefer").__version__
    return Job(
        name=entry.name,
        arguments=(at.kind, kind, entry.name, "--send"),
        at=at,
        zone=config.timezone,
        # A scheduler knows nothing of the PATH of a virtual environment.
        program=shutil.which("briefer") or "briefer",
        config=str(context.path) if context.path else None,
        secrets=_secrets(config),
        install=chosen.install or pinned(version, _extras(config)),
        image=chosen.image,
    )


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
