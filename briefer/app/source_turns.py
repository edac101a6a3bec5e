"""One source read by one run at a time: what another run just read is taken from the store.

Assembly. A source's turn begins in the thread that asks it and is over when what it gave is
saved; until then its name is held. Nothing that is held waits for a source of another run: each
is saved and let go whatever becomes of the next, so runs never wait in a circle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from briefer.collect.collected import Collected
from briefer.collect.gather import unasked
from briefer.collect.health import SourceHealth
from briefer.collect.origin import host_of
from briefer.collect.visited import Visited
from briefer.model import Problem, Source

if TYPE_CHECKING:
    from briefer.store import Store

_WAIT: Final = 60.0  # seconds that another run may take to read a source
_BUSY: Final = "another run is still reading it; only what it gave before is used"


class SourceTurns:
    """The turns of one run's sources; `known` is how they were when the run began."""

    def __init__(
        self, store: Store | None, known: Mapping[str, SourceHealth], *, wait: float = _WAIT
    ) -> None:
        self._store, self._known, self._wait = store, known, wait

    def instead(self, source: Source) -> Collected | None:
        """None when it is this run's turn to ask; else what stands for asking."""
        if self._store is None or self._store.share is None:
            return None
        if not self._store.share.take(_held_name(source.name), wait=self._wait):
            return unasked(source, _BUSY)
        before, now = self._known.get(source.name), self._store.asked(source.name)
        if now is None or now.asked == (before.asked if before else None):
            return None
        self.over(source.name)
        return _just_asked(source, now)

    def over(self, source: str) -> None:
        """The source was saved; another run may ask it."""
        if self._store is not None and self._store.share is not None:
            self._store.share.free(_held_name(source))


def _held_name(source: str) -> str:
    return f"source {source}"


def _just_asked(source: Source, health: SourceHealth) -> Collected:
    """What another run got lies in the store; what it could not get is a problem here too."""
    outcome: tuple[Problem, ...] = ()
    if health.error:
        outcome = (Problem(source.name, health.error),)
    reason = "another run has just asked it"
    visit = Visited(source.name, "waiting", host=host_of(source.url), reason=reason)
    return Collected(problems=outcome, visits=(visit,))
