"""The channel `site`: briefs as pages in a folder; and that folder, read and written. An edge."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from briefer.config import Channel, Means
from briefer.deliver.file import write_atomically
from briefer.errors import BrieferError, ConfigError, DeliveryError, StoreError
from briefer.model import Delivery, DeliveryKey, Format, Message
from briefer.ports import Deliver

MANIFEST: Final = ".briefer-site.json"
CARDS: Final = ".briefer-cards.json"
LOCK: Final = ".briefer-site"  # the lock's file is named after it
_FORM: Final = 1
# What may lie in an empty folder all the same: dotfiles, and the name of a site on Pages.
_NOT_OURS_BUT_NO_MATTER: Final = ("CNAME",)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChannel(Channel):
    """A folder that is served as a site; each brief gets its permanent page in it."""

    path: str

    @property
    def format(self) -> Format:
        return "json"

    @property
    def writes(self) -> str:
        return self.path

    def examine(self, means: Means, *, online: bool) -> str:
        folder = means.path(self.path)
        refuse_foreign(folder)
        above = next(place for place in (folder, *folder.absolute().parents) if place.exists())
        if not (above.is_dir() and os.access(above, os.W_OK | os.X_OK)):
            raise ConfigError(f"{folder}: cannot be written; mend its permissions, or its path")
        return f"publishes to {folder}"

    def deliver_with(self, means: Means) -> Deliver:
        def deliver(message: Message, key: DeliveryKey) -> Delivery:
            if means.publish is None:
                raise DeliveryError(
                    f"channel {self.name}: a site takes briefs alone; name another channel in"
                    " on_failure and on_empty"
                )
            try:
                address = means.publish(message.body, key.slot, means.path(self.path))
            except BrieferError as error:
                raise DeliveryError(f"channel {self.name}: {error}") from error
            return Delivery(key, "sent", means.now(), address)

        return deliver


# ---------------------------------------------------------------- the folder of a site


@dataclass(frozen=True, slots=True)
class Written:
    """What is known of a written file: of what it was made, and its own digest."""

    made_of: str
    digest: str


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """The folder of a site. Names are its own, with slashes, and never lead out of it."""

    path: Path

    def manifest(self) -> dict[str, Written]:
        """The files that briefer wrote, by name. Raises StoreError where the list is broken."""
        files = self._json(MANIFEST).get("files", {})
        try:
            return {name: Written(of, digest) for name, (of, digest) in files.items()}
        except (AttributeError, TypeError, ValueError) as error:
            raise StoreError(_broken(self.path / MANIFEST)) from error

    def cards(self) -> dict[str, Any]:
        """What stands in the file of cards; nothing where there is none, or none to be read."""
        try:
            return self._json(CARDS)
        except StoreError:
            return {}

    def save(self, files: Mapping[str, Written], cards: Mapping[str, Any]) -> None:
        """Writes both lists, where they changed."""
        listed = {name: [found.made_of, found.digest] for name, found in sorted(files.items())}
        self.write(CARDS, _dumped(cards))
        self.write(MANIFEST, _dumped({"version": _FORM, "files": listed}))

    def write(self, name: str, text: str) -> bool:
        """Whether the file was written: one that has the text already is left alone."""
        place, body = self.path / name, text.encode("utf-8", "replace")
        try:
            if place.is_file() and place.read_bytes() == body:
                return False
        except OSError:
            pass  # what cannot be read is written, or says why not
        write_atomically(place, text, durable=False)
        return True

    def digest(self, name: str) -> str | None:
        """The digest of a file as it is now; None where it is gone or cannot be read."""
        try:
            return sha256((self.path / name).read_bytes()).hexdigest()
        except OSError:
            return None

    def has(self, name: str) -> bool:
        return (self.path / name).is_file()

    def files(self, folder: str) -> Iterator[str]:
        """The names of all files below one of its folders, in order."""
        places = sorted(place for place in (self.path / folder).rglob("*") if place.is_file())
        return (place.relative_to(self.path).as_posix() for place in places)

    def _json(self, name: str) -> dict[str, Any]:
        place = self.path / name
        try:
            value = json.loads(place.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise StoreError(_broken(place)) from error
        if not isinstance(value, dict) or value.get("version", _FORM) != _FORM:
            raise StoreError(_broken(place))
        return value


def text_digest(text: str) -> str:
    """The digest that the file of that text has."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def refuse_foreign(folder: Path) -> None:
    """Raises ConfigError where the folder has files and was not written by briefer."""
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder}: is a file; name a folder for the site")
    if not folder.exists() or (folder / MANIFEST).exists():
        return
    try:
        names = [place.name for place in folder.iterdir()]
    except OSError as error:
        raise StoreError(f"{folder}: cannot be read ({error.strerror or error})") from error
    others = [n for n in names if not n.startswith(".") and n not in _NOT_OURS_BUT_NO_MATTER]
    if others:
        raise ConfigError(
            f"{folder}: is not empty and no site of briefer (it holds {min(others)!r}); choose"
            " another folder, or write into this one with `briefer publish --force`"
        )


def _dumped(value: Mapping[str, Any]) -> str:
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n"


def _broken(place: Path) -> str:
    return (
        f"{place}: cannot be read as the list of what briefer wrote there; delete it and publish"
        " again with --force"
    )
