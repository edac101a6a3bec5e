"""A stream and the environment in, what the terminal behind it can do out. Command line."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from briefer.commands.printing import for_stdout, write_out

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.model import Brief, Format
    from briefer.render.terminal import Screen

# They print the address behind a word as rubbish, or show nothing of it.
_WITHOUT_LINKS = {"TERM": ("linux",), "TERM_PROGRAM": ("Apple_Terminal",)}


def is_terminal(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether what was drawn over there can be drawn anew, in bold and in colours."""
    return stream.isatty() and environment.get("TERM", "dumb") != "dumb" and _speaks(environment)


def screen_of(stream: TextIO, environment: Mapping[str, str] = os.environ) -> Screen:
    """What the terminal behind the stream can do, and how wide it is."""
    from briefer.render.terminal import Screen

    linked = all(environment.get(name) not in value for name, value in _WITHOUT_LINKS.items())
    return Screen(
        width=shutil.get_terminal_size().columns,
        styled=is_terminal(stream, environment),
        coloured=not environment.get("NO_COLOR"),
        linked=linked,
    )


def print_briefs(
    briefs: Sequence[Brief], kind: Format | None, out: str | None, *, context: Context
) -> None:
    """The briefs in the format that was asked for; if none was, for reading on a terminal.

    Elsewhere, and in a file, they are Markdown.
    """
    from briefer.app.messages import text_of

    if kind is not None or out is not None or not sys.stdout.isatty():
        write_out(text_of(briefs, kind or "markdown", context=context), out)
        return
    from briefer.render.terminal import terminal

    sys.stdout.write(for_stdout(terminal(briefs, screen_of(sys.stdout)), is_json=False))


def _speaks(environment: Mapping[str, str]) -> bool:
    """Whether it understands escape codes: old consoles of Windows do not."""
    return os.name != "nt" or bool(environment.get("WT_SESSION"))
