"""`briefer schedule`: files that make your machine run a brief."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.commands.printing import root_options, say_on_stderr

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.config import Config, DigestConfig, TopicConfig

KINDS = ("systemd", "cron", "launchd", "github", "kubernetes")


@click.command(epilog="Example:  briefer schedule --kind systemd --topic bakhmut")
@click.option("--kind", type=click.Choice(KINDS), default="systemd", show_default=True)
@click.option("--topic", metavar="T", help="Only this topic; by default all that have a time.")
@click.option("--digest", metavar="D", help="Only this digest.")
@click.option("--out", type=click.Path(file_okay=False), help="Write the files into this folder.")
@click.pass_context
def schedule(
    ctx: click.Context, kind: str, topic: str | None, digest: str | None, out: str | None
) -> None:
    """Print (or write) ready files for systemd, cron, launchd, GitHub Actions or Kubernetes.

    They run `briefer daily … --send` at the configured time; a run that comes twice or late
    falls into the same slot and sends nothing twice.
    """
    from briefer.app.context import context_or_sample
    from briefer.deliver.file import write_atomically
    from briefer.schedule import Job, unit_files

    context = context_or_sample(root_options(ctx).get("config"))
    for entry in _due(context.config, topic, digest):
        if entry.at and not entry.send:
            say_on_stderr(ctx)(f'{entry.name} has no channel yet: add send = ["desk"] to it')
    for job in _jobs(context, topic, digest):
        assert isinstance(job, Job)
        for name, text in unit_files(kind, job).items():
            if out is None:
                click.echo(f"# ---- {name}\n{text.rstrip()}\n")
                continue
            write_atomically(Path(out) / name, text)
            say_on_stderr(ctx)(f"{Path(out) / name} written")


def _jobs(context: Context, topic: str | None, digest: str | None) -> list[object]:
    from briefer.errors import ConfigError
    from briefer.schedule import At, Job

    config = context.config
    due = [entry for entry in _due(config, topic, digest) if entry.at]
    if not due:
        raise ConfigError(
            'nothing has a time: add at = "07:00" to the topic or digest in briefer.toml'
        )
    jobs: list[object] = []
    for entry in due:
        at = At.parse(entry.at or "")
        kind = "--topic" if entry in config.topics else "--digest"
        jobs.append(
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
    return jobs


def _due(config: Config, topic: str | None, digest: str | None) -> list[TopicConfig | DigestConfig]:
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
