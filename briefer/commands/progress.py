"""What is told on stderr while a run goes on: one live line, plain lines or JSON. Command line."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from briefer.collect.collected import Collected
from briefer.collect.visited import Visited, totals, visited_json
from briefer.commands.printing import (
    logs_json,
    print_table,
    printable,
    root_options,
    say_on_stderr,
)
from briefer.model import Source
from briefer.model.steps import Detail, Step
from briefer.secrets import safe

if TYPE_CHECKING:
    from rich.text import Text

_REDRAWN = 5  # times a second
_NOUNS = {"collecting": "source", "grouping": "article", "writing": "story"}


class Progress:
    """What a run says, in any thread: notes stay, steps are one live line or lines of their own."""

    def __init__(self, say: Callable[[str], None], *, live: bool, verbose: bool) -> None:
        self._say, self._verbose, self._lock = say, verbose, threading.Lock()
        self._line = _LiveLine() if live else None
        self._step, self._began = "", 0.0

    def say(self, line: str) -> None:
        """A note as it is; a step where there is no live line for it, or all is to be said."""
        with self._lock:
            if isinstance(line, Step):
                self._stepped(line)
            told = isinstance(line, Step) and self._line is None
            if self._verbose or told or not isinstance(line, Step | Detail):
                self._print(line)

    def asking(self, source: Source) -> None:
        """A source's turn begins."""
        with self._lock:
            if self._line:
                self._line.under_way[source.name] = (_host(source), time.monotonic())
                if not self._step:
                    self._stepped(Step("collecting", doing="collecting"))

    def done(self, visit: Visited) -> None:
        """A source's turn has ended; one that failed is said at once."""
        with self._lock:
            if self._line:
                self._line.under_way.pop(visit.source, None)
                if visit.outcome == "failed":
                    self._print(f"{visit.source}: {visit.reason}")

    def end(self) -> None:
        """The live line goes; what is said from now on are plain lines."""
        with self._lock:
            self._timed("")
            if self._line:
                self._line.end()
            self._line = None

    def _stepped(self, step: Step) -> None:
        if step.doing != self._step:
            self._timed(step.doing)
        if self._line:
            self._line.show(step)

    def _timed(self, following: str) -> None:
        """How long the step took that has just ended, for those who want to know."""
        if self._step and self._verbose:
            self._print(f"{self._step} took {time.monotonic() - self._began:.1f} seconds")
        self._step, self._began = following, time.monotonic()

    def _print(self, line: str) -> None:
        if self._line:
            self._line.above(line)
        else:
            self._say(line)


@contextmanager
def progress(ctx: click.Context, *, silent: bool = False) -> Iterator[Progress]:
    """Tells how a run goes on while the block runs, as its options and stderr have it."""
    from briefer.commands.screen import is_terminal

    options = root_options(ctx)
    say = (lambda _: None) if silent else say_on_stderr(ctx)
    silent = silent or bool(options.get("quiet"))
    live = is_terminal(sys.stderr) and not silent and not logs_json(ctx)
    shown = Progress(say, live=live, verbose=bool(options.get("verbose")))
    try:
        yield shown
    finally:
        shown.end()


def _host(source: Source) -> str:
    from briefer.collect.origin import host_of

    return host_of(source.url)


class _LiveLine:
    """One line at the foot of a terminal, drawn anew by rich; other lines scroll by above it."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.live import Live

        self.under_way: dict[str, tuple[str, float]] = {}
        self._step: Step | None = None
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._live = Live(
            get_renderable=self._picture,
            console=self._console,
            transient=True,
            refresh_per_second=_REDRAWN,
            redirect_stdout=False,
            redirect_stderr=False,
        )

    def show(self, step: Step) -> None:
        self._step = step
        if not self._live.is_started:
            self._live.start()
        self._live.refresh()

    def above(self, line: str) -> None:
        from rich.text import Text

        self._console.print(Text(printable(line)), soft_wrap=True)

    def end(self) -> None:
        self.under_way.clear()
        self._live.stop()

    def _picture(self) -> Text:
        from rich.text import Text

        return Text(printable(self._words()), style="dim", no_wrap=True, overflow="ellipsis")

    def _words(self) -> str:
        step = self._step
        if step is None:
            return ""
        from briefer.render.locale import ENGLISH

        said = ENGLISH.counted(step.of, _NOUNS[step.doing])
        said = f"{step.number} of {said}" if step.number else said
        waiting = [*self.under_way.values()]  # a copy: other threads add to it
        host, began = min(waiting, key=lambda asked: asked[1], default=("", 0.0))
        told = f"{step.doing} {said}" if step.of else str(step)
        return f"{told} · {host} {time.monotonic() - began:.0f} s" if host else told


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
    sources = "source" if len(visits) == 1 else "sources"
    say(f"{len(visits):,} {sources} in {seconds:.1f} seconds")


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
