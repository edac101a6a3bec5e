"""docs/checks.md is the table of finding kinds, for users: generated, and checked for drift."""

from __future__ import annotations

import os
from pathlib import Path

from briefer.check.kinds import ALWAYS, CHAPTERS, Example, Kind
from briefer.check.kinds.kind import NEVER

CHECKS_MD = Path(__file__).parents[2] / "docs" / "checks.md"
OPENING = """# What the checks find

A finding has a kind, the `check` of a line that `briefer check` prints and of the findings in a
brief's JSON. A finding that *blocks* refuses a claim. A *doubt* refuses it by itself where the
claim follows one sentence of its source so closely that the doubt tells: the number is the share
of its words that are kept in order, 0 for any wording. What never refuses by itself is listed all
the same, and lowers the score. A brief is stricter: there any doubt makes a bullet of a model give
way to the source's own words ([why](decisions/0012-a-judge-clears-doubts.md)).

Numbers, names, dates and quotations are compared in every language; what is known by its words
only in the languages named, of which `en` has all rules and the others a part. The examples run as tests; where a sentence of a source is set *so*, it
is the one that the claim cites. The kinds under “By a parser” are found where the extra `parse` is
installed, by the brief and by `briefer check --gate` alone
([why](decisions/2026-11-27-parser.md)).
"""


def decides(kind: Kind) -> str:
    doubt = (
        "doubt, never by itself"
        if kind.refuses_from is None
        else f"doubt, refuses from {kind.refuses_from:g}"
    )
    if kind.blocks == ALWAYS:
        return "blocks"
    return doubt if kind.blocks == NEVER else f"blocks {kind.blocks}; else {doubt}"


def known_in(kind: Kind) -> str:
    return ", ".join(kind.languages) or "every language"


def told(example: Example) -> str:
    return f"“{example.claim}”"


def section(title: str, rows: tuple[Kind, ...]) -> str:
    parts = [f"## {title}\n"]
    for kind in rows:
        cites = kind.yielded.cites
        source = kind.yielded.source.replace(cites, f"*{cites}*" if cites else "")
        lines = [f"**`{kind.name}`** — {kind.meaning} *{decides(kind)}; {known_in(kind)}.*\n"]
        if source:
            lines.append(f"- source: {source}")
        lines += [f"- found: {told(kind.yielded)}", f"- passes: {told(kind.passed)}\n"]
        parts.append("\n".join(lines))
    return "\n".join(parts)


def rendered() -> str:
    chapters = "\n".join(section(title, rows) for title, rows in CHAPTERS.items())
    return f"{OPENING}\n{chapters}"


def test_the_kinds_in_the_docs_have_not_drifted_from_the_table() -> None:
    if os.environ.get("BRIEFER_WRITE_DOCS"):
        CHECKS_MD.write_text(rendered(), encoding="utf-8")

    assert CHECKS_MD.read_text(encoding="utf-8") == rendered()
