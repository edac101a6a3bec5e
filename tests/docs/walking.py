"""The blocks of a page of the docs, done in order by a shell as its reader would. An edge.

`sh` is run, the `text` block right after it is what it should print (`…` stands for anything),
`toml` is what the page tells to write into briefer.toml.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from briefer.testing.slack_server import PATH
from briefer.testing.smtp_server import PASSWORD
from tests.docs.newsroom import TEAMS, Town
from tests.docs.written import ROOT

_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPORT: Final = re.compile(r"export (\w+)=(?:'([^']*)'|\"([^\"]*)\"|(\S*))")


# What a reader puts in their own words for, and what stands there in a test. The hosts of a page
# lead to loopback by `Town.places`.
FILLED_IN: Final = {
    "https://hooks.slack.com/services/YOUR/WEBHOOK/ADDRESS": f"https://hooks.slack.com{PATH}",
    "https://YOUR-FLOW.logic.azure.example/workflows/ID/triggers/manual/paths/invoke?sig=SECRET": (
        f"https://{TEAMS}:443/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke"
        "?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=signature-of-loopback"
    ),
    "YOUR-PASSWORD": PASSWORD,
    "YOUR-TOKEN": "token-of-loopback",
}


def filled_in(text: str) -> str:
    """The commands of a page with the words of a reader in them."""
    for told, real in FILLED_IN.items():
        text = text.replace(told, real)
    return text


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and where it begins."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [Block(m[1], m[2], text.count("\n", 0, m.start()) + 2) for m in _BLOCK.finditer(text)]


@dataclass
class Walk:
    """An empty folder, a town to reach from it, what was exported and printed so far."""

    folder: Path
    town: Town | None
    exported: dict[str, str] = field(default_factory=dict)
    said: str = ""

    def __post_init__(self) -> None:
        program = self.folder.parent / "bin" / "briefer"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefer "$@"\n')
        program.chmod(0o755)
        self.folder.mkdir()

    @property
    def environment(self) -> dict[str, str]:
        home = self.folder.parent / "home"
        return {
            "HOME": str(home),
            "PATH": f"{self.folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "docs" / "network"), str(ROOT)]),
            "BRIEFER_NETWORK": json.dumps(self.town.places if self.town else {}),
            "SSL_CERT_FILE": str(self.town.ca_file if self.town else ""),
            "LANG": "C.UTF-8",
            "COLUMNS": "200",
            **self.exported,
        }

    def done(self, commands: str) -> str:
        """What a shell prints for the commands, errors and all; each has to end well."""
        commands = filled_in(commands)
        for name, *values in _EXPORT.findall(commands):
            self.exported[name] = next(filter(None, values), "")
        ran = subprocess.run(
            ["sh", "-ec", commands], cwd=self.folder, env=self.environment, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300,
        )  # fmt: skip
        self.said += ran.stdout
        assert ran.returncode == 0, f"{commands}\nended with {ran.returncode}:\n{ran.stdout}"
        return ran.stdout

    def write(self, fragment: str) -> None:
        """What the page tells to write, put into briefer.toml where a reader would put it."""
        file = self.folder / "briefer.toml"
        before = file.read_text("utf-8") if file.exists() else ""
        file.write_text(edited(before, fragment), encoding="utf-8")


def edited(text: str, fragment: str) -> str:
    """A briefer.toml with the fragment in it: keys at the top, in their table, or a new table."""
    for table, lines in _tables(fragment):
        text = _with(text, table, lines)
    tomllib.loads(text)
    return text


def _tables(fragment: str) -> Iterator[tuple[str, list[str]]]:
    table, lines = "", list[str]()
    for line in fragment.splitlines():
        if line.startswith("["):
            yield table, lines
            table, lines = line, []
        elif line.strip():
            lines.append(line)
    yield table, lines


def _with(text: str, table: str, lines: list[str]) -> str:
    """The lines in front of the table's others, those of the same keys gone; or a new table."""
    start = re.search(rf"(?m)^{re.escape(table)}\n", text) if table else re.match("", text)
    if start is None:
        return "\n".join([text.rstrip(), "", table, *lines, ""])
    end = re.compile(r"(?m)^\[|\Z").search(text, start.end())
    assert end is not None
    own = text[start.end() : end.start()]
    for line in lines:
        own = re.sub(rf"(?m)^{re.escape(line.partition('=')[0].strip())} *=.*\n", "", own)
    added = "".join(f"{line}\n" for line in lines)
    return text[: start.end()] + added + own + text[end.start() :]


def matches(said: str, told: str) -> bool:
    """Whether a page tells what was said, line by line.

    A `…` stands for anything in a line; alone on one for any number of lines.
    """
    lines = [line.rstrip() for line in said.strip().splitlines()]
    pattern = "".join(
        r"(?:[^\n]*\n)*" if line.strip() == "…" else f"{_in_line(line)}\n"
        for line in told.strip().splitlines()
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None


def _in_line(told: str) -> str:
    return r"[^\n]*".join(map(re.escape, told.rstrip().split("…")))
