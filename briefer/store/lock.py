"""The place of a store in, what one run holds of it out: all of it, or a share and names. An edge.

A run has a share of the store and holds by name what it briefs and sends, alone: two topics at
once are two runs, the same one twice is told to come later. Whoever changes the store as a whole
(a migration, a restored copy) holds all of it. The system frees what is held the moment its
holder ends, however it ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

from briefer.errors import LockedError, StoreError
from briefer.store.file_locks import FileLocks

_PAUSE = 0.05  # seconds between two tries
_TO_WRITE = 0.005  # the same where a transaction is waited for
_WRITING = "the turn to write"
_BRIEFED = 600.0  # seconds for a run that briefs the same topic for others
_WRITTEN = 60.0  # seconds for the transactions of other runs


class Locks(Protocol):
    """The locks of one store as one holder sees them; whoever takes one is another holder."""

    where: str

    def take_all(self, *, shared: bool) -> bool: ...

    def take(self, name: str) -> bool: ...

    def free(self, name: str) -> None: ...

    def holder(self, name: str | None) -> str:
        """The number of the process that holds it, where that is known."""
        ...

    def close(self) -> None: ...


class Share:
    """A share of a store while its holder runs; more names can be taken and freed meanwhile.

    Safe between threads.
    """

    def __init__(self, locks: Locks) -> None:
        self._locks = locks

    def take(self, name: str, *, wait: float = 0.0) -> bool:
        """Whether the name is held now, by this holder alone; another is waited for so long."""
        return _within(wait, lambda: self._locks.take(name))

    def free(self, name: str) -> None:
        """Lets the name go; nothing where it was not held."""
        self._locks.free(name)


@contextmanager
def locked(place: str | Path, *, wait: float = 0.0) -> Iterator[None]:
    """Holds the whole store, alone; LockedError when a run has a share of it or all of it."""
    with _locks_of(place) as locks:
        if not _within(wait, lambda: locks.take_all(shared=False)):
            raise LockedError(_sentence(locks, None))
        yield


@contextmanager
def shared(
    place: str | Path,
    names: Iterable[str] = (),
    *,
    wait: float = 0.0,
    briefed: Iterable[str] = (),
) -> Iterator[Share]:
    """Holds a share of the store and these names alone; LockedError when another run has one.

    Somebody who has the whole of it is waited for so long; a run that briefs one of the
    `briefed` for others, as a digest does, for ten minutes.
    """
    with _locks_of(place) as locks:
        if not _within(wait, lambda: locks.take_all(shared=True)):
            raise LockedError(_sentence(locks, None))
        for name in sorted(set(names)):  # all take them in one order
            if not locks.take(name):
                raise LockedError(_sentence(locks, name))
        for name in sorted(set(briefed)):
            if not _within(_BRIEFED, partial(locks.take, name)):
                raise LockedError(_sentence(locks, name))
        yield Share(locks)


@contextmanager
def turn_to_write(path: Path) -> Iterator[None]:
    """Holds off every other writer of a state file, and with it the tidying of its log.

    SQLite would make them wait by itself, but before 3.51.3 two that write and tidy at the same
    moment can corrupt the file.
    """
    locks = FileLocks(path)
    try:
        if not _within(_WRITTEN, lambda: locks.take(_WRITING), pause=_TO_WRITE):
            raise StoreError(
                f"{path}: another program is writing to it; run again when it has finished"
            )
        yield
    finally:
        locks.close()


@contextmanager
def _locks_of(place: str | Path) -> Iterator[Locks]:
    if "://" in str(place):
        from briefer.store.postgres_locks import PostgresLocks

        locks: Locks = PostgresLocks(str(place))
    else:
        locks = FileLocks(place)
    try:
        yield locks
    finally:
        locks.close()


def _within(seconds: float, take: Callable[[], bool], *, pause: float = _PAUSE) -> bool:
    """Whether it could be taken, tried again and again for so long."""
    until = time.monotonic() + seconds
    while not take():
        if time.monotonic() >= until:
            return False
        time.sleep(pause)
    return True


def _sentence(locks: Locks, name: str | None) -> str:
    process = locks.holder(name)
    holder = f" (process {process})" if process else ""
    what = locks.where if name is None else f"{name} in {locks.where}"
    return f"another run{holder} holds {what}; this one did nothing, run it again later"
