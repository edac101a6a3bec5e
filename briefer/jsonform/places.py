"""A JSON value and where it stands in, our types or InputError out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from briefer.errors import InputError

VERSION = 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A value out of a JSON document, with the path that leads to it."""

    value: Any
    path: str

    def refused(self, what: str) -> InputError:
        return InputError(f"{self.path}: {what}")

    def __getitem__(self, key: str) -> Place:
        """The value under a key that must be there; null counts as missing."""
        found = self.get(key)
        if found is None:
            raise self.refused(f'the key "{key}" is missing')
        return found

    def get(self, key: str) -> Place | None:
        value = self.mapping().get(key)
        return None if value is None else Place(value, f"{self.path}.{key}")

    def mapping(self) -> Mapping[str, Any]:
        if not isinstance(self.value, Mapping):
            raise self.refused(f"must be an object, not {_shown(self.value)}")
        return self.value

    def list(self, key: str, *, required: bool = False) -> tuple[Place, ...]:
        """The places in the list under a key, none when the key is missing or null."""
        found = self[key] if required else self.get(key)
        if found is None:
            return ()
        if not isinstance(found.value, list | tuple):
            raise found.refused(f"must be a list, not {_shown(found.value)}")
        return tuple(Place(item, f"{found.path}[{n}]") for n, item in enumerate(found.value))

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(place.text() for place in self.list(key))

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.refused(f"must be text, not {_shown(self.value)}")
        return self.value

    def optional_text(self, key: str) -> str | None:
        found = self.get(key)
        return None if found is None else found.text()

    def one_of(self, allowed: Collection[str]) -> Any:
        if self.text() not in allowed:
            raise self.refused(f"must be one of {', '.join(allowed)}, not {_shown(self.value)}")
        return self.value

    def number(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.refused(f"must be a whole number from 0, not {_shown(self.value)}")
        return self.value

    def number_or(self, key: str, default: int) -> int:
        found = self.get(key)
        return default if found is None else found.number()

    def truth_or(self, key: str, default: bool) -> bool:
        found = self.get(key)
        if found is None:
            return default
        if not isinstance(found.value, bool):
            raise found.refused(f"must be true or false, not {_shown(found.value)}")
        return found.value

    def moment(self) -> datetime:
        """An ISO 8601 time with its zone, in UTC; a bare day is its 00:00 UTC."""
        try:
            return _moment(self.text())
        except (ValueError, OverflowError) as error:
            wanted = 'a time with its zone, such as "2023-03-22T07:00:00Z"'
            raise self.refused(f"must be {wanted}, not {_shown(self.value)}") from error

    def optional_moment(self, key: str) -> datetime | None:
        found = self.get(key)
        return None if found is None else found.moment()

    def made(self, make: Callable[[], T]) -> T:
        """What `make` builds; what its constructor refuses is refused with this place."""
        try:
            return make()
        except ValueError as error:
            raise self.refused(str(error)) from error

    def known_version(self, *, required: bool) -> None:
        version = self["version"] if required else self.get("version")
        if version is None:
            return
        if version.number() > VERSION:
            raise version.refused(
                f"was written by a newer briefer (form {version.value}, this one reads {VERSION}):"
                " install that one to read it"
            )
        if version.value != VERSION:
            raise version.refused(f"must be {VERSION}, not {version.value}")


def moment_json(moment: datetime | None) -> str | None:
    """A UTC time as JSON has it.

    >>> moment_json(datetime(2023, 3, 22, 7, tzinfo=UTC))
    '2023-03-22T07:00:00Z'
    """
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def _moment(text: str) -> datetime:
    if len(text) == len("2023-03-22"):
        return datetime.combine(date.fromisoformat(text), time(0), UTC)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no zone")
    return moment.astimezone(UTC)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value[:40]}"'
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)[:40]
