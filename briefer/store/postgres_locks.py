"""The locks of a PostgreSQL database, as advisory locks of one session of their own. An edge.

They hold against runs on every machine, for as long as that session lives.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError

from briefer.model import digest
from briefer.store.failures import store_errors
from briefer.store.postgres import KEY, engine_of, shown

_RUNNING = 2  # beside KEY: the whole store, as one number is a name


class PostgresLocks:
    """What one holder has of the locks of a database."""

    def __init__(self, url: str) -> None:
        self.where = shown(url)
        self._engine = engine_of(url)
        self._asking = Lock()  # a connection is for one thread at a time
        self._held: set[str] = set()
        try:
            with store_errors(self.where):
                self._connection = self._engine.connect()
        except BaseException:
            self._engine.dispose()
            raise

    def take_all(self, *, shared: bool) -> bool:
        kind = "_shared" if shared else ""
        return self._said(f"pg_try_advisory_lock{kind}({KEY}, {_RUNNING})")

    def take(self, name: str) -> bool:
        # A session may take its own lock again, and would have to free it as often.
        if name in self._held or not self._said(f"pg_try_advisory_lock({_number(name)})"):
            return False
        self._held.add(name)
        return True

    def free(self, name: str) -> None:
        if name in self._held:
            self._said(f"pg_advisory_unlock({_number(name)})")
            self._held.discard(name)

    def holder(self, name: str | None) -> str:
        """Unknown: its number would mean nothing on another machine."""
        return ""

    def close(self) -> None:
        # The server would free them too, but a moment after the session is gone.
        with suppress(SQLAlchemyError):
            self._connection.exec_driver_sql("SELECT pg_advisory_unlock_all()")
            self._connection.commit()
        self._connection.close()
        self._engine.dispose()

    def _said(self, asked: str) -> bool:
        with self._asking, store_errors(self.where):
            said = bool(self._connection.exec_driver_sql(f"SELECT {asked}").scalar_one())
            self._connection.commit()  # or it would stay in a transaction for the whole run
        return said


def _number(name: str) -> int:
    """The key of that name: 64 bits with a sign, as the database takes them.

    PostgreSQL keeps the keys of each of its databases apart.
    """
    return int.from_bytes(bytes.fromhex(digest(f"briefer {name}", length=16)), signed=True)
