"""Sources in, all that could be had from them out. Edge: files, and the network by its port."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from briefer.collect.collected import Collected, merged
from briefer.collect.files import file_articles
from briefer.collect.health import SourceHealth
from briefer.collect.jsonlines import Glance, whole
from briefer.collect.kinds import KINDS
from briefer.collect.origin import host_of, is_local
from briefer.collect.reader import read
from briefer.collect.search import is_template
from briefer.collect.visit import Read, Visitor
from briefer.collect.visited import Visited
from briefer.collect.worker import workers
from briefer.errors import ConfigError, SourceError
from briefer.model import Problem, Source
from briefer.model.articles import MAIL_SCHEMES
from briefer.model.steps import Step
from briefer.ports import Fetch, Fetched, Validators
from briefer.text.counting import counted

HOSTS_AT_ONCE = 96  # so many hosts may hang without holding up the others
PAUSE = 0.5  # seconds between two requests to one host


def gather(
    sources: Sequence[Source],
    *,
    fetch: Fetch,
    at: datetime,
    progress: Callable[[str], None] = lambda line: None,
    known: Mapping[str, SourceHealth] | None = None,
    each: Callable[[Collected], None] = lambda part: None,
    read_with: Read | None = None,
    pause: float = PAUSE,
    logged_in: Callable[[Source], Fetch | None] = lambda source: None,
    asking: Callable[[Source], None] = lambda source: None,
    instead: Callable[[Source], Collected | None] = lambda source: None,
    glance: Glance = whole,
) -> Collected:
    """All articles of all sources, each once; a source that fails is a problem, never the end.

    Hosts are asked at once, sources of one host one after the other with a pause. Fetched bodies
    are read in worker processes, or by `read_with`. `known` is the health of earlier runs, by
    source; `each` is called in this thread with what one source gave, as soon as it is there.
    `logged_in` gives the fetch of a source that is asked with a login of its own; a ConfigError
    of it is a problem of that source. `asking` and `instead` are called, in any thread, when a
    source's turn begins; what `instead` has of it stands for asking. `glance`
    is shown each article of a file of JSON, and may let go of its text.
    """
    parts: dict[int, Collected] = {}

    def arrived(place: int, part: Collected) -> None:
        parts[place] = part
        line = f"{sources[place].name}: {_summed_up(part)}"
        progress(Step(line, doing="collecting", number=len(parts), of=len(sources)))
        each(part)

    far = {n: source for n, source in enumerate(sources) if is_far(source)}
    for n, source in enumerate(sources):
        if n not in far:
            arrived(n, _from_disk(source, at=at, glance=glance))
    reader = nullcontext(read_with) if read_with or not far else workers()
    with reader as reading:
        visitor = Visitor(fetch, reading or read, at)
        turn = _Turn(visitor, known or {}, logged_in, asking, instead)
        for n, part in _answers(far, turn, pause=pause):
            arrived(n, part)
    return merged(parts[n] for n in sorted(parts))


def is_far(source: Source) -> bool:
    """Whether the source is asked over the network."""
    far = source.url.startswith(("http://", "https://", *MAIL_SCHEMES))
    return far or source.kind not in KINDS


def unasked(source: Source, reason: str) -> Collected:
    """That the source gave nothing, for a reason that is not its own: its health stays."""
    visit = Visited(source.name, "failed", host=host_of(source.url), reason=reason[:300])
    return Collected(problems=(Problem(source.name, reason[:300]),), visits=(visit,))


def _answers(
    sources: Mapping[int, Source], turn: _Turn, *, pause: float
) -> Iterator[tuple[int, Collected]]:
    """What each source gave, by its place, in the order of arrival."""
    if not sources:
        return
    arrivals: queue.SimpleQueue[tuple[int, Collected]] = queue.SimpleQueue()
    stop = threading.Event()

    def visit_in_turn(host: str, turns: Sequence[int]) -> None:
        for n in turns:
            if stop.is_set():
                return
            arrivals.put((n, turn.of(sources[n])))
            if n != turns[-1] and not is_local(host):
                stop.wait(pause)

    by_host: dict[str, list[int]] = {}
    for n, source in sources.items():
        by_host.setdefault(host_of(source.url) or urlsplit(source.url).netloc, []).append(n)
    with ThreadPoolExecutor(min(HOSTS_AT_ONCE, len(by_host))) as pool:
        try:
            for host, turns in by_host.items():
                pool.submit(visit_in_turn, host, turns)
            for _ in sources:
                yield arrivals.get()
        finally:
            stop.set()


@dataclass(frozen=True, slots=True)
class _Turn:
    """One source's turn: asked with its login, its bytes and seconds counted."""

    visitor: Visitor
    known: Mapping[str, SourceHealth]
    logged_in: Callable[[Source], Fetch | None]
    asking: Callable[[Source], None]
    instead: Callable[[Source], Collected | None]

    def of(self, source: Source) -> Collected:
        if is_template(source):
            return unasked(source, "its search template was not filled with the words of a topic")
        began, counted = time.monotonic(), _Counted(self.visitor.fetch)
        try:
            self.asking(source)
            if other := self.instead(source):
                return other
            counted.fetch = self.logged_in(source) or counted.fetch
            found = self.visitor.counting(counted).visit(source, self.known.get(source.name))
        except ConfigError as error:  # nothing was asked: its health stays what it was
            found = unasked(source, str(error))
        except Exception as error:  # a bug met in one source must not cost the others
            found = unasked(source, f"it could not be collected ({type(error).__name__}: {error})")
        seconds = time.monotonic() - began
        visits = tuple(
            Visited(v.source, v.outcome, v.host, v.articles, counted.received, seconds, v.reason)
            for v in found.visits
        )
        return Collected(found.articles, found.problems, found.failed, found.health, visits)


@dataclass(slots=True)
class _Counted:
    """A fetch that knows how many bytes it has cost."""

    fetch: Fetch
    received: int = 0

    def __call__(self, url: str, *, validators: Validators | None = None) -> Fetched:
        try:
            answer = self.fetch(url, validators=validators)
        except SourceError as error:
            self.received += error.received
            raise
        self.received += answer.received
        return answer


def _from_disk(source: Source, *, at: datetime, glance: Glance) -> Collected:
    began = time.monotonic()
    found = file_articles(source, at=at, glance=glance)
    reason = found.problems[0].reason if found.problems else ""
    visit = Visited(
        source.name,
        "failed" if reason and not found.articles else "read",
        articles=len(found.articles),
        seconds=time.monotonic() - began,
        reason=reason,
    )
    return replace(found, visits=(visit,))


def _summed_up(part: Collected) -> str:
    waiting = [v for v in part.visits if v.outcome in ("unchanged", "waiting")]
    if waiting and not part.problems:
        return f"{waiting[0].outcome}{', ' + waiting[0].reason if waiting[0].reason else ''}"
    articles, problems = len(part.articles), len(part.problems)
    said = f", {counted(problems, 'problem')} ({part.problems[0].reason})" if problems else ""
    return f"{counted(articles, 'article')}{said}"
