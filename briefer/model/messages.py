"""What goes out, and what became of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefer.model.construction import require, utc

State = Literal["claimed", "sent", "failed", "unknown"]
Format = Literal["markdown", "text", "html", "email", "slack", "short", "json"]


@dataclass(frozen=True, slots=True)
class Part:
    """One body of a message with its media type: `text/markdown`, `text/html`, …"""

    media_type: str
    body: str


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out: alternatives of one text (mail), posts in order (Slack), or one text in ever
    fewer words, of which the longest that fits is sent (short).
    """

    subject: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        require(bool(self.parts), "a message needs at least one part")

    @property
    def body(self) -> str:
        return self.parts[0].body


@dataclass(frozen=True, slots=True)
class DeliveryKey:
    """What makes a delivery one of a kind. `slot` is local day, zone and daily or weekly."""

    topic: str
    slot: str
    channel: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What went out, to whom, when; `receipt` is what the other side answered."""

    key: DeliveryKey
    state: State
    at: datetime
    receipt: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", utc(self.at, "at"))
