"""What every kind of channel answers; the kinds themselves stand in `deliver/`. Pure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefer.errors import ConfigError
from briefer.model import Format
from briefer.ports import Deliver


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a channel is handed to work with: secrets, the clock, and where paths start.

    `secret` gives the value of an environment variable, or raises ConfigError that names it.
    Paths in the settings that are not absolute start at `folder`. `publish` puts briefs, as the
    JSON of a message, with their slot on the site in a folder, and tells where they stand there.
    """

    secret: Callable[[str], str]
    now: Callable[[], datetime]
    folder: Path | None = None
    publish: Callable[[str, str, Path], str] | None = None

    def path(self, given: str) -> Path:
        """Where a path of the settings leads."""
        return (self.folder or Path()) / Path(given).expanduser()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(ABC):
    """A `[channels.NAME]` table. A kind is a subclass: its fields are the settings.

    Settings that do not hold together are refused at birth with ValueError (`__post_init__`).
    """

    name: str

    @property
    @abstractmethod
    def format(self) -> Format:
        """What a brief is rendered as for it."""

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who is behind it, as the ledger names them: never an address that is a secret."""
        return (self.name,)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The environment variables it needs, as unit files list them."""
        return ()

    @property
    def writes(self) -> str:
        """The path on this machine that it writes to, as it is set; nothing where it is none."""
        return ""

    @property
    def leave_secret(self) -> str | None:
        """The variable with what signs a reader's leave, where it takes leaves by a link."""
        return None

    @property
    def leave(self) -> str:
        """The address by which whoever gets it leaves; nothing where there is none."""
        return ""

    def addressed(self, to: str, *, token: str = "") -> Channel:
        """The same for one reader alone; `token` is what they leave with.

        Raises ValueError where it carries no mail, or the address is none.
        """
        raise ValueError(f"channel {self.name} carries no mail; via names one of kind email")

    @abstractmethod
    def examine(self, means: Means, *, online: bool) -> str:
        """What `doctor` says of it when it is well; nothing is sent. Raises BrieferError if not.

        Only with `online` may it reach out.
        """

    @abstractmethod
    def deliver_with(self, means: Means) -> Deliver:
        """The port that hands messages over. Raises ConfigError at once when a setting is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenChannel(Channel):
    """The stand-in for a channel of a plug-in that is broken: all else in the file goes on."""

    fault: str

    @property
    def format(self) -> Format:
        return "text"

    def examine(self, means: Means, *, online: bool) -> str:
        raise ConfigError(self.fault)

    def deliver_with(self, means: Means) -> Deliver:
        raise ConfigError(f"channel {self.name}: {self.fault}")


__all__ = ["BrokenChannel", "Channel", "Means"]
