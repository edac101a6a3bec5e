"""Who reads: a `[readers.NAME]` table as a value that holds together. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefer.errors import ConfigError
from briefer.schedule import At


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderConfig:
    """One who gets one message with their topics: by mail to an address `via` a mail channel, or
    to a `channel`.
    """

    name: str
    topics: tuple[str, ...]
    address: str | None = None
    via: str | None = None
    channel: str | None = None
    language: str | None = None
    length: Literal["short", "standard", "full"] | None = None
    at: str | None = None
    format: Literal["html", "text"] | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        check_time(self.at)
        if not self.topics:
            raise ValueError("topics needs at least one topic")
        if (self.address is None) == (self.channel is None):
            raise ValueError("give either an address, or a channel")
        if (self.address is None) != (self.via is None):
            raise ValueError('address and via go together: via = "desk" names the mail channel')
        if self.format and not self.address:
            raise ValueError("format is for mail to an address; a channel has its own")

    @property
    def carrier(self) -> str:
        """The channel that the message goes by."""
        return self.via or self.channel or ""


def check_time(at: str | None) -> None:
    """Raises ValueError for what is no time of day."""
    if at is not None:
        try:
            At.parse(at)
        except ConfigError as error:
            raise ValueError(str(error)) from error
