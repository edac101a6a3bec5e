"""What is due and when in, the jobs that make a machine run it out. Assembly."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from briefer.errors import ConfigError
from briefer.schedule import At, Job

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.config import Config, DigestConfig, TopicConfig


def jobs(context: Context, topic: str | None, digest: str | None) -> list[Job]:
    """A job for all that has a time, or for the named one. Raises ConfigError if nothing has."""
    config = context.config
    timed = [entry for entry in due(config, topic, digest) if entry.at]
    if not timed:
        raise ConfigError(
            'nothing has a time: add at = "07:00" to the topic or digest in briefer.toml'
        )
    made: list[Job] = []
    for entry in timed:
        at = At.parse(entry.at or "")
        kind = "--topic" if entry in config.topics else "--digest"
        made.append(
            Job(
                name=entry.name,
                arguments=(at.kind, kind, entry.name, "--send"),
                at=at,
                zone=config.timezone,
                # A scheduler knows nothing of the PATH of a virtual environment.
                program=shutil.which("briefer") or "briefer",
                config=str(context.path) if context.path else None,
                secrets=_secrets(config),
            )
        )
    return made


def due(config: Config, topic: str | None, digest: str | None) -> list[TopicConfig | DigestConfig]:
    """The named topic or digest, or all there are."""
    if topic:
        return [config.topic(topic)]
    if digest:
        return [config.digest(digest)]
    return [*config.topics, *config.digests]


def _secrets(config: Config) -> tuple[str, ...]:
    """The variables a run needs, each once."""
    names = [name for channel in config.channels for name in channel.secrets]
    if config.model is not None:
        names.append(config.model.key_env)
    names += [source.auth_env for source in config.sources if source.auth_env]
    return tuple(dict.fromkeys(names))
