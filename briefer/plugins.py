"""Plug-ins of other packages, by their entry points: a group and a name in, what stands there out.

Entry points are read once, when something is asked for that is not ours. A plug-in that is broken,
or has a name of ours, costs nobody else anything: whoever asks for it is told, and `doctor` is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, EntryPoint, distributions
from typing import Any, Final

from briefer.errors import ConfigError

PREFIX: Final = "briefer."


@dataclass(frozen=True, slots=True)
class Plugged:
    """An entry point: the group and the name, the package it came with, and where the thing is."""

    group: str
    name: str
    package: str
    entry: EntryPoint

    @property
    def title(self) -> str:
        return f"plug-in {self.name} of {self.package}"


@dataclass(frozen=True, slots=True)
class Place:
    """A group of entry points: what such a thing is called, the names of ours, and what fits.

    `amiss` says what is wrong with a thing under its name, or nothing.
    """

    group: str
    what: str
    ours: frozenset[str]
    amiss: Callable[[str, Any], str]

    def names(self) -> tuple[str, ...]:
        """The names that plug-ins have here, those of ours left out; nothing is loaded."""
        return tuple(sorted({p.name for p in _installed(self.group)} - self.ours))

    def get(self, name: str) -> Any | None:
        """The thing of that name, None where no plug-in has it. ConfigError says it is broken."""
        found = [plugged for plugged in _installed(self.group) if plugged.name == name]
        if not found or name in self.ours:
            return None
        thing, fault = _examined(self, found[0])
        if fault:
            raise ConfigError(fault)
        return thing

    def examined(self) -> Iterator[tuple[Plugged, str]]:
        """Every plug-in here, loaded, and the sentence that says why it is not used, or nothing."""
        for plugged in _installed(self.group):
            yield plugged, _examined(self, plugged)[1]


def strangers(places: tuple[Place, ...]) -> tuple[Plugged, ...]:
    """Entry points of groups that look like ours, and are no places for plug-ins."""
    known = {place.group for place in places}
    return tuple(plugged for plugged in _all() if plugged.group not in known)


@cache
def _examined(place: Place, plugged: Plugged) -> tuple[Any, str]:
    """The thing, and why it is not used."""
    others = [p.package for p in _installed(place.group) if p.name == plugged.name]
    if plugged.name in place.ours:
        return None, (
            f"the {place.what} {plugged.name!r} of the package {plugged.package} has the name of"
            " one of briefer's own, which is used; the plug-in has to take another name"
        )
    if len(others) > 1:
        return None, (
            f"the {place.what} {plugged.name!r} comes with several packages,"
            f" {' and '.join(sorted(others))}, and none is used; uninstall all but one"
        )
    try:
        thing = plugged.entry.load()
        wrong = place.amiss(plugged.name, thing)
    except (Exception, SystemExit) as error:  # whatever somebody else's module does
        thing, wrong = None, f"cannot be loaded ({type(error).__name__}: {_line(error)})"
    if wrong:
        return None, (
            f"the {place.what} {plugged.name!r} of the package {plugged.package} {wrong};"
            " update that package or uninstall it"
        )
    return thing, ""


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]


def _installed(group: str) -> tuple[Plugged, ...]:
    return tuple(plugged for plugged in _all() if plugged.group == group)


@cache
def _all() -> tuple[Plugged, ...]:
    """The entry points of our groups; the tables of packages that have none are not parsed."""
    found: dict[str, Distribution] = {}
    for distribution in distributions():
        text = distribution.read_text("entry_points.txt") or ""
        if f"[{PREFIX}" in text:  # where two copies are installed, the first is what is imported
            found.setdefault(distribution.metadata["Name"], distribution)
    return tuple(
        Plugged(entry.group, entry.name, name, entry)
        for name, distribution in sorted(found.items())
        for entry in distribution.entry_points
        if entry.group.startswith(PREFIX)
    )
