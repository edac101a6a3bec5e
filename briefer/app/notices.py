"""A brief that could not be made or sent, or had nothing new, told in one line. Assembly.

So silence has one meaning: where `on_failure` and `on_empty` name channels, no message at all
means that briefer did not run.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefer.app.context import Context, means_of, real_now
from briefer.app.outbox import Outgoing, send
from briefer.errors import BrieferError, LockedError
from briefer.model import DeliveryKey, Format, Message, Part
from briefer.render.escaping import neutral_text
from briefer.secrets import safe
from briefer.text.hygiene import clean_line

if TYPE_CHECKING:
    from briefer.store import Store

Kind = Literal["failure", "empty"]
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of the brief of one topic or digest; `silent` when nothing is to be sent."""

    context: Context
    name: str
    slot: str
    is_digest: bool
    say: Callable[[str], None]
    silent: bool = False

    @contextmanager
    def failures(self, store: Store | None) -> Iterator[None]:
        """Whatever ends the block is told to the channels of `on_failure`, and goes on."""
        try:
            yield
        except LockedError:  # another run is at it
            raise
        except Exception as error:
            known = isinstance(error, BrieferError)
            reason = str(error) if known else f"an error of its own ({type(error).__name__})"
            line = f"{self.name}, {self.slot}: no brief, or not to everybody: {reason}"
            self._tell("failure", line, store)
            raise

    def emptiness(self, store: Store | None, *, was_sent: bool) -> None:
        """That nothing was new is told to the channels of `on_empty`."""
        if not was_sent:
            self._tell("empty", f"{self.name}, {self.slot}: nothing new", store)

    def _tell(self, kind: Kind, line: str, store: Store | None) -> None:
        """The line to each channel that wants to hear of it, once a slot where there is a store.

        A channel that cannot be reached is only said: what is told of is worse.
        """
        words = clean_line(safe(line))[:_LONGEST]
        for name in () if self.silent else self._channels(kind):
            try:
                for said in _handed_over(self._outgoing(kind, name, words), store):
                    self.say(said)
            except BrieferError as error:
                self.say(f"{name} could not be told: {error}")

    def _channels(self, kind: Kind) -> tuple[str, ...]:
        """Those of the topic or digest, where it names any itself, else those at the top."""
        config = self.context.config
        entry = config.digest(self.name) if self.is_digest else config.topic(self.name)
        own: tuple[str, ...] | None = getattr(entry, f"on_{kind}")
        top: tuple[str, ...] = getattr(config, f"on_{kind}")
        return top if own is None else own

    def _outgoing(self, kind: Kind, name: str, words: str) -> Outgoing:
        channel = self.context.config.channel(name)
        return Outgoing(
            message=notice(words, channel.format),
            topic=f"{self.name} ({kind})",
            slot=self.slot,
            channel=channel.name,
            recipients=channel.recipients,
            deliver=channel.deliver_with(means_of(channel, self.context)),
        )


def notice(line: str, kind: Format) -> Message:
    """One line as a message of that format."""
    bodies: dict[Format, Part] = {
        "html": Part("text/html", f"<p>{html.escape(line)}</p>\n"),
        "short": Part("text/plain", neutral_text(line)),
        "json": Part("application/json", json.dumps({"notice": line}) + "\n"),
    }
    title = neutral_text(line) if kind == "short" else line
    return Message(title[:120], (bodies.get(kind, Part("text/plain", line + "\n")),))


def _handed_over(outgoing: Outgoing, store: Store | None) -> Iterator[str]:
    if store is not None:
        yield from (item.words for item in send([outgoing], store=store, now=real_now))
        return
    for person in outgoing.recipients:  # it is the store that failed: told, though not on record
        key = DeliveryKey(outgoing.topic, outgoing.slot, outgoing.channel, person)
        outgoing.deliver(outgoing.message, key)
        yield f"{outgoing.channel} was told"
