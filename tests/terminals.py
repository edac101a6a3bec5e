"""A terminal to look at: what a program draws in, the rows that a reader sees out.

It knows the escape codes that a program of ours may use; any other is a mistake of the program.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
_TOKEN = re.compile(
    "\x1b]8;(?P<params>[^;\x1b]*);(?P<url>[^\x1b]*)\x1b\\\\"
    "|\x1b\\[(?P<numbers>[0-9;?]*)(?P<code>[A-Za-z])|(?P<control>[\x00-\x1f\x7f-\x9f])|(?P<text>[^\x00-\x1f\x7f-\x9f]+)",
)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


@dataclass(slots=True)
class Terminal:
    """`rows` as they stand in the end; `history` is each picture of the last row; links by words."""

    width: int
    rows: list[str] = field(default_factory=lambda: [""])
    links: list[tuple[str, str]] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    pictures: list[list[str]] = field(default_factory=list)
    hidden: bool = False
    _row: int = 0
    _column: int = 0
    _url: str = ""

    def feed(self, drawn: str) -> Terminal:
        """What a program wrote; an escape code that it must not use is an AssertionError."""
        place = 0
        while place < len(drawn):
            found = _TOKEN.match(drawn, place)
            assert found, f"no code of ours: {drawn[place : place + 40]!r}"
            self._take(found)
            place = found.end()
        assert not self._url, "a link that does not end"
        assert not self.hidden, "the cursor stays hidden"
        return self

    def _take(self, found: re.Match[str]) -> None:
        if found["text"]:
            self._write(found["text"])
        elif found["control"]:
            self._control(found["control"])
        elif found["code"]:
            self._code(found["code"], found["numbers"])
        else:
            self._url = found["url"]

    def _write(self, text: str) -> None:
        row = self.rows[self._row].ljust(self._column)
        self.rows[self._row] = row[: self._column] + text + row[self._column + len(text) :]
        self._column += len(text)
        if self._url:
            self.links.append((text, self._url))
        taken = columns(self.rows[self._row])
        assert taken <= self.width, f"{taken} columns: {self.rows[self._row]!r}"

    def _control(self, sign: str) -> None:
        assert sign in "\r\n", f"a control character: {sign!r}"
        self._column = 0
        if sign == "\n":
            self._row += 1
            self.rows += [""] * (self._row + 1 - len(self.rows))
            return
        self.pictures.append(list(self.rows))

    def _code(self, code: str, numbers: str) -> None:
        self.codes.add(code if code != "m" else f"m{numbers}")
        match code:
            case "m":
                assert re.fullmatch(r"[\d;]*", numbers)
            case "A":
                self._row = max(self._row - int(numbers or 1), 0)
            case "K":
                whole = numbers == "2"
                self.rows[self._row] = "" if whole else self.rows[self._row][: self._column]
            case "h" | "l":
                assert numbers == "?25"
                self.hidden = code == "l"
            case _:
                raise AssertionError(f"no code of ours: {numbers}{code}")

    @property
    def text(self) -> str:
        """What stands there, one line a row."""
        return "\n".join(row.rstrip() for row in self.rows).rstrip("\n")

    @property
    def coloured(self) -> bool:
        numbers = {n for code in self.codes if code[0] == "m" for n in code[1:].split(";")}
        return any(n.isdigit() and (30 <= int(n) <= 49 or 90 <= int(n) <= 107) for n in numbers)


def on_a_terminal(
    arguments: Sequence[str],
    *,
    folder: Path,
    width: int = 80,
    environment: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    """The command line run with a terminal for all it reads and writes: status, what it drew."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    given = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
    given |= {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    running = subprocess.Popen(
        [sys.executable, "-m", "briefer", *arguments], cwd=folder,
        env=given | dict(environment or {}), stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    drawn = b""
    while piece := _read(ours):
        drawn += piece
    os.close(ours)
    return running.wait(), drawn.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the last that wrote to it has gone
        return b""
