"""A database URL in, an engine over PostgreSQL with our schema up to date out.

Everything lies in a schema of its own, `briefer`, whatever else the database holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from briefer.distribution import installing
from briefer.errors import ConfigError, NewerStateError
from briefer.store.failures import store_errors
from briefer.store.migrations import STEPS, Step, take_steps

KEY = 0x62726673  # of the advisory locks: "brfs"
_MIGRATING = 1


def postgres_engine(
    url: str,
    *,
    steps: Sequence[Step] = STEPS,
    alone: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Engine:
    """The database, its tables made or brought up to date, which is done `alone`.

    Raises StoreError or NewerStateError.
    """
    engine = engine_of(url)
    with store_errors(shown(url)):
        try:
            with engine.begin() as connection:
                is_done = _version(connection, shown(url), steps) == len(steps)
            if not is_done:
                with alone(), engine.begin() as connection:
                    _bring_up_to_date(connection, shown(url), steps)
        except BaseException:
            engine.dispose()
            raise
    return engine


def shown(url: str) -> str:
    """The URL without its password, which may stand in its query as well."""
    return _url(url).set(query={}).render_as_string(hide_password=True)


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


def engine_of(url: str) -> Engine:
    """One connection to that database; ConfigError when the URL or the driver is none."""
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
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({KEY}, {_MIGRATING})")
    version = _version(connection, where, steps)
    if version is None:
        connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS briefer")
        connection.exec_driver_sql("CREATE TABLE briefer.form (version INTEGER NOT NULL)")
        connection.exec_driver_sql("INSERT INTO briefer.form VALUES (0)")
    if version != len(steps):
        take_steps(connection, steps, done=version or 0)
        connection.exec_driver_sql("UPDATE form SET version = %s", (len(steps),))


def _version(connection: Connection, where: str, steps: Sequence[Step]) -> int | None:
    """How many steps the database took, None before the first. Raises NewerStateError."""
    known = connection.exec_driver_sql("SELECT to_regclass('briefer.form') IS NOT NULL")
    if not known.scalar_one():
        return None
    version = int(connection.exec_driver_sql("SELECT version FROM form").scalar_one())
    if version > len(steps):
        raise NewerStateError(
            f"{where}: it was written by a newer briefer (form {version}, this one knows"
            f" {len(steps)}); upgrade briefer, or choose another with --state"
        )
    return version
