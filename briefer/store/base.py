"""The database under a store: what reads it, what writes it, and the file itself. An edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from briefer.errors import StoreError
from briefer.store.failures import store_errors


class Opened:
    """An open database. Every write is one transaction; every failure is a StoreError."""

    def __init__(self, engine: Engine, where: str, path: Path | None = None) -> None:
        self._engine = engine
        self.where = where
        self.path = path

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

        with self._reading() as source, target._writing() as connection:
            if filled := filled_tables(connection):
                raise StoreError(
                    f"{target.where}: it is not empty ({', '.join(filled)} hold rows); a store is"
                    " copied only into a new file or an empty database"
                )
            return copy_rows(source, connection, copied=copied)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with store_errors(self.where, self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(reading=True)
        with store_errors(self.where, self.path), engine.connect() as connection:
            yield connection
