"""An engine in; one that is asked no faster than its endpoint allows, out. Edge: it waits."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, Lock
from typing import Final, TypeVar

from briefer.ports import Ask, Prompt, Reply

AT_ONCE: Final = 16  # a dozen stories, some in two parts, are one wave
_MINUTE: Final = 60.0

Item = TypeVar("Item")
Result = TypeVar("Result")


def limited(
    ask: Ask,
    *,
    at_once: int = AT_ONCE,
    requests_per_minute: int | None = None,
    tokens_per_minute: int | None = None,
    count: Callable[[str], int] = len,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Ask:
    """At most `at_once` calls under way, and within any minute no more than the limits.

    A call that is itself larger than the tokens of a minute is made alone.
    """
    slots = BoundedSemaphore(at_once)
    pace = _Pace(requests_per_minute, tokens_per_minute)

    def patient(prompt: Prompt) -> Reply:
        size = count(prompt.system) + count(prompt.user) + prompt.reply_tokens
        with slots:
            wait = pace.wait_for(size, clock())
            if wait:
                sleep(wait)
            return ask(prompt)

    return patient


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], *, at_once: int = AT_ONCE
) -> tuple[Result, ...]:
    """The results of the work in the order of the items, worked on side by side.

    Work on an item begins as soon as it is there, while the next is still being made. The
    first error is raised, and nothing that has not begun is begun after it.
    """
    if at_once <= 1:
        return tuple(work(item) for item in items)
    with ThreadPoolExecutor(at_once, thread_name_prefix="story") as pool:
        try:
            futures = [pool.submit(work, item) for item in items]
            return tuple(future.result() for future in futures)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


class _Pace:
    """When each call of the last minute starts, and how large it is."""

    def __init__(self, requests: int | None, tokens: int | None) -> None:
        self._requests = requests
        self._tokens = tokens
        self._begun: deque[tuple[float, int]] = deque()
        self._lock = Lock()

    def wait_for(self, size: int, now: float) -> float:
        """Seconds until a call of that size may start; its start is booked."""
        with self._lock:
            start = self._start(size, now)
            self._begun.append((start, size))
            return start - now

    def _start(self, size: int, now: float) -> float:
        """The first moment at which the minute before has room for the call."""
        while self._begun and self._begun[0][0] <= now - _MINUTE:
            self._begun.popleft()
        earliest = max([now, *(begun for begun, _ in self._begun)])  # calls start in their order
        freed = (begun + _MINUTE for begun, _ in self._begun)
        candidates = [earliest, *(moment for moment in freed if moment > earliest)]
        return next(moment for moment in candidates if self._has_room(size, moment))

    def _has_room(self, size: int, moment: float) -> bool:
        recent: Sequence[int] = [
            tokens for begun, tokens in self._begun if moment - _MINUTE < begun
        ]
        if self._requests is not None and len(recent) >= self._requests:
            return False
        return self._tokens is None or not recent or sum(recent) + size <= self._tokens
