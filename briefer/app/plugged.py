"""The plug-ins that are installed in, which are used and why others are not out. Assembly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefer.app import plugged_engines
from briefer.collect import kinds
from briefer.deliver import registry
from briefer.languages import known
from briefer.plugins import strangers

PLACES: Final = (kinds.PLACE, registry.PLACE, plugged_engines.PLACE, known.PLACE)


def plugins_examined() -> Iterator[tuple[str, str, str]]:
    """Each plug-in by its title, what it is, and the sentence why it is not used, or nothing."""
    for place in PLACES:
        for plugged, fault in place.examined():
            yield plugged.title, f"a {place.what}, used when it is named", fault
    groups = ", ".join(place.group for place in PLACES)
    for plugged in strangers(PLACES):
        yield (
            plugged.title,
            "",
            f"its group {plugged.group} is no place for plug-ins and nothing of it is used; there"
            f" are {groups}",
        )
