"""What every command has: `--config`, `-q`, `-v`, `--log-format`, and a hint at the name meant.

The options may stand before the command or after it; what is said last holds.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from briefer.commands.printing import LOG_FORMATS

if TYPE_CHECKING:
    from briefer.config import Config

state_option = click.option("--state", metavar="PATH", help="The store: a file or a database URL.")


class Counted(click.IntRange):
    """A whole number from 1 on; of anything else is said what it is no number of."""

    def __init__(self, noun: str) -> None:
        super().__init__(min=1)
        self.noun = noun

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no number of {self.noun}; they count from 1", param, ctx)


def topic_names(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
    """The configured topics that begin like that, for the completion of a shell."""
    return [topic.name for topic in _config(ctx).topics if topic.name.startswith(begun)]


def digest_names(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
    """The configured digests that begin like that."""
    return [digest.name for digest in _config(ctx).digests if digest.name.startswith(begun)]


def engine_named(ctx: click.Context, param: click.Parameter, name: str | None) -> str | None:
    """The engine's name, if there is one; plug-ins are looked for where it is none of ours."""
    if name is None or name in ("extractive", "openai"):
        return name
    from briefer.app.plugged_engines import PLACE

    if name not in PLACE.names():
        known = ", ".join(("extractive", "openai", *PLACE.names()))
        raise click.BadParameter(f"{name!r} is no engine; there are {known}", ctx, param)
    return name


def _config(ctx: click.Context) -> Config:
    """The configuration in force, an empty one where it cannot be read: a shell asks, no user."""
    from briefer.app.context import context_or_sample
    from briefer.config import Config
    from briefer.errors import BrieferError

    try:
        return context_or_sample((ctx.find_root().obj or {}).get("config")).config
    except BrieferError:
        return Config()


_EDITING = ("add", "new", "create", "edit", "set", "rename", "move", "remove", "rm", "delete")


class Suggesting(click.Group):
    """A group that names the command that was meant.

    `table` is where in briefer.toml that is edited which the group only lists.
    """

    def __init__(self, *args: Any, table: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.table = table

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        known = self.list_commands(ctx)
        if name in known or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        near = get_close_matches(name, known, n=1)
        meant = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        if self.table and name in _EDITING:
            meant = (
                f"they stand in briefer.toml: edit the table {self.table} there. What was delivered"
                " is remembered by the table's name; give a new `title` to call it otherwise"
            )
        raise click.UsageError(f"there is no command {name!r}; {meant}", ctx)


# What a command calls otherwise than another command, or than other programs do.
_SAME = (
    ("--to", "--send", "--channel", "--channels"),
    ("--out", "--output", "--file"),
    ("--state", "--store", "--db", "--database"),
    ("--topic", "--name"),
    ("--date", "--day"),
    ("--since", "--window"),
    ("--dry-run", "--simulate", "--preview"),
)


def with_hint(error: click.ClickException) -> click.ClickException:
    """An option that the command has not is told with the one of it that means the same."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None:
        return error
    there = {name for param in error.ctx.command.params for name in param.opts}
    meant = {name for same in _SAME if error.option_name in same for name in same} & there
    if not meant:
        return error
    said = f"No such option {error.option_name!r}. Did you mean {' or '.join(sorted(meant))}?"
    return click.UsageError(said, error.ctx)


def with_common(command: click.Command) -> click.Command:
    """The command with those options, and so each command below it."""
    if not any(param.name == "quiet" for param in command.params):
        command.params.extend(_options())
    if isinstance(command, click.Group):
        for below in command.commands.values():
            with_common(below)
    return command


def _options() -> list[click.Option]:
    config = "This file, not the briefer.toml found upward from here."
    return [
        click.Option(
            ["--config"],
            type=click.Path(dir_okay=False),
            help=config,
            expose_value=False,
            callback=_kept,
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help="No progress and no notes on stderr.",
            expose_value=False,
            callback=_kept,
        ),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            help="Say each step, the model and the times.",
            expose_value=False,
            callback=_kept,
        ),
        click.Option(
            ["--log-format"],
            type=click.Choice(LOG_FORMATS),
            help="How stderr talks: lines as they are, or JSON.",
            expose_value=False,
            callback=_kept,
        ),
    ]


def _kept(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Puts what was given with the options of the root, where every command looks."""
    if not value:
        return
    options = ctx.find_root().ensure_object(dict)
    if param.name in ("quiet", "verbose"):  # one takes the other back
        options.pop("quiet", None)
        options.pop("verbose", None)
    options[str(param.name)] = value
