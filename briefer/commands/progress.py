"""What is told on stderr while sources are asked: live lines, plain lines or JSON. Command line."""

from __future__ import annotations

import json
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TextIO

from briefer.collect.collected import Collected
from briefer.collect.visited import Visited, totals, visited_json
from briefer.commands.printing import print_table, printable
from briefer.model import Source
from briefer.secrets import safe

_SHOWN = 8  # hosts with a line of their own, those that take longest
_REDRAWN = 0.2  # seconds between two pictures
_UP_AND_CLEAR = "\x1b[{}F\x1b[J"


@dataclass(frozen=True, slots=True)
class Progress:
    """Three calls, from any thread: a source's turn begins, it has ended, a line is to be said."""

    asking: Callable[[Source], None]
    done: Callable[[Visited], None]
    say: Callable[[str], None]


@contextmanager
def progress(say: Callable[[str], None], *, live: bool) -> Iterator[Progress]:
    """While the block runs: a line for each host under way if `live`, else the lines of `say`."""
    if not live:
        yield Progress(asking=lambda _: None, done=lambda _: None, say=say)
        return
    lines = _LiveLines(sys.stderr)
    try:
        yield Progress(asking=lines.asking, done=lines.done, say=lambda _: None)
    finally:
        lines.end()


def summary(visits: Sequence[Visited], *, seconds: float, say: Callable[[str], None]) -> None:
    """The table at the end, on stderr: what came of the sources."""
    rows = []
    for outcome, counted in totals(visits):
        slowest = max(visit.seconds for visit in visits if visit.outcome == outcome)
        numbers = (f"{counted[name]:,}" for name in ("sources", "articles", "bytes"))
        rows.append((outcome, *numbers, f"{slowest:.1f}"))
    print_table(
        ("Sources", "Number", "Articles", "Bytes", "Slowest"), rows, as_json=False, err=True
    )
    say(f"{len(visits):,} sources in {seconds:.1f} seconds")


def summary_json(found: Collected, *, seconds: float) -> None:
    """The same for machines, on stderr: a line of JSON for each source, then the sums.

    The last line holds the problems too: a file may have many, a source one.
    """
    for visit in found.visits:
        print(safe(json.dumps(visited_json(visit))), file=sys.stderr)
    problems = [{"source": p.source, "reason": p.reason} for p in found.problems]
    total: dict[str, Any] = {
        **dict(totals(found.visits)),
        "seconds": round(seconds, 3),
        "problems": problems,
    }
    print(safe(json.dumps({"total": total})), file=sys.stderr)


class _LiveLines:
    """A few lines at the foot of a terminal, drawn anew as often as something changes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._under_way: dict[str, tuple[str, float]] = {}
        self._visits: list[Visited] = []
        self._drawn = 0
        self._ended = threading.Event()
        self._ticking = threading.Thread(target=self._tick, daemon=True)
        self._ticking.start()

    def asking(self, source: Source) -> None:
        from briefer.collect.origin import host_of

        with self._lock:
            self._under_way[source.name] = (host_of(source.url), time.monotonic())
            self._draw()

    def done(self, visit: Visited) -> None:
        with self._lock:
            self._under_way.pop(visit.source, None)
            self._visits.append(visit)
            if visit.outcome == "failed":
                self._draw([f"{visit.source}: {visit.reason}"])

    def end(self) -> None:
        self._ended.set()
        self._ticking.join()
        with self._lock:
            self._under_way.clear()
            self._draw()

    def _tick(self) -> None:
        while not self._ended.wait(_REDRAWN):
            with self._lock:
                self._draw()

    def _draw(self, said: Sequence[str] = ()) -> None:
        width = shutil.get_terminal_size().columns - 1
        lines = [printable(line)[:width] for line in self._picture()]
        back = _UP_AND_CLEAR.format(self._drawn) if self._drawn else ""
        above = [printable(line) for line in said]
        self._stream.write(back + "".join(f"{line}\n" for line in [*above, *lines]))
        self._stream.flush()
        self._drawn = len(lines)

    def _picture(self) -> Iterator[str]:
        articles = sum(visit.articles for visit in self._visits)
        received = sum(visit.bytes for visit in self._visits)
        yield f"{len(self._visits):,} sources, {articles:,} articles, {received:,} bytes"
        oldest = sorted(self._under_way.values(), key=lambda asked: asked[1])
        for host, began in oldest[:_SHOWN]:
            yield f"  {host}  {time.monotonic() - began:.0f} s"
        if len(oldest) > _SHOWN:
            yield f"  and {len(oldest) - _SHOWN} more hosts"
