"""What is told while a run goes on: one live line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from briefer.collect.visited import Visited
from briefer.commands.progress import Progress
from briefer.commands.screen import is_terminal
from briefer.model import Source
from briefer.model.steps import Detail, Step
from tests.cli.conftest import ARTICLES, Run
from tests.terminals import Terminal, on_a_terminal

DAY = ("--topic", "oldport", "--date", "2023-03-22", "--out", "brief.md")


def told(*, verbose: bool) -> list[str]:
    """What a run without a terminal says of a step, a detail and a note."""
    said: list[str] = []
    shown = Progress(said.append, live=False, verbose=verbose)
    shown.asking(Source("s1", "https://h1.example/feed"))
    shown.done(Visited("s1", "failed", reason="503"))
    shown.say(Step("story 1/2: A bridge", doing="writing", number=1, of=2))
    shown.say(Detail("engine: some-model"))
    shown.say("desk: sent")
    shown.end()
    return said


def test_elsewhere_the_lines_are_plain() -> None:
    assert told(verbose=False) == ["story 1/2: A bridge", "desk: sent"]


def test_who_wants_to_know_all_is_told_the_details_and_the_times() -> None:
    *lines, last = told(verbose=True)

    assert lines == ["story 1/2: A bridge", "engine: some-model", "desk: sent"]
    assert last.startswith("writing took 0.")


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "term", "live"),
    [(Screen(), "xterm", True), (Screen(), "dumb", False), (io.StringIO(), "xterm", False)],
    ids=["terminal", "dumb", "pipe"],
)
def test_a_line_is_drawn_anew_on_a_terminal_only(stream: Any, term: str, live: bool) -> None:
    assert is_terminal(stream, {"TERM": term}) is live


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a source that can be read and one that is not there."""
    lines = [json.dumps(article) for article in ARTICLES]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "briefer.toml").write_text(
        'state = "s.db"\n[sources.all]\nurl = "a.jsonl"\n[sources.gone]\nurl = "gone.jsonl"\n'
        "[topics.oldport]\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("width", [40, 90])
def test_progress_is_one_line_that_goes(desk: Path, width: int) -> None:
    status, drawn = on_a_terminal(("daily", *DAY), folder=desk, width=width)

    shown = Terminal(width).feed(drawn)
    assert (status, shown.text) == (0, "")
    assert {len([row for row in rows if row]) for rows in shown.pictures} <= {0, 1}
    lines = {rows[0].strip() for rows in shown.pictures}
    assert {"collecting 1 of 2 sources", "writing 1 of 2 stories"} <= lines


def test_verbose_tells_each_step_above_the_line(desk: Path) -> None:
    _, drawn = on_a_terminal(("daily", *DAY, "-v"), folder=desk, width=250)

    rows = Terminal(250).feed(drawn).text.splitlines()
    assert "all: 3 articles" in rows
    assert "engine: extractive, the sources' own sentences" in rows
    assert "story 1/2: Harbour bridge closed after flood" in rows
    assert any(row.startswith("collecting took ") for row in rows)


def test_quiet_draws_nothing(desk: Path) -> None:
    assert on_a_terminal(("daily", *DAY, "-q"), folder=desk) == (0, "")


def test_a_source_that_fails_is_said_above_the_line(desk: Path) -> None:
    _, drawn = on_a_terminal(
        ("collect", "--state", "s.db", "https://127.0.0.1:9/x"), folder=desk, width=250
    )

    rows = Terminal(250).feed(drawn).text.splitlines()
    assert rows[0].startswith("https://127.0.0.1:9/x: ")


def test_a_pipe_is_told_in_plain_lines_as_ever(run: Run, articles: Path) -> None:
    ran = run("daily", "--topic", "oldport", "--articles", str(articles), "--date", "2023-03-22")

    assert "2 of 3 articles are about oldport" in ran.err
    assert "story 1/2: Harbour bridge closed after flood" in ran.err
    assert "\x1b" not in ran.err
    assert "took" not in ran.err
