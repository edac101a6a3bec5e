"""What came of one source in a run: one line of the table at its end. Pure values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Outcome = Literal["read", "unchanged", "waiting", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("read", "unchanged", "waiting", "failed")


@dataclass(frozen=True, slots=True)
class Visited:
    """`waiting` was not asked yet: its pause or its interval is not over. `bytes` came by wire.

    `reason` says why it failed or waits, or what was wrong with it though it was read.
    """

    source: str
    outcome: Outcome
    host: str = ""
    articles: int = 0
    bytes: int = 0
    seconds: float = 0.0
    reason: str = ""


def totals(visits: Iterable[Visited]) -> tuple[tuple[Outcome, dict[str, int]], ...]:
    """Each outcome that occurred with its sources, articles and bytes.

    >>> totals([Visited("a", "read", articles=2, bytes=9), Visited("b", "read", bytes=1)])
    (('read', {'sources': 2, 'articles': 2, 'bytes': 10}),)
    """
    counted: dict[Outcome, Counter[str]] = {}
    for visit in visits:
        row = counted.setdefault(visit.outcome, Counter())
        row.update(sources=1, articles=visit.articles, bytes=visit.bytes)
    return tuple((name, dict(counted[name])) for name in OUTCOMES if name in counted)


def visited_json(visit: Visited) -> dict[str, Any]:
    """The line of `--json` for one source."""
    return {**asdict(visit), "seconds": round(visit.seconds, 3)}
