"""A database URL in, an engine over PostgreSQL with our schema up to date out.

Everything lies in a schema of its own, `briefer`, whatever else the database holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from briefer.distribution import installing
from briefer.errors import ConfigError, LockedError, NewerStateError
from briefer.store.failures import store_errors
from briefer.store.migrations import STEPS, Step, take_steps

_KEY = 0x62726673  # of the advisory locks: "brfs"
_MIGRATING, _RUNNING = 1, 2


def postgres_engine(url: str, *, steps: Sequence[Step] = STEPS) -> Engine:
    """The database, its tables made or brought up to date. Raises StoreError or NewerStateError."""
    engine = _engine(url)
    with store_errors(shown(url)):
        try:
            with engine.begin() as connection:
                _bring_up_to_date(connection, shown(url), steps)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def advisory_lock(url: str) -> Iterator[None]:
    """Held by a connection of its own for as long as it lives, against runs on every machine."""
    engine = _engine(url)
    try:
        with store_errors(shown(url)):
            connection = engine.connect()
        with connection:
            if not _lock_is_ours(connection, shown(url)):
                raise LockedError(
                    f"another run holds {shown(url)}; this one did nothing, run it again later"
                )
            yield
    finally:
        engine.dispose()


def shown(url: str) -> str:
    """The URL without its password, which may stand in its query as well."""
    return _url(url).set(query={}).render_as_string(hide_password=True)


def _lock_is_ours(connection: Connection, where: str) -> bool:
    with store_errors(where):
        asked = f"SELECT pg_try_advisory_lock({_KEY}, {_RUNNING})"
        taken = bool(connection.exec_driver_sql(asked).scalar_one())
        connection.commit()  # or it would stay in a transaction for the whole run
    return taken


def _url(url: str) -> URL:
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        raise ConfigError("the state's URL is not one; write postgresql://user@host/name") from None
    if parts.get_backend_name() not in ("postgresql", "postgres"):
        raise ConfigError(
            f"state = {parts.drivername}://… is no database briefer knows; give a file's path or"
            " postgresql://user@host/name"
        )
    return parts.set(drivername="postgresql+psycopg")


def _engine(url: str) -> Engine:
    try:
        return create_engine(
            _url(url),
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            connect_args={"options": "-csearch_path=briefer", "connect_timeout": 10},
            hide_parameters=True,
        )
    except (ImportError, NoSuchModuleError) as error:
        raise ConfigError(
            f"a PostgreSQL state needs the package psycopg: {installing('postgres')}"
        ) from error


def _bring_up_to_date(connection: Connection, where: str, steps: Sequence[Step]) -> None:
    # Two runs that begin on an empty database: the second waits here for the first.
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_KEY}, {_MIGRATING})")
    version = _version(connection)
    if version > len(steps):
        raise NewerStateError(
            f"{where}: it was written by a newer briefer (form {version}, this one knows"
            f" {len(steps)}); upgrade briefer, or choose another with --state"
        )
    if version == len(steps):
        return
    take_steps(connection, steps, done=version)
    connection.exec_driver_sql("UPDATE form SET version = %s", (len(steps),))


def _version(connection: Connection) -> int:
    known = connection.exec_driver_sql("SELECT to_regclass('briefer.form') IS NOT NULL")
    if not known.scalar_one():
        connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS briefer")
        connection.exec_driver_sql("CREATE TABLE briefer.form (version INTEGER NOT NULL)")
        connection.exec_driver_sql("INSERT INTO briefer.form VALUES (0)")
    return int(connection.exec_driver_sql("SELECT version FROM form").scalar_one())
