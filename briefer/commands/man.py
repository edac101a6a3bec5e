"""`briefer man`: the manual page, made of the help of every command."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

_END = """
.SH FILES
.I briefer.toml
is looked for upward from the working directory, then in the configuration folder of the user.
.SH ENVIRONMENT
NO_COLOR takes the colours away, TERM=dumb all that is drawn. Secrets are read from the variables
that the configuration names.
"""


@click.command(epilog="Example:  briefer man | man -l -")
@click.pass_context
def man(ctx: click.Context) -> None:
    """Print the manual page, for `man -l -` or a folder that man looks into."""
    click.echo(page(ctx.find_root()), nl=False)


def page(root: click.Context) -> str:
    """The manual page in roff, of all commands and their options."""
    from briefer import __version__

    group = root.command
    assert isinstance(group, click.Group)
    about = _text(inspect.cleandoc(group.help or ""))
    head = f'.TH BRIEFER 1 "" "briefer {__version__}"\n.SH NAME\nbriefer \\- {about}\n'
    usage = ".SH SYNOPSIS\n.B briefer\n[OPTIONS] COMMAND [ARGS]...\n.SH COMMANDS\n"
    commands = "".join(_commands(root, group, "briefer"))
    return head + usage + commands + _exit_status() + _END.lstrip("\n")


def _exit_status() -> str:
    from briefer.errors import EXIT_CODES

    codes = "".join(f".TP\n.B {code}\n{_text(when)}\n" for code, when in EXIT_CODES.items())
    return f".SH EXIT STATUS\n{codes}"


def _commands(above: click.Context, group: click.Group, name: str) -> Iterator[str]:
    for below in group.list_commands(above):
        command = group.get_command(above, below)
        if command is None:
            continue
        whole = f"{name} {below}"
        ctx = click.Context(command, info_name=below, parent=above)
        yield f".SS {_text(whole)}\n"
        yield f"{_text(' '.join(command.collect_usage_pieces(ctx)))}\n.PP\n"
        yield f"{_text(inspect.cleandoc(command.help or ''))}\n"
        for param in command.get_params(ctx):
            if record := param.get_help_record(ctx):
                yield f".TP\n.B {_text(record[0])}\n{_text(record[1])}\n"
        if isinstance(command, click.Group):
            yield from _commands(ctx, command, whole)


def _text(words: str) -> str:
    """Words as roff prints them: no line of theirs is a request, each hyphen can be copied."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-")
    ascii_only = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in escaped)
    return "\n".join(_line(line.strip()) for line in ascii_only.splitlines())


def _line(line: str) -> str:
    """A line as it stands in roff; an empty one begins a paragraph."""
    return f"\\&{line}" if line.startswith((".", "'")) else line or ".PP"
