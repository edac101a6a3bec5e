"""What is told while sources are asked: a few lines that are drawn anew, and go."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from briefer.collect.visited import Visited
from briefer.commands.progress import progress
from briefer.commands.screen import is_terminal
from briefer.model import Source


def rows(drawn: str) -> list[str]:
    """The screen after all that was drawn: a terminal of as many lines as needed."""
    screen: list[str] = []
    for part in re.split("(\x1b\\[\\d+F\x1b\\[J)", drawn):
        up = re.fullmatch("\x1b\\[(\\d+)F\x1b\\[J", part)
        if up:
            del screen[len(screen) - int(up[1]) :]
        else:
            screen += part.splitlines()
    return [re.sub(r"  \d+ s$", "  0 s", row) for row in screen]


def far(number: int) -> Source:
    return Source(f"s{number}", f"https://www.h{number}.example/feed")


def test_hosts_under_way_have_lines_and_leave_a_sum(capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    with progress(said.append, live=True) as shown:
        for number in range(11):
            shown.asking(far(number))
        shown.done(Visited("s0", "read", host="h0.example", articles=7, bytes=1234))
        shown.done(Visited("s1", "failed", host="h1.example", reason="503 \x1b[31mred"))
        during = capsys.readouterr().err
        shown.say("a plain line is not for a terminal")
    after = capsys.readouterr().err

    assert rows(during) == [
        "s1: 503 [31mred",
        "2 sources, 7 articles, 1,234 bytes",
        *(f"  h{number}.example  0 s" for number in range(2, 10)),
        "  and 1 more hosts",
    ]
    assert rows(during + after) == ["s1: 503 [31mred", "2 sources, 7 articles, 1,234 bytes"]
    assert said == []


def test_elsewhere_the_lines_are_plain() -> None:
    said: list[str] = []

    with progress(said.append, live=False) as shown:
        shown.asking(far(1))
        shown.done(Visited("s1", "read"))
        shown.say("s1: 7 articles")

    assert said == ["s1: 7 articles"]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "term", "live"),
    [(Screen(), "xterm", True), (Screen(), "dumb", False), (io.StringIO(), "xterm", False)],
    ids=["terminal", "dumb", "pipe"],
)
def test_lines_are_drawn_on_a_terminal_only(stream: Any, term: str, live: bool) -> None:
    assert is_terminal(stream, {"TERM": term}) is live
