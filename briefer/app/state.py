"""What a command asks for in, the store it works with out: opened, shared, or none. Assembly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.app.context import Context
from briefer.errors import UsageError
from briefer.model.steps import Detail
from briefer.secrets import remember_address, safe

if TYPE_CHECKING:
    from briefer.store import Store


def held_by(name: str, topics: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a run holds at once, and what it waits for where another run briefs that."""
    return (f"the run of {name}",), (name, *topics)


@contextmanager
def store_of_run(
    context: Context,
    chosen: str | None,
    name: str,
    topics: Iterable[str] = (),
    *,
    needed: bool,
    at: datetime,
    say: Callable[[str], None],
) -> Iterator[Store | None]:
    """The store held for the run of that topic or digest; none for a look at the sample or given
    articles. Another run that briefs one of its `topics` is waited for.

    With a briefer.toml of one's own sources, a `chosen` place, or where the run cannot do without
    (`needed`: it sends) there is one.
    """
    unkept = context.path is None or context.is_sample
    if unkept and chosen is None and not needed:
        yield None
        return
    from briefer.store import store_for_run  # a look at the sample needs no database

    with store_for_run(context.state(chosen), *held_by(name, topics), at=at, say=say) as store:
        yield store


@contextmanager
def store_for_sending(
    context: Context,
    chosen: str | None,
    names: Iterable[str] = (),
    briefed: Iterable[str] = (),
) -> Iterator[Store]:
    """The store with these names held: what was sent under them stands in it.

    Another run that has one of the `briefed` is waited for.
    """
    from briefer.store import shared_store

    with shared_store(context.state(chosen), names, briefed) as store:
        yield store


@contextmanager
def existing_store(context: Context, chosen: str | None) -> Iterator[Store | None]:
    """The store if there is one already: looking makes none."""
    from briefer.store import open_store

    place = context.state(chosen)
    if "://" not in place and not Path(place).exists():
        yield None
        return
    with open_store(place) as store:
        yield store


def copied_store(source: str, target: str, *, say: Callable[[str], None]) -> dict[str, int]:
    """The store in one place copied to another that is empty: the rows of each table.

    Both are held, so that no run changes either meanwhile. Raises UsageError where there is no
    store to copy, StoreError where the target holds something.
    """
    from briefer.store import whole_store

    for place in (source, target):
        remember_address(place)
    if "://" not in source and not Path(source).expanduser().exists():
        raise UsageError(f"{safe(source)}: there is no store; give the file or the URL of one")
    if _same(source, target):
        raise UsageError("the store and its copy are one place; give two")
    with whole_store(source) as store, whole_store(target) as copy:
        store.check()
        return store.copy_to(copy, copied=lambda table, rows: say(Detail(f"{table}: {rows} rows")))


def _same(source: str, target: str) -> bool:
    if "://" in source or "://" in target:
        return source == target
    return Path(source).expanduser().resolve() == Path(target).expanduser().resolve()
