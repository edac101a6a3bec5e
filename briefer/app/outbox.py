"""Messages in, deliveries out, each at most once: ledger before, channel, ledger after. Assembly.

The caller holds the store's lock, so a row that another run left claimed was left by a run
that died: whether its message arrived nobody knows, and it is not sent again unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from briefer.errors import BrieferError, DeliveryError, DeliveryStopped, DeliveryUnknown
from briefer.model import Delivery, DeliveryKey, Message, State, Turn
from briefer.ports import Deliver
from briefer.secrets import safe

if TYPE_CHECKING:
    from briefer.compare.news import Fact
    from briefer.store import Claim, Store

Now = Callable[[], datetime]

_LOOK: Final = "look whether it arrived, and if not send it with --resend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message for the people behind one channel, and what they will know and have by it."""

    message: Message
    topic: str
    slot: str
    channel: str
    recipients: tuple[str, ...]
    deliver: Deliver
    facts: tuple[Fact, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def keys(self) -> tuple[DeliveryKey, ...]:
        return tuple(
            DeliveryKey(self.topic, self.slot, self.channel, person) for person in self.recipients
        )


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of one delivery in this run; `said` says it to the reader."""

    delivery: Delivery
    said: str
    fresh: bool

    @property
    def words(self) -> str:
        """The same with what it is of and who gets it."""
        return f"{_name(self.delivery.key)}: {self.said}"

    @property
    def is_settled(self) -> bool:
        """Sent, now or before, or only looked at; what is not needs the reader's eye."""
        return self.delivery.state in ("sent", "claimed")


def send(
    outgoing: Iterable[Outgoing],
    *,
    store: Store,
    now: Now,
    resend: bool = False,
    dry_run: bool = False,
) -> tuple[Handled, ...]:
    """Every message to every recipient that has not had it; one that fails stops no other.

    `resend` sends even what was sent or may have been. `dry_run` only says what would happen.
    """
    return tuple(
        _looked_at(item, key, store=store, now=now, resend=resend)
        if dry_run
        else _sent(item, key, store=store, now=now, resend=resend)
        for item in outgoing
        for key in item.keys
    )


def by_channel(handled: Iterable[Handled]) -> Iterator[str]:
    """A line a channel where all of its people fared alike, else a line for each."""
    channels: dict[tuple[str, str], list[Handled]] = {}
    for item in handled:
        channels.setdefault((item.delivery.key.topic, item.delivery.key.channel), []).append(item)
    for (topic, channel), items in channels.items():
        alike = len(items) > 1 and len({item.said for item in items}) == 1
        people = f"{topic} by {channel} to {len(items)} recipients: {items[0].said}"
        yield from [people] if alike else (item.words for item in items)


def refuse_unsettled(handled: Iterable[Handled]) -> None:
    """Raises DeliveryError (exit code 4) that says what was not delivered, if anything was not."""
    missed = [item.words for item in handled if not item.is_settled]
    if missed:
        more = f" (and {len(missed) - 1} more)" if len(missed) > 1 else ""
        raise DeliveryError(f"{missed[0]}{more}")


# ---------------------------------------------------------------- one delivery


def _sent(item: Outgoing, key: DeliveryKey, *, store: Store, now: Now, resend: bool) -> Handled:
    from briefer.deliver.mail import content_digest

    content = content_digest(item.message)
    claim = store.claim(key, content=content, at=now(), resend=resend, given=item.turns)
    if not claim.granted:
        return Handled(claim.delivery, _held_back(claim.delivery), fresh=False)
    message = claim.rest or item.message
    outcome, rest = _tried(item.deliver, message, key, now)
    facts = item.facts if outcome.state == "sent" else ()
    store.settle(outcome, content=content, facts=facts, rest=rest, given=item.turns)
    return Handled(outcome, _told(outcome, claim), fresh=True)


def _tried(
    deliver: Deliver, message: Message, key: DeliveryKey, now: Now
) -> tuple[Delivery, Message | None]:
    """The outcome, and what a later run can go on with after a stop half-way."""
    try:
        sent = deliver(message, key)
        return replace(sent, receipt=safe(sent.receipt)), None
    except DeliveryUnknown as error:
        return Delivery(key, "unknown", now(), safe(str(error))), None
    except DeliveryStopped as error:
        rest = Message(message.subject, message.parts[error.parts :])
        return Delivery(key, "failed", now(), safe(str(error))), rest
    except BrieferError as error:
        return Delivery(key, "failed", now(), safe(str(error))), None


def _looked_at(
    item: Outgoing, key: DeliveryKey, *, store: Store, now: Now, resend: bool
) -> Handled:
    before = store.delivery(key)
    if before is None or before.state == "failed" or resend:
        planned = Delivery(key, "claimed", now())
        return Handled(planned, "would be sent", fresh=False)
    if before.state == "claimed":
        before = Delivery(key, "unknown", before.at, before.receipt)
    return Handled(before, _held_back(before), fresh=False)


def _held_back(delivery: Delivery) -> str:
    when = f"{delivery.at:%Y-%m-%d %H:%M} UTC"
    if delivery.state == "sent":
        return f"already sent at {when}"
    why = f": {delivery.receipt}" if delivery.receipt else ""
    return f"unknown since {when}{why}; {_LOOK}"


def _told(outcome: Delivery, claim: Claim) -> str:
    told: dict[State, str] = {
        "sent": f"sent{', the rest of it' if claim.rest else ''}",
        "failed": f"not sent: {outcome.receipt}",
        "unknown": f"unknown: {outcome.receipt}; {_LOOK}",
    }
    return told[outcome.state]


def _name(key: DeliveryKey) -> str:
    who = "" if key.recipient == key.channel else f" to {key.recipient}"
    return f"{key.topic} by {key.channel}{who}"
