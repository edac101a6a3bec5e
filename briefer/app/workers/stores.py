"""A place in, stores for the jobs of one worker out: each serves one job at a time. Assembly.

They stay open between jobs. One that failed is closed: its locks went with its connection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Final
from urllib.parse import urlencode

from briefer.errors import BrieferError, LockedError, StoreError
from briefer.store import Store, shared_store

_WAIT: Final = 20.0  # seconds that another job may hold what this one needs


class Stores:
    """The open stores of a worker; as many as it does jobs at once.

    Sessions with the database carry `name`: by it they are found and ended when the worker is
    taken for dead.
    """

    def __init__(self, place: str, name: str = "") -> None:
        self._place, self._name = place, name
        self._free: SimpleQueue[tuple[Store, ExitStack]] = SimpleQueue()

    def renamed(self, name: str) -> None:
        """From now on they are opened under that name; those that are not in use are closed."""
        if name != self._name:
            self._name = name
            self.close()

    @contextmanager
    def holding(self, names: Iterable[str] = ()) -> Iterator[Store]:
        """A store with these names held alone. Raises LockedError when another run has one."""
        store, open_ = self._one()
        taken: list[str] = []
        try:
            for name in sorted(set(names)):
                self._take(store, name)
                taken.append(name)
            yield store
        except StoreError:
            _close(open_)
            raise
        except BaseException:
            self._give_back(store, open_, taken)
            raise
        self._give_back(store, open_, taken)

    def close(self) -> None:
        """Closes those that no job uses."""
        with suppress(Empty):
            while True:
                _close(self._free.get_nowait()[1])

    def _one(self) -> tuple[Store, ExitStack]:
        with suppress(Empty):
            return self._free.get_nowait()
        open_ = ExitStack()
        return open_.enter_context(shared_store(_named(self._place, self._name))), open_

    def _take(self, store: Store, name: str) -> None:
        if store.share is None or not store.share.take(name, wait=_WAIT):
            raise LockedError(f"another run holds {name}; it is tried again later")

    def _give_back(self, store: Store, open_: ExitStack, taken: Iterable[str]) -> None:
        try:
            for name in taken:
                if store.share is not None:
                    store.share.free(name)
        except StoreError:  # what was held went with the connection, and what was done is saved
            _close(open_)
        else:
            self._free.put((store, open_))


def _named(place: str, name: str) -> str:
    """The address of the database, with the name that a session has there."""
    if not name:
        return place
    return f"{place}{'&' if '?' in place else '?'}{urlencode({'application_name': name})}"


def _close(open_: ExitStack) -> None:
    with suppress(BrieferError):
        open_.close()
