"""HTTP hooks in which no answer can be endless, in bytes or in time. Edge: imports the SDK's HTTP
client, so it is itself imported only where a model is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from ssl import SSLContext
from typing import Final

from httpx2 import Limits, Request, Response, SyncByteStream, create_ssl_context

MOST_BYTES: Final = 2_000_000  # of an answer: a hundred times a long one
_ENDS: Final = "briefer.ends"


class Overrun(Exception):
    """The answer broke a bound: `late` in time, else in size."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("late" if late else "large")
        self.late = late


@dataclass(frozen=True, slots=True)
class Bounds:
    """A clock and a byte count for each answer: a slow drip, a flood or a bomb ends."""

    seconds: float
    clock: Callable[[], float]

    def hooks(self) -> dict[str, list[Callable[..., None]]]:
        return {"request": [self._start], "response": [self._bound]}

    def _start(self, request: Request) -> None:
        request.headers["accept-encoding"] = "identity"
        request.extensions = {**request.extensions, _ENDS: self.clock() + self.seconds}

    def _bound(self, response: Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise Overrun(late=False)  # compressed against our wish: its size is unknown
        ends = response.request.extensions[_ENDS]
        if isinstance(response.stream, SyncByteStream):
            response.stream = _Bounded(response.stream, ends, self.clock)


@lru_cache(maxsize=1)
def trusted() -> SSLContext:
    """The certificates of this system, read once: that alone costs a tenth of a second."""
    return create_ssl_context()


def one_call_each() -> Limits:
    """No connection outlives its call: a handshake is nothing beside a model's answer, and a
    connection kept open may be dead by the next story."""
    return Limits(max_keepalive_connections=0)


class _Bounded(SyncByteStream):
    def __init__(self, stream: SyncByteStream, ends: float, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._ends = ends
        self._clock = clock

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._stream:
            size += len(piece)
            if size > MOST_BYTES:
                raise Overrun(late=False)
            if self._clock() > self._ends:
                raise Overrun(late=True)
            yield piece

    def close(self) -> None:
        self._stream.close()
