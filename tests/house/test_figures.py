"""No figure of the docs is typed: each is what the last benchmark wrote."""

from __future__ import annotations

import re

from tests.docs.figures import CHAPTERS, chapter, floors, gate
from tests.docs.written import DOCS, is_fresh

OPENING = """# Figures

What was measured, by which command, on which machine. The sets are public or described in
`benchmarks/README.md` of the repository, and are no part of it; each command says in its file where
its set comes from. This page is made of the files that the commands wrote.

What the checks print of true and of wrong bullets stands with [how a bullet is proved](how-a-bullet-is-proved.md#measured).

"""
FLOORS = """
## What no change may lower

Bounds that each change is held to, by `python -m benchmarks.floors --data PATH`. Shares are of one.

"""
MARKS = ("<!-- FIGURES: begin -->\n\n", "\n\n<!-- FIGURES: end -->")


def test_the_page_of_figures_is_what_was_measured() -> None:
    page = OPENING + "\n".join(map(chapter, CHAPTERS)) + FLOORS + floors() + "\n"

    assert is_fresh("figures.md", page)


def test_the_figures_of_the_gate_are_what_was_measured() -> None:
    name = "how-a-bullet-is-proved.md"
    before, mark, rest = (DOCS / name).read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]

    assert is_fresh(name, f"{before}{mark}{gate()}{MARKS[1]}{after}")


def test_every_figure_has_a_command_that_is_there() -> None:
    told = "".join(map(chapter, CHAPTERS))
    commands = re.findall(r"`python -m benchmarks\.(\w+) ?[^`]*` \(", told)

    assert len(commands) == len(CHAPTERS)
    assert all((DOCS.parent / "benchmarks" / f"{name}.py").exists() for name in commands)
