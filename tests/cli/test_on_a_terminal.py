"""Whole commands on a terminal: what a reader sees, and what a pipe gets all the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLES
from tests.terminals import ROOT, Terminal, columns, on_a_terminal

DAY = ("--topic", "oldport", "--date", "2023-03-22")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a configuration of one source, one article of which is hostile."""
    hostile = {
        "id": "h",
        "title": "[bold]Oldport[/bold] \x1b[31mred\x1b]8;;https://evil.example\x1b\\\\ \u202edlo",
        "text": "The Oldport market [link=https://evil.example]opened[/link] on Tuesday.",
        "url": "https://herald.example/market",
        "publisher": "\x1b[2JHerald",
        "published": "2023-03-22T10:00:00Z",
    }
    lines = [json.dumps(article) for article in [*ARTICLES, hostile]]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "briefer.toml").write_text(
        'state = "s.db"\n[sources.all]\nurl = "a.jsonl"\n[topics.oldport]\n', encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("width", [40, 132])
def test_a_brief_is_laid_out_for_the_terminal(desk: Path, width: int) -> None:
    status, drawn = on_a_terminal(("-q", "daily", *DAY), folder=desk, width=width)

    shown = Terminal(width).feed(drawn)
    assert status == 0
    assert max(map(columns, shown.rows)) <= width
    assert ("[1]", "https://herald.example/bridge") in shown.links
    assert {url.split("/")[2] for _, url in shown.links} == {"herald.example"}
    assert "**" not in shown.text
    assert "](" not in shown.text.replace("[link=https://evil.example](", "")


@pytest.mark.parametrize(
    ("environment", "coloured", "coded"),
    [({}, True, True), ({"NO_COLOR": "1"}, False, True), ({"TERM": "dumb"}, False, False)],
    ids=["colours", "NO_COLOR", "dumb"],
)
def test_a_terminal_is_given_what_it_asks_for(
    desk: Path, environment: dict[str, str], coloured: bool, coded: bool
) -> None:
    _, drawn = on_a_terminal(("-q", "daily", *DAY), folder=desk, environment=environment)

    shown = Terminal(80).feed(drawn)
    assert (shown.coloured, "m1" in shown.codes) == (coloured, coded)
    assert ("\x1b" in drawn) is coded
    assert "harbour bridge in Oldport was closed" in " ".join(shown.text.split())


@pytest.mark.parametrize("asked", ["--format", "a pipe"])
def test_markdown_goes_to_pipes_and_where_it_is_asked_for(desk: Path, asked: str) -> None:
    if asked == "--format":
        _, said = on_a_terminal(("-q", "daily", *DAY, "--format", "markdown"), folder=desk)
    else:
        ran = subprocess.run(
            [sys.executable, "-m", "briefer", "daily", *DAY], cwd=desk, check=True,
            capture_output=True, encoding="utf-8", env={"PYTHONPATH": str(ROOT), "HOME": str(desk)},
        )  # fmt: skip
        said = ran.stdout

    assert said.startswith("# oldport\n")
    assert "\x1b" not in said
    assert "[\\[1\\]](<https://herald.example/bridge>)" in said


def test_a_saved_brief_is_shown_the_same_way(desk: Path) -> None:
    on_a_terminal(("-q", "daily", *DAY, "--format", "json", "--out", "b.json"), folder=desk)

    _, drawn = on_a_terminal(("render", "b.json"), folder=desk)

    assert ("[1]", "https://herald.example/bridge") in Terminal(80).feed(drawn).links
