"""`briefer schedule`: files that make your machine run a brief."""

from __future__ import annotations

from pathlib import Path

import click

from briefer.commands.common import digest_names, topic_names
from briefer.commands.printing import root_options, say_on_stderr

KINDS = ("systemd", "cron", "launchd", "github", "kubernetes")


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
    falls into the same slot and sends nothing twice.
    """
    from briefer.app.context import context_or_sample
    from briefer.app.timetable import due, jobs
    from briefer.deliver.file import write_atomically
    from briefer.errors import UsageError
    from briefer.schedule import unit_files

    context = context_or_sample(root_options(ctx).get("config"))
    for entry in due(context.config, topic, digest):
        if entry.at and not entry.send:
            say_on_stderr(ctx)(f'{entry.name} has no channel yet: add send = ["desk"] to it')
    try:
        planned = jobs(context, topic, digest, install=install, image=image)
    except ValueError as error:
        raise UsageError(f"--{error}") from error
    for job in planned:
        for name, text in unit_files(kind, job).items():
            if out is None:
                click.echo(f"# ---- {name}\n{text.rstrip()}\n")
                continue
            write_atomically(Path(out) / name, text)
            say_on_stderr(ctx)(f"{Path(out) / name} written")
