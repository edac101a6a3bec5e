"""The database under a store: what reads it, what writes it, and the file itself. An edge."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

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

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with store_errors(self.where, self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(reading=True)
        with store_errors(self.where, self.path), engine.connect() as connection:
            yield connection
