"""A path in, an engine over a SQLite file that is ours and up to date out.

One connection, one writer: BEGIN IMMEDIATE for every write, WAL, and synchronous FULL, so
that what the ledger was told before a send survives a power cut.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from threading import get_ident
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from briefer.errors import NewerStateError, StoreError
from briefer.store.failures import damaged, store_errors
from briefer.store.migrations import STEPS, Step, take_steps

APPLICATION_ID = 0x62726673  # "brfs", at byte 68 of the file
WAIT = 60.0  # seconds for another writer to finish: several runs may save at once
_MAGIC = b"SQLite format 3\x00"


def sqlite_engine(
    path: Path,
    *,
    steps: Sequence[Step] = STEPS,
    alone: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Engine:
    """The state file, made if there is none, brought up to date `alone`.

    Raises StoreError or NewerStateError.
    """
    with store_errors(str(path), path):
        if not path.exists():
            _create(path, steps)
        _refuse_foreign(path)
        engine = _engine(path)
        try:
            _bring_up_to_date(engine, path, steps, alone)
        except BaseException:
            engine.dispose()
            raise
        return engine


def quick_check(connection: Connection, path: Path) -> None:
    """Raises StoreError when the file is damaged."""
    found = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    if found != ["ok"]:
        raise StoreError(f"{path}: {damaged(path)}")


def back_up(engine: Engine, target: Path) -> None:
    """A whole copy of the store at `target`, or none."""
    half = target.with_name(f".{target.name}.{os.getpid()}.{get_ident()}.half")
    try:
        half.unlink(missing_ok=True)
        os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # as the store itself
        with closing(engine.raw_connection()) as source, closing(sqlite3.connect(half)) as copy:
            assert isinstance(source.driver_connection, sqlite3.Connection)
            source.driver_connection.backup(copy)
        half.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{target}: the backup could not be written ({error})") from error
    finally:
        half.unlink(missing_ok=True)


# ---------------------------------------------------------------- the file


def _create(path: Path, steps: Sequence[Step]) -> None:
    """Built beside its place and moved there whole: killed half-way, no empty file is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}.new")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    engine = _engine(half)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            _apply(connection, steps, done=0)
        engine.dispose()
        _move_into_place(half, path)
    finally:
        engine.dispose()
        for name in (half, Path(f"{half}-wal"), Path(f"{half}-shm")):
            name.unlink(missing_ok=True)


def _move_into_place(half: Path, path: Path) -> None:
    try:
        os.link(half, path)  # unlike a rename it never replaces what another run just made
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        half.replace(path)


def _refuse_foreign(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        raise StoreError(f"{path}: it is empty; delete it, or choose another with --state")
    if not head.startswith(_MAGIC):
        raise StoreError(f"{path}: it is no state file; choose another with --state")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise StoreError(f"{path}: it belongs to another program; choose another with --state")


def _bring_up_to_date(
    engine: Engine,
    path: Path,
    steps: Sequence[Step],
    alone: Callable[[], AbstractContextManager[None]],
) -> None:
    with engine.connect().execution_options(reading=True) as connection:
        version = _version(connection)
    if version > len(steps):
        raise NewerStateError(
            f"{path}: it was written by a newer briefer (form {version}, this one knows"
            f" {len(steps)}); upgrade briefer, or choose another with --state"
        )
    if version < len(steps):
        with alone():
            _take_steps(engine, path, steps)


def _take_steps(engine: Engine, path: Path, steps: Sequence[Step]) -> None:
    with engine.connect().execution_options(reading=True) as connection:
        version = _version(connection)
        quick_check(connection, path)
    if version == len(steps):  # another run was faster
        return
    back_up(engine, path.with_name(f"{path.name}.v{version}.bak"))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what a step takes out is gone
        _apply(connection, steps, done=_version(connection))


def _apply(connection: Connection, steps: Sequence[Step], *, done: int) -> None:
    take_steps(connection, steps, done=done)
    connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


# ---------------------------------------------------------------- the connection


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),  # a path may hold a "?" or a "%"
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"timeout": WAIT, "check_same_thread": False},
        hide_parameters=True,  # an error must not show the text of an article or an address
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where _begin says so
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A deferred BEGIN that turns into a write fails at once when another writer is there,
    # whatever the timeout; IMMEDIATE waits.
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
