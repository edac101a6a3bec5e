"""A kept case in, the whole offline brief of it out, and what a reader sees of it. Made once each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefer.app.context import Context
from briefer.app.run import Request, run_topic
from briefer.config import Config, TopicConfig
from briefer.model import Brief

CASES = Path(__file__).parents[2].parent / "shared" / "data" / "cases"
NOW = datetime(2026, 11, 27, 6, tzinfo=UTC)
needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason=f"the cases are not at {CASES}")


@cache
def brief_of(path: Path, query: str, day: date) -> Brief:
    """The brief of that day about that query, of the articles of that file, without memory."""
    context = Context(Config(topics=(TopicConfig(name="case", query=query),), parse="off"))
    request = Request(articles=str(path), day=day)
    return run_topic(context, "case", request, now=NOW, store=None, say=lambda _: None).brief


def rows(names: Iterable[str], *, not_yet: Mapping[str, str]) -> list[Any]:
    """The names as parameters; what comes out wrong is marked with its reason."""
    return [
        pytest.param(
            name,
            marks=[pytest.mark.xfail(reason=not_yet[name], strict=True)] if name in not_yet else [],
        )
        for name in names
    ]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader reads: the lines of fact, and everything that is printed in large or small."""

    lines: tuple[str, ...]
    everything: tuple[str, ...]

    @classmethod
    def of(cls, brief: Brief) -> Shown:
        lines = [bullet.text for bullet in (*brief.lead.sentences, *brief.bullets)]
        coming = [item.text for item in brief.announced]
        heads = [section.headline or "" for section in brief.sections]
        sides = [
            side.text for s in brief.sections for item in s.disagreements for side in item.sides
        ]
        return cls((*lines, *coming), (*lines, *coming, *heads, *sides))


def beside(brief: Brief) -> tuple[str, ...]:
    """What the lines say they replace, with the lines themselves."""
    return tuple(f"{bullet.text} (was: {bullet.was})" for bullet in brief.bullets)
