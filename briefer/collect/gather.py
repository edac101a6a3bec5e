"""Sources in, all that could be had from them out. Edge: files, and the network by its port."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import datetime

from briefer.collect.collected import Collected, merged
from briefer.collect.files import file_articles
from briefer.collect.health import SourceHealth
from briefer.collect.origin import host_of, is_local
from briefer.collect.reading import read
from briefer.collect.search import is_template
from briefer.collect.visit import Read, Visitor
from briefer.collect.worker import workers
from briefer.model import Problem, Source
from briefer.ports import Fetch

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
    full_text: Collection[str] = (),
    read_with: Read | None = None,
    pause: float = PAUSE,
) -> Collected:
    """All articles of all sources, each once; a source that fails is a problem, never the end.

    Hosts are asked at once, sources of one host one after the other with a pause. Fetched bodies
    are read in worker processes, or by `read_with`. `known` is the health of earlier runs, by
    source; `each` is called in this thread with what one source gave, as soon as it is there.
    """
    parts: dict[int, Collected] = {}

    def arrived(place: int, part: Collected) -> None:
        parts[place] = part
        progress(f"{sources[place].name}: {len(part.articles)} articles{_failures(part)}")
        each(part)

    far = {n: source for n, source in enumerate(sources) if _is_far(source)}
    for n, source in enumerate(sources):
        if n not in far:
            arrived(n, file_articles(source, at=at))
    reader = nullcontext(read_with) if read_with or not far else workers()
    with reader as reading:
        visitor = Visitor(fetch, reading or read, at, full_text)
        for n, part in _visited(far, visitor, known or {}, pause=pause):
            arrived(n, part)
    return merged(parts[n] for n in sorted(parts))


def _is_far(source: Source) -> bool:
    return source.url.startswith(("http://", "https://"))


def _visited(
    sources: Mapping[int, Source],
    visitor: Visitor,
    known: Mapping[str, SourceHealth],
    *,
    pause: float,
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
            arrivals.put((n, _visit(visitor, sources[n], known.get(sources[n].name))))
            if n != turns[-1] and not is_local(host):
                stop.wait(pause)

    by_host: dict[str, list[int]] = {}
    for n, source in sources.items():
        by_host.setdefault(host_of(source.url), []).append(n)
    with ThreadPoolExecutor(min(HOSTS_AT_ONCE, len(by_host))) as pool:
        try:
            for host, turns in by_host.items():
                pool.submit(visit_in_turn, host, turns)
            for _ in sources:
                yield arrivals.get()
        finally:
            stop.set()


def _visit(visitor: Visitor, source: Source, known: SourceHealth | None) -> Collected:
    if is_template(source):
        reason = "its search template was not filled with the words of a topic"
        return Collected(problems=(Problem(source.name, reason),))
    try:
        return visitor.visit(source, known)
    except Exception as error:  # a bug met in one source must not cost the others
        reason = f"it could not be collected ({type(error).__name__}: {error})"
        return Collected(problems=(Problem(source.name, reason[:300]),))


def _failures(part: Collected) -> str:
    return f", {len(part.problems)} problems ({part.problems[0].reason})" if part.problems else ""
