"""A path or a URL in, the store behind it out. An edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from briefer.errors import StoreError
from briefer.store.lock import locked
from briefer.store.store import Store

_BACKUP_EVERY = timedelta(hours=20)  # so that a daily run makes one a day


@contextmanager
def store_for_run(
    place: str | Path, *, at: datetime, say: Callable[[str], None]
) -> Iterator[Store]:
    """The store under its lock, found undamaged, with a backup of the day beside its file."""
    with locked(place):
        is_new = "://" not in str(place) and not Path(place).expanduser().exists()
        with open_store(place) as store:
            if not is_new:
                store.check()
                _back_up(store, at=at, say=say)
            yield store


def _back_up(store: Store, *, at: datetime, say: Callable[[str], None]) -> None:
    if store.path is None:
        return
    target = store.path.with_name(f"{store.path.name}.daily.bak")
    try:
        if (
            target.exists()
            and at.timestamp() - target.stat().st_mtime < _BACKUP_EVERY.total_seconds()
        ):
            return
        store.back_up(target)
    except (StoreError, OSError) as error:  # the run itself may still have room enough
        say(f"no backup of the store today: {error}")


def open_store(place: str | Path) -> Store:
    """The store in that file or PostgreSQL database, made if there is none; use it with `with`.

    Raises StoreError when it cannot be used, NewerStateError when a newer briefer wrote it.
    """
    where = str(place)
    if "://" in where:
        from briefer.store.postgres import postgres_engine, shown

        return Store(postgres_engine(where), shown(where))
    from briefer.store.sqlite import sqlite_engine

    path = Path(place).expanduser()
    return Store(sqlite_engine(path), str(path), path)
