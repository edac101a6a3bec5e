"""The channel `journal`: each message is a line of JSON at the end of one file."""

from __future__ import annotations

import json
from dataclasses import dataclass

from briefer.config import Channel, Means
from briefer.errors import DeliveryError
from briefer.model import Delivery, DeliveryKey, Format, Message
from briefer.ports import Deliver


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalChannel(Channel):
    """`[channels.NAME]` with `kind = "journal"` and the `path` of the file."""

    path: str

    @property
    def format(self) -> Format:
        return "text"

    def examine(self, means: Means, *, online: bool) -> str:
        return f"adds to {means.path(self.path)}"

    def deliver_with(self, means: Means) -> Deliver:
        def deliver(message: Message, key: DeliveryKey) -> Delivery:
            line = json.dumps({"topic": key.topic, "slot": key.slot, "text": message.body})
            try:
                with means.path(self.path).open("a", encoding="utf-8") as file:
                    file.write(f"{line}\n")
            except OSError as error:
                raise DeliveryError(f"channel {self.name}: {error}; mend its path") from error
            return Delivery(key, "sent", means.now(), self.path)

        return deliver
