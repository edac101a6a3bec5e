"""A briefer.toml that names no `state` in, the file its memory is kept in out. Assembly.

Each such file has a store of its own, so that no project publishes or tells what another made. Its
folder is named for the file's path, which is how the store of one that was moved is found again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from briefer.collect.spelling import kept_address
from briefer.config import Config
from briefer.model import digest as digest_of

SHARED: Final = "briefer.db"  # of runs without a file, of the user's own, and once of all
_LONGEST: Final = 240  # bytes of a folder's name


def own_store(folder: Path, path: Path, config: Config) -> Path:
    """The store of that configuration below the user's `folder` of stores.

    There is none yet: then the one that has its memory, if there is such a one: that which all
    configurations once shared, or that of a file that has gone since. Else a new one.
    """
    own = folder / _name(path) / SHARED
    if own.exists():
        return own
    return next((old for old in _left(folder) if _has_memory(old, config)), own)


def _name(path: Path) -> str:
    """The path in signs that every file system takes; a long one as its digest."""
    name = quote(str(path.resolve()), safe=" ")
    return name if len(name) <= _LONGEST else digest_of(str(path.resolve()), length=16)


def _left(folder: Path) -> Iterator[Path]:
    """The stores that are of no other file, the one of all first."""
    if (folder / SHARED).exists():
        yield folder / SHARED
    for store in sorted(folder.glob(f"*/{SHARED}")):
        if "%" in store.parent.name and not Path(unquote(store.parent.name)).exists():
            yield store


def _has_memory(store: Path, config: Config) -> bool:
    from briefer.store.holding import remembers

    topics = [topic.name for topic in config.topics]
    topics += [digest.name for digest in config.digests]
    addresses = [(source.url, kept_address(source.url)) for source in config.sources]
    sources = [source.name for source in config.sources]
    sources += [address for pair in addresses for address in pair if address]
    return remembers(store, topics=topics, sources=sources)
