"""The command line: which command lives where. Loads a command only when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

import click

from briefer import __version__
from briefer.commands.common import Suggesting, with_common, with_hint

# name: (module and function, short help). Shown by --help without importing any of them.
COMMANDS: dict[str, tuple[str, str]] = {
    "daily": ("briefer.commands.daily:daily", "Print or send today's brief of a topic or digest."),
    "weekly": ("briefer.commands.daily:weekly", "The same for the last seven days."),
    "collect": ("briefer.commands.collect:collect", "Articles of the sources, as JSON Lines."),
    "group": ("briefer.commands.group:group", "Group articles into stories."),
    "check": ("briefer.commands.check:check", "Hold claims against their sources."),
    "render": ("briefer.commands.render:render", "Print a saved brief in another format."),
    "explain": ("briefer.commands.explain:explain", "Show why a bullet stands."),
    "send": ("briefer.commands.send:send", "Send a saved brief to a channel, once."),
    "publish": ("briefer.commands.publish:publish", "Write the kept briefs as a site to host."),
    "open": ("briefer.commands.open:open_", "Open the newest brief in the browser."),
    "init": ("briefer.commands.init:init", "Write a commented briefer.toml."),
    "doctor": ("briefer.commands.doctor:doctor", "Check configuration, sources, model, channels."),
    "schedule": ("briefer.commands.schedule:schedule", "Print files for your scheduler."),
    "work": ("briefer.commands.work:work", "Read sources, make and send briefs, with others."),
    "jobs": ("briefer.commands.jobs:jobs", "List what the workers do, and what failed."),
    "sources": ("briefer.commands.sources:sources", "List the sources with their health."),
    "topics": ("briefer.commands.listings:topics", "List the topics and when they are due."),
    "readers": ("briefer.commands.readers:readers", "List the readers; take off who leaves."),
    "usage": ("briefer.commands.usage:usage", "List what the model was asked and what it cost."),
    "prompts": ("briefer.commands.prompts:prompts", "Show, copy or check the prompts."),
    "stories": ("briefer.commands.stories:stories", "Show the stories of a day, or one over time."),
    "history": ("briefer.commands.listings:history", "List briefs made and deliveries."),
    "store": ("briefer.commands.store:store", "Copy what is remembered to another database."),
    "mcp": ("briefer.commands.mcp:mcp", "Serve other programs: the tools of an MCP server."),
    "man": ("briefer.commands.man:man", "Print the manual page."),
    "completion": ("briefer.commands.completion:completion", "Print a shell completion script."),
}


NO_MEMORY = (
    "there is not enough memory for so many articles at once: narrow the topic, shorten --since, or"
    " give them in parts"
)


class LazyGroup(Suggesting):
    """A click group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return with_common(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with:  briefer daily --topic bakhmut",
)
@click.version_option(__version__, prog_name="briefer")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """A daily brief you can check: every bullet is proved against the sentences it cites."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False


with_common(cli)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; every error we know ends as one sentence and its exit code."""
    from briefer.commands.printing import asks_for_json, print_error
    from briefer.errors import BrieferError
    from briefer.secrets import forget_secrets, safe

    _replace_what_cannot_be_shown()
    # numpy's threads wait by spinning: 0.3 s of CPU from the first product on, and ours are small
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    as_json = asks_for_json(sys.argv[1:] if arguments is None else arguments)
    forget_secrets()
    try:
        status = cli(arguments, prog_name="briefer", standalone_mode=False)
    except click.ClickException as refused:
        error = with_hint(refused)
        if as_json:
            print_error(safe(error.format_message()), as_json=True)
        else:
            error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        print_error("stopped", as_json=as_json)
        sys.exit(130)
    except BrieferError as error:
        print_error(str(error), as_json=as_json)
        sys.exit(error.exit_code)
    except MemoryError:
        print_error(NO_MEMORY, as_json=as_json)
        sys.exit(6)
    except BrokenPipeError:
        _close_stdout()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def _replace_what_cannot_be_shown() -> None:
    """Letters that a terminal or pipe has not never end a command: each is shown as a `?`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _close_stdout() -> None:
    # The reader of the pipe has gone (`briefer … | head`): nothing more can be said to it.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
