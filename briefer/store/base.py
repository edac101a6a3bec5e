"""The database under a store: what reads it, what writes it, and the file itself. An edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from briefer.errors import StoreError
from briefer.store.failures import store_errors
from briefer.store.lock import Share, turn_to_write

P = ParamSpec("P")
T = TypeVar("T")


class Opened:
    """An open database. Every write is one transaction; every failure is a StoreError."""

    def __init__(
        self,
        engine: Engine,
        where: str,
        path: Path | None = None,
        *,
        share: Share | None = None,
        is_new: bool = False,
    ) -> None:
        """`share` is what its holder has of the locks; none for one that only looks."""
        self._engine = engine
        self.where = where
        self.path = path
        self.share = share
        self.is_new = is_new

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def check(self) -> None:
        """Raises StoreError when the file is damaged."""
        if self.path is not None:
            from briefer.store.sqlite import quick_check

            with self._reading() as connection:
                quick_check(connection, self.path)

    def back_up(self, target: Path) -> None:
        """A whole copy of a state file at `target`; a database server has its own tools."""
        if self.path is not None:
            from briefer.store.sqlite import back_up

            with store_errors(str(target)):
                back_up(self._engine, target)

    def copy_to(
        self, target: Opened, *, copied: Callable[[str, int], None] = lambda table, rows: None
    ) -> dict[str, int]:
        """Every row of every table into the empty `target`, all or none: rows by table.

        Read again there before it counts. Raises StoreError where the target holds something, or
        where a row did not arrive as it was; `copied` is told each table that did.
        """
        from briefer.store.copying import copy_rows, filled_tables

        def written(connection: Connection) -> dict[str, int]:
            if filled := filled_tables(connection):
                raise StoreError(
                    f"{target.where}: it is not empty ({', '.join(filled)} hold rows); a store is"
                    " copied only into a new file or an empty database"
                )
            return copy_rows(source, connection, copied=copied)

        with self._reading() as source:
            return target._written(written)

    def _written(
        self, work: Callable[Concatenate[Connection, P], T], *given: P.args, **named: P.kwargs
    ) -> T:
        """What that work answers, in one transaction; what it is given can be read again.

        A database server may give one of two transactions up for the other: that is done again.
        """

        def once() -> T:
            with self._engine.begin() as connection:
                return work(connection, *given, **named)

        if self.path is not None:
            with turn_to_write(self.path), store_errors(self.where, self.path):
                return once()
        with store_errors(self.where):
            return _again_if_given_up(once)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(reading=True)
        with store_errors(self.where, self.path), engine.connect() as connection:
            yield connection


# A deadlock, a transaction that cannot be put in a row with others, and a row that points at one
# that another run forgot meanwhile.
_GIVEN_UP = {"40P01", "40001", "23503"}
_TRIES = 6


def _again_if_given_up(once: Callable[[], T]) -> T:
    from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random

    retrying = Retrying(
        retry=retry_if_exception(_is_given_up),
        stop=stop_after_attempt(_TRIES),
        wait=wait_random(0, 0.3),
        reraise=True,
    )
    return retrying(once)


def _is_given_up(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", "") in _GIVEN_UP
