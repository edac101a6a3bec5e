"""Finished briefs in, each to the people of its channels, once; what they now know. Assembly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefer.app.context import means_of, real_now
from briefer.app.outbox import Outgoing, refuse_unsettled, send
from briefer.errors import ConfigError

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.app.outbox import Handled
    from briefer.compare.news import Fact
    from briefer.config import Channel
    from briefer.model import Brief, Format, Message
    from briefer.store import Store


def channels_of(context: Context, name: str, names: Sequence[str]) -> tuple[Channel, ...]:
    """The channels of those names; raises ConfigError for an unknown one, and for none at all.

    Asked before anything is collected: a run that cannot send need not begin.
    """
    if not names:
        raise ConfigError(
            f'{name} has no channel: add send = ["desk"] to it in briefer.toml, or name one'
            " with --send"
        )
    return tuple(context.config.channel(channel) for channel in names)


def send_briefs(
    context: Context,
    briefs: Sequence[Brief],
    *,
    name: str,
    slot: str,
    channels: Sequence[str],
    store: Store,
    resend: bool,
    dry_run: bool,
    say: Callable[[str], None],
) -> tuple[Handled, ...]:
    """Each channel's people once; raises DeliveryError when somebody could not be reached.

    A brief with nothing new in it is not sent.
    """
    chosen = channels_of(context, name, channels)
    if not any(brief.bullets for brief in briefs):
        say(f"{name}: nothing new, nothing sent")
        return ()
    outgoing = [_outgoing(context, briefs, channel, name=name, slot=slot) for channel in chosen]
    handled = send(outgoing, store=store, now=real_now, resend=resend, dry_run=dry_run)
    for item in handled:
        say(item.words)
    refuse_unsettled(handled)
    return handled


def message_of(briefs: Sequence[Brief], kind: Format, *, context: Context) -> Message:
    """The briefs as one message, with the user's own templates where there are some."""
    from briefer.render.message import rendered
    from briefer.resources import resource_text

    folder = context.folder_of("templates")
    return rendered(
        briefs, kind, template=lambda name: resource_text("templates", name, overrides=folder)
    )


def _outgoing(
    context: Context, briefs: Sequence[Brief], channel: Channel, *, name: str, slot: str
) -> Outgoing:
    return Outgoing(
        message=message_of(briefs, channel.format, context=context),
        topic=name,
        slot=slot,
        channel=channel.name,
        recipients=channel.recipients,
        deliver=channel.deliver_with(means_of(channel, context)),
        facts=tuple(fact for brief in briefs for fact in _facts(brief)),
    )


def _facts(brief: Brief) -> list[Fact]:
    """What the readers will know once the brief has arrived."""
    from briefer.compare.news import Fact

    return [
        Fact(brief.topic, section.story, bullet.text, brief.window.until)
        for section in brief.sections
        for bullet in section.bullets
    ]
