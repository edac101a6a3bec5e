"""Runs the command line in this process, as a shell would see it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefer.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command wrote and how it ended."""

    out: str
    err: str
    status: int

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`run("daily", "--topic", "bakhmut")`, from an empty folder of its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def ran(*arguments: str, stdin: str | bytes = b"") -> Ran:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        written = capsys.readouterr()
        return Ran(written.out, written.err, int(stop.value.code or 0))

    return ran


ARTICLES = [
    {
        "id": "a1",
        "title": "Harbour bridge closed after flood",
        "text": "The harbour bridge in Oldport was closed on Monday after a flood damaged two of"
        " its pillars, the mayor, Ada Lind, said. Engineers expect repairs to take six weeks."
        " About 4,000 people cross the bridge each day.",
        "publisher": "Oldport Herald",
        "url": "https://herald.example/bridge",
        "published": "2023-03-22T08:00:00Z",
    },
    {
        "id": "a2",
        "title": "Council votes on school meals in Oldport",
        "text": "The Oldport council voted on Tuesday to pay for school meals until June. The"
        " vote was 11 to 4.",
        "publisher": "Oldport Herald",
        "published": "2023-03-22T09:00:00Z",
    },
    {"id": "a3", "title": "Chess final in Vienna", "text": None, "publisher": "Board News"},
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A file of three articles about a town that is in no data set."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    return path
