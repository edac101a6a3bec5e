"""The readers who are due in, one message to each of them, once, out. Assembly.

What fails for one stops no other: a topic without articles is told in the message, a channel that
is set wrong, or an address that is refused, is told at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefer.app.context import Context, means_of, real_now
from briefer.app.messages import message_of
from briefer.app.outbox import Handled, Outgoing, send
from briefer.app.run import Request, place_of
from briefer.app.sending import facts_of
from briefer.app.site import publish_sent
from briefer.app.state import held_by
from briefer.app.variants import briefs_of_topic
from briefer.compare.known_by import known_by
from briefer.config import Channel, Config, ReaderConfig
from briefer.deliver.leaving import is_signed, reader_of, token_of
from briefer.errors import BrieferError, ConfigError, NothingCollected, UsageError
from briefer.model import Brief, DeliveryKey, Format, Message, Problem
from briefer.model.steps import answering
from briefer.schedule import At
from briefer.schedule.at import due_slot
from briefer.secrets import secret

if TYPE_CHECKING:
    from briefer.store import Store

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Served:
    """What became of a run for readers: deliveries, who had nothing new, and what went wrong."""

    handled: tuple[Handled, ...] = ()
    empty: tuple[str, ...] = ()
    faults: tuple[BrieferError, ...] = ()


def due(
    context: Context, request: Request, names: Sequence[str], *, now: datetime
) -> tuple[ReaderConfig, ...]:
    """The named readers, else all of that kind whose hour has come in the slot of the run."""
    config, slot = context.config, place_of(context, request, now=now)
    if names:
        return tuple(config.reader(name) for name in dict.fromkeys(names))
    if not config.readers:
        raise ConfigError("there are no readers: add a [readers.NAME] table to briefer.toml")
    return tuple(reader for reader in config.readers if _is_due(reader, config, request, slot, now))


def held_for(readers: Iterable[ReaderConfig]) -> tuple[str, ...]:
    """What a run for these readers holds: themselves, and the topics that are briefed for them."""
    return tuple(name for reader in readers for name in (reader.name, *reader.topics))


def held_at_once(readers: Iterable[ReaderConfig]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The runs of these readers, which nobody else may be at, and what is waited for."""
    given = tuple(readers)
    runs = (name for reader in given for name in held_by(reader.name, ())[0])
    return tuple(runs), held_for(given)


def _is_due(
    reader: ReaderConfig, config: Config, request: Request, slot: str, now: datetime
) -> bool:
    at = At.parse(reader.at) if reader.at else None
    if (at.kind if at else "daily") != request.kind:
        return False
    return at is None or request.day is not None or due_slot(at, config.zone, now) == slot


def waiting(
    context: Context,
    readers: Sequence[ReaderConfig],
    slot: str,
    *,
    store: Store,
    resend: bool,
    say: Say,
) -> tuple[ReaderConfig, ...]:
    """Those who are still to get the message of that slot; who left, and who has it, is said."""
    left = store.left()
    found = []
    for reader in readers:
        if reader.name in left:
            say(f"{reader.name}: left on {left[reader.name]:%Y-%m-%d}, nothing is sent")
        elif not resend and _has_it(context, reader, slot, store):
            say(f"{reader.name}: already sent in {slot}")
        else:
            found.append(reader)
    return tuple(found)


def _has_it(context: Context, reader: ReaderConfig, slot: str, store: Store) -> bool:
    channel = context.config.channel(reader.carrier)
    people = (reader.address,) if reader.address else channel.recipients
    keys = [DeliveryKey(reader.name, slot, channel.name, person) for person in people]
    return all((done := store.delivery(key)) and done.state == "sent" for key in keys)


def serve(
    context: Context,
    readers: Sequence[ReaderConfig],
    request: Request,
    *,
    now: datetime,
    store: Store,
    resend: bool = False,
    dry_run: bool = False,
    say: Say = lambda _: None,
) -> Served:
    """Each of the readers gets one message with their topics."""
    made, faults = briefs_for(context, readers, request, now=now, store=store, say=say)
    slot = place_of(context, request, now=now)
    post, empty, handled = _Post(context, slot, store, say), list[str](), list[Handled]()
    tell = answering(say, asked=dry_run)
    for reader in readers:
        briefs = made.get(reader.name, ())
        if not any(brief.bullets or brief.corrections for brief in briefs):
            if briefs:
                empty.append(reader.name)
                tell(f"{reader.name}: nothing new, nothing sent")
            continue
        if reader.name in store.left():
            tell(f"{reader.name}: left meanwhile, nothing is sent")
            continue
        try:
            outgoing = post.outgoing(reader, briefs)
            done = send([outgoing], store=store, now=real_now, resend=resend, dry_run=dry_run)
        except ConfigError as error:  # their channel is set wrong, or a secret of it is missing
            faults.append(ConfigError(f"{reader.name}: {error}"))
            tell(f"{reader.name}: not sent: {error}")
            continue
        for item in done:
            tell(item.words)
        handled += done
    return Served(tuple(handled), tuple(empty), tuple(faults))


def briefs_for(
    context: Context,
    readers: Sequence[ReaderConfig],
    request: Request,
    *,
    now: datetime,
    store: Store,
    say: Say,
) -> tuple[dict[str, tuple[Brief, ...]], list[BrieferError]]:
    """The briefs of each reader in the order of their topics, and the topics that failed."""
    found: dict[str, dict[str, Brief]] = {}
    failed: dict[str, BrieferError] = {}
    for topic in dict.fromkeys(topic for reader in readers for topic in reader.topics):
        theirs = [reader for reader in readers if topic in reader.topics]
        try:
            found[topic] = briefs_of_topic(
                context, topic, theirs, request, now=now, store=store, say=say
            )
        except (NothingCollected, ConfigError) as error:
            failed[topic] = error
            say(f"{topic}: {error}")
    made = {reader.name: tuple(_in_order(reader, found, failed)) for reader in readers}
    return made, list(failed.values())


def _in_order(
    reader: ReaderConfig, found: dict[str, dict[str, Brief]], failed: dict[str, BrieferError]
) -> Iterator[Brief]:
    """The reader's briefs; the first tells which topics could not be made."""
    missing = tuple(Problem(t, str(failed[t])) for t in reader.topics if t in failed)
    briefs = [found[topic][reader.name] for topic in reader.topics if topic in found]
    for number, brief in enumerate(briefs):
        first = missing if number == 0 else ()
        yield replace(brief, problems=(*first, *brief.problems)) if first else brief


def carrier_of(context: Context, reader: ReaderConfig) -> Channel:
    """The channel that the reader's message goes by, addressed to them alone, with their leave."""
    channel = context.config.channel(reader.carrier)
    if reader.address is None:
        return channel
    variable = channel.leave_secret
    token = ""
    if variable:
        word = secret(variable, needed_by=f"channel {channel.name}")
        token = token_of(reader.name, word)
    return channel.addressed(reader.address, token=token)


def leaving(context: Context, token: str) -> str:
    """The reader whom that token is of. Raises UsageError for one that we did not give."""
    name = reader_of(token)
    reader = next((one for one in context.config.readers if one.name == name), None)
    variable = context.config.channel(reader.carrier).leave_secret if reader else None
    word = secret(variable, needed_by=f"the leave of {name}") if variable else ""
    if reader is None or not word or not is_signed(token, word):
        raise UsageError("that token is of no reader, or was not signed here; nobody was taken off")
    return reader.name


class _Post:
    """Makes messages; readers who have the same briefs in the same format share one text."""

    def __init__(self, context: Context, slot: str, store: Store, say: Say) -> None:
        self._context, self._slot, self._store, self._say = context, slot, store, say
        self._made: dict[tuple[Format, tuple[int, ...]], Message] = {}

    def outgoing(self, reader: ReaderConfig, briefs: tuple[Brief, ...]) -> Outgoing:
        channel = carrier_of(self._context, reader)
        means = means_of(channel, self._context)
        means = replace(means, publish=publish_sent(self._context, self._store, self._say))
        facts = (
            replace(fact, topic=known_by(reader.name, brief.topic))
            for brief in briefs
            for fact in facts_of(brief)
        )
        return Outgoing(
            message=self._message(reader, briefs, channel.format),
            topic=reader.name,
            slot=self._slot,
            channel=channel.name,
            recipients=channel.recipients,
            deliver=channel.deliver_with(means),
            facts=tuple(facts),
            turns=tuple(brief.turn for brief in briefs),
        )

    def _message(self, reader: ReaderConfig, briefs: tuple[Brief, ...], kind: Format) -> Message:
        shared = (kind, tuple(map(id, briefs)))  # they are kept as long as we are
        message = self._made.get(shared) or message_of(briefs, kind, context=self._context)
        self._made[shared] = message
        parts = message.parts[:1] if reader.format == "text" else message.parts
        subject = f"{reader.title}: {message.subject}" if reader.title else message.subject
        return Message(subject, parts)
