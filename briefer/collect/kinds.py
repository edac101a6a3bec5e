"""The kinds of source: ours, and those of plug-ins by the group `briefer.sources`.

Pure but for one look: which plug-ins are installed, once, by `plugins.py`.

A plug-in's kind is a function. It gives records as a file of JSON Lines has them, and those are
read, cleaned and dated like any that were fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Any, Final, Protocol, get_args

from briefer.errors import SourceError
from briefer.model import Source, SourceKind
from briefer.plugins import Place
from briefer.ports import Fetch

KINDS: Final[tuple[str, ...]] = get_args(SourceKind)
_MOST: Final = 5000  # records of one source in one run


class ReadSource(Protocol):
    """A source in, its records out: `title`, `text`, `url`, `published` and so on.

    `fetch` asks as we do: with the limits, the refused private networks and the login of the
    source. Raises SourceError when there is nothing to be had.
    """

    def __call__(
        self, source: Source, *, fetch: Fetch, at: datetime
    ) -> Iterable[Mapping[str, Any]]: ...


PLACE: Final = Place(
    group="briefer.sources",
    what="kind of source",
    ours=frozenset(KINDS),
    amiss=lambda _, thing: "" if callable(thing) else "is no function",
)


def plugged_kind(kind: str) -> ReadSource | None:
    """The reader of a kind that is not ours. Raises ConfigError when the plug-in is broken."""
    if kind in KINDS:
        return None
    found: ReadSource | None = PLACE.get(kind)
    return found


def records_of(read: ReadSource, source: Source, *, fetch: Fetch, at: datetime) -> bytes:
    """What the plug-in gives, as JSON Lines. Raises SourceError whatever goes wrong in it."""
    try:
        given = islice(read(source, fetch=fetch, at=at), _MOST)
        lines = [json.dumps({**record, "source": source.name}) for record in given]
    except SourceError:
        raise
    except Exception as error:
        reason = f"the plug-in of kind {source.kind!r} failed ({type(error).__name__}: {error})"
        raise SourceError(source.name, reason) from error
    return "\n".join(lines).encode()
