"""A path or a URL in, the store behind it out. An edge."""

from __future__ import annotations

from pathlib import Path

from briefer.store.store import Store


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
