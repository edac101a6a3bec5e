"""What commands say and where: data on stdout, talk on stderr. Part of the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from briefer.errors import UsageError
from briefer.model.steps import Answer, Detail

LOG_FORMATS = ("text", "json")


def say_on_stderr(ctx: click.Context) -> Callable[[str], None]:
    """A function that prints progress, plain and uncoloured, unless `--quiet` was given.

    What was asked for itself is printed all the same.
    """
    if root_options(ctx).get("quiet"):
        answer = talk_on_stderr(ctx)
        return lambda line: answer(line) if isinstance(line, Answer) else None
    return talk_on_stderr(ctx)


def talk_on_stderr(ctx: click.Context | None = None) -> Callable[[str], None]:
    """A function that prints a line of talk, quiet or not, in the form of `--log-format`."""
    as_json = logs_json(ctx or click.get_current_context())
    return lambda line: _talk(line, "debug" if isinstance(line, Detail) else "info", as_json)


def logs_json(ctx: click.Context) -> bool:
    return root_options(ctx).get("log_format") == "json"


def print_error(sentence: str, *, as_json: bool) -> None:
    """The sentence a command ends with, on stderr."""
    _talk(sentence if as_json else f"briefer: {sentence}", "error", as_json)


def asks_for_json(arguments: Sequence[str]) -> bool:
    """Whether talk is to be JSON, by the arguments alone: an error may come before they are read.

    >>> asks_for_json(["daily", "--log-format", "json"]), asks_for_json(["--log-format=text"])
    (True, False)
    """
    joined = "\n".join(arguments).replace("--log-format\n", "--log-format=").split("\n")
    given = [word.partition("=")[2] for word in joined if word.startswith("--log-format=")]
    return given[-1:] == ["json"]


def _talk(line: str, level: str, as_json: bool) -> None:
    """One line on stderr: plain, or an object with the time, the level and the message."""
    text = printable(line)
    if as_json:
        from briefer.app.context import real_now

        said = {"time": real_now().isoformat(timespec="milliseconds"), "level": level}
        text = json.dumps({**said, "message": text}, ensure_ascii=True)
    click.echo(text, err=True)


def root_options(ctx: click.Context) -> dict[str, Any]:
    options: dict[str, Any] = ctx.find_root().obj or {}
    return options


def printable(text: str) -> str:
    """The text without secrets, and without the control characters that would steer a terminal."""
    from briefer.secrets import safe

    return "".join(c for c in safe(text) if c in "\n\t" or (c.isprintable() or c == " "))


def write_out(text: str, out: str | None) -> None:
    """The text to stdout, or whole or not at all to the file of `--out`."""
    if out is None or out == "-":
        text = for_stdout(text, is_json=text.startswith(("{", "[")))
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    from briefer.deliver.file import write_atomically

    write_atomically(Path(out), text if text.endswith("\n") else text + "\n")


def print_lines(values: Iterable[Any]) -> None:
    """One line of JSON per value, as they come."""
    for value in values:
        sys.stdout.write(for_stdout(json.dumps(value, ensure_ascii=False), is_json=True) + "\n")


def for_stdout(text: str, *, is_json: bool) -> str:
    """The text in letters that stdout has: others are escaped in JSON, elsewhere a `?`.

    A terminal or pipe of another code page than UTF-8 has few; a lone surrogate has none.
    """
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        pass
    else:
        return text
    shown = (c if _has(encoding, c) else json.dumps(c)[1:-1] for c in text)
    if not is_json:
        shown = (c if _has(encoding, c) else c.translate(_SIMPLER) for c in text)
    return "".join(shown).encode(encoding, "replace").decode(encoding)


# What a code page without them has in their place, so that dashes and quotes are no `?`.
_SIMPLER = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-",
     "\u2026": "...", "\u00a0": " ", "\u202f": " ", "\u2022": "*", "\u2192": "->",
     "\u258c": "|", "\u00b7": "-"}
)  # fmt: skip


def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def print_table(
    titles: Sequence[str], rows: Sequence[Sequence[str]], *, as_json: bool, err: bool = False
) -> None:
    """Rows as a table for people (on stderr where stdout is data) or as JSON for machines."""
    if as_json:
        from briefer.secrets import safe

        names = [title.lower().replace(" ", "_") for title in titles]
        print_lines(dict(zip(names, map(safe, row), strict=True)) for row in rows)
        return
    cells = [[printable(str(cell)).replace("\n", " ") for cell in row] for row in rows]
    widths = [
        max(len(line[column]) for line in [list(titles), *cells]) for column in range(len(titles))
    ]
    talk = talk_on_stderr() if err else click.echo
    for line in [list(titles), *cells]:
        text = "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        talk(text.rstrip())


def input_bytes(path: str) -> bytes:
    """The bytes of a file, or of stdin for `-`; a file that is not there is a UsageError."""
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"{path}: there is no such file") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
