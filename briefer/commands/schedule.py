"""`briefer schedule`: files that make your machine run a brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.commands.common import digest_names, topic_names
from briefer.commands.printing import root_options, say_on_stderr

if TYPE_CHECKING:
    from briefer.app.context import Context

KINDS = ("systemd", "cron", "launchd", "github", "kubernetes", "worker")


@click.command(epilog="Example:  briefer schedule --kind systemd --topic bakhmut")
@click.option("--kind", type=click.Choice(KINDS), default="systemd", show_default=True)
@click.option(
    "--topic",
    metavar="T",
    shell_complete=topic_names,
    help="Only this topic; by default all that have a time.",
)
@click.option("--digest", metavar="D", shell_complete=digest_names, help="Only this digest.")
@click.option("--out", type=click.Path(file_okay=False), help="Write the files into this folder.")
@click.option("--install", metavar="WHAT", help="What pip installs: a name, repository or wheel.")
@click.option("--image", metavar="NAME", help="The container image that runs it instead.")
@click.pass_context
def schedule(
    ctx: click.Context,
    kind: str,
    topic: str | None,
    digest: str | None,
    out: str | None,
    install: str | None,
    image: str | None,
) -> None:
    """Print (or write) ready files for systemd, cron, launchd, GitHub Actions or Kubernetes.

    They run `briefer daily … --send` at the configured time; a run that comes twice or late
    falls into the same slot and sends nothing twice. `--kind worker` prints what runs `briefer
    work` on several machines instead: a systemd service and a Kubernetes deployment.
    """
    from briefer.app.context import context_or_sample

    context = context_or_sample(root_options(ctx).get("config"))
    if kind == "worker":
        files = _of_workers(context, topic, digest, image)
    else:
        files = _of_briefs(ctx, context, kind, topic, digest, install, image)
    for name, text in files:
        if out is None:
            click.echo(f"# ---- {name}\n{text.rstrip()}\n")
            continue
        from briefer.deliver.file import write_atomically

        write_atomically(Path(out) / name, text)
        say_on_stderr(ctx)(f"{Path(out) / name} written")


def _of_workers(
    context: Context, topic: str | None, digest: str | None, image: str | None
) -> Iterable[tuple[str, str]]:
    from briefer.app.timetable import worker_files
    from briefer.errors import UsageError

    if topic or digest:
        raise UsageError("workers do all that is due; leave out --topic and --digest")
    return worker_files(context, image=image).items()


def _of_briefs(
    ctx: click.Context,
    context: Context,
    kind: str,
    topic: str | None,
    digest: str | None,
    install: str | None,
    image: str | None,
) -> Iterable[tuple[str, str]]:
    from briefer.app.timetable import due, jobs
    from briefer.config.mistakes import to_send
    from briefer.errors import UsageError
    from briefer.schedule import unit_files

    for entry in due(context.config, topic, digest):
        if entry.at and not entry.send:
            table = "topics" if entry in context.config.topics else "digests"
            wanted = to_send([c.name for c in context.config.channels], f"{table}.{entry.name}")
            say_on_stderr(ctx)(f"{entry.name} has no channel yet: {wanted}")
    try:
        planned = jobs(context, topic, digest, install=install, image=image)
    except ValueError as error:
        raise UsageError(f"--{error}") from error
    if kind in ("github", "kubernetes"):
        _say_what_is_lost(kind, planned[0].writes if planned else (), say_on_stderr(ctx))
    return [file for job in planned for file in unit_files(kind, job).items()]


def _say_what_is_lost(kind: str, paths: tuple[str, ...], say: Callable[[str], None]) -> None:
    """What channels write to a machine that is gone after the run."""
    from briefer.schedule.github import kept_path

    kept = [path for path in paths if kind == "github" and kept_path(path)]
    lost = [path for path in paths if path not in kept]
    if kept:
        say(
            f"{', '.join(kept)}: kept in the cache between the runs and uploaded as an artifact of"
            " each; nothing serves it: see the last step of the workflow"
        )
    if lost:
        say(f"{', '.join(lost)}: written to a machine that is gone after the run, and lost with it")
