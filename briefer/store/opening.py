"""A path or a URL in, the store behind it out. An edge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path

from briefer.errors import StoreError
from briefer.store.lock import Share, locked, shared
from briefer.store.store import Store

Alone = Callable[[], AbstractContextManager[None]]

_BACKUP_EVERY = timedelta(hours=20)  # so that a daily run makes one a day
_BACKUP = "the backup of the day"  # no topic's name: those have no "the" of ours in front
_MADE = 1.0  # seconds in which another run makes the tables of a new database
_MIGRATED = 60.0  # seconds in which another run brings an old store up to date


@contextmanager
def store_for_run(
    place: str | Path,
    names: Iterable[str] = (),
    briefed: Iterable[str] = (),
    *,
    at: datetime,
    say: Callable[[str], None],
) -> Iterator[Store]:
    """The store with these names held, found undamaged, with a backup of the day beside it."""
    with shared_store(place, names, briefed) as store:
        if not store.is_new:
            store.check()
            _back_up(store, at=at, say=say)
        yield store


@contextmanager
def shared_store(
    place: str | Path, names: Iterable[str] = (), briefed: Iterable[str] = ()
) -> Iterator[Store]:
    """The store, a share of it and these names held alone. LockedError when another run has one.

    Another run that has one of the `briefed` is waited for.
    One of an older form is first brought up to date, which nobody else may be at work for.
    """
    wanted, topics = tuple(names), tuple(briefed)
    with ExitStack() as stack:
        share = stack.enter_context(shared(place, wanted, wait=_MADE, briefed=topics))
        try:
            store = _opened(place, share, alone=_refused)
        except _OldFormError:
            stack.close()
            open_store(place).close()
            share = stack.enter_context(shared(place, wanted, wait=_MIGRATED, briefed=topics))
            store = _opened(place, share, alone=_refused)
        with store:
            yield store


@contextmanager
def whole_store(place: str | Path) -> Iterator[Store]:
    """The store, all of it held: no run is at it meanwhile. LockedError when one is."""
    with locked(place), _opened(place, None, alone=nullcontext) as store:
        yield store


def open_store(place: str | Path) -> Store:
    """The store in that file or PostgreSQL database, made if there is none; use it with `with`.

    Raises StoreError when it cannot be used, NewerStateError when a newer briefer wrote it.
    """
    return _opened(place, None, alone=lambda: locked(place, wait=_MIGRATED))


class _OldFormError(Exception):
    """The store is to be brought up to date, and that under another lock."""


@contextmanager
def _refused() -> Iterator[None]:
    raise _OldFormError
    yield


def _opened(place: str | Path, share: Share | None, *, alone: Alone) -> Store:
    where = str(place)
    if "://" in where:
        from briefer.store.postgres import postgres_engine, shown

        return Store(postgres_engine(where, alone=alone), shown(where), share=share)
    from briefer.store.sqlite import sqlite_engine

    path = Path(place).expanduser()
    is_new = not path.exists()
    return Store(sqlite_engine(path, alone=alone), str(path), path, share=share, is_new=is_new)


def _back_up(store: Store, *, at: datetime, say: Callable[[str], None]) -> None:
    if store.path is None or store.share is None or not store.share.take(_BACKUP):
        return  # where another run is at it, that one will do
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
    finally:
        store.share.free(_BACKUP)
