"""Briefs in, sent to channels once: who gets what, and what they know from it. Assembly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.app.context import Context, means_of, real_now
from briefer.app.messages import message_of
from briefer.app.outbox import Handled, Outgoing, by_channel, refuse_unsettled, send
from briefer.compare.corrections import told
from briefer.compare.news import Fact
from briefer.compare.revisions import state_of
from briefer.config.mistakes import to_send
from briefer.errors import ConfigError
from briefer.model import Bullet, Correction, Ground, Section
from briefer.model.steps import answering

if TYPE_CHECKING:
    from briefer.config import Channel
    from briefer.model import Brief
    from briefer.store import Store


def channels_for(
    context: Context, name: str, named: Sequence[str] = (), *, is_digest: bool = False
) -> tuple[Channel, ...]:
    """The `named` channels, else those of the topic or digest of that name.

    Raises ConfigError for an unknown one, and for none at all. Asked before anything is
    collected: a run that cannot send need not begin.
    """
    config = context.config
    names = named or (config.digest(name) if is_digest else config.topic(name)).send
    if not names:
        table = f"{'digests' if is_digest else 'topics'}.{name}"
        raise ConfigError(
            f"{name} has no channel: {to_send([c.name for c in config.channels], table)} in"
            " briefer.toml, or name one with --send"
        )
    return tuple(config.channel(channel) for channel in names)


def send_briefs(
    context: Context,
    briefs: Sequence[Brief],
    *,
    name: str,
    slot: str,
    channels: Sequence[Channel],
    store: Store,
    resend: bool,
    dry_run: bool,
    say: Callable[[str], None],
) -> tuple[Handled, ...]:
    """Each channel's people once; raises DeliveryError when somebody could not be reached.

    A brief with nothing new in it is not sent.
    """
    tell = answering(say, asked=dry_run)
    if not any(brief.bullets or brief.corrections for brief in briefs):
        tell(f"{name}: nothing new, nothing sent")
        return ()
    outgoing = [
        _outgoing(context, briefs, channel, name=name, slot=slot, store=store, say=say)
        for channel in channels
    ]
    handled = send(outgoing, store=store, now=real_now, resend=resend, dry_run=dry_run)
    for line in by_channel(handled):
        tell(line)
    refuse_unsettled(handled)
    return handled


def _outgoing(
    context: Context,
    briefs: Sequence[Brief],
    channel: Channel,
    *,
    name: str,
    slot: str,
    store: Store,
    say: Callable[[str], None],
) -> Outgoing:
    from briefer.app.site import publish_sent  # pages are made where something is sent

    means = replace(means_of(channel, context), publish=publish_sent(context, store, say))
    return Outgoing(
        message=message_of(briefs, channel.format, context=context),
        topic=name,
        slot=slot,
        channel=channel.name,
        recipients=channel.recipients,
        deliver=channel.deliver_with(means),
        facts=tuple(fact for brief in briefs for fact in facts_of(brief)),
        turns=tuple(brief.turn for brief in briefs),
    )


def count_printed(
    context: Context, briefs: Sequence[Brief], *, name: str, is_digest: bool, store: Store
) -> None:
    """A printed brief is a delivered one where its topic or digest has no channel to go to.

    Not so for one of a day or span that was asked for: that was a look.
    """
    if has_channels(context, name, is_digest=is_digest):
        return
    facts = [fact for brief in briefs for fact in facts_of(brief)]
    store.count_as_delivered(name, briefs[0].slot, [brief.turn for brief in briefs], facts)


def has_channels(context: Context, name: str, *, is_digest: bool) -> bool:
    """Whether the topic or digest names channels; one that does not is printed to its readers."""
    config = context.config
    return bool((config.digest(name) if is_digest else config.topic(name)).send)


def facts_of(brief: Brief) -> list[Fact]:
    """What the readers will know once the brief has arrived."""
    at = brief.window.until
    lines = [
        Fact(brief.topic, section.story, bullet.text, at, _grounds(bullet))
        for section in brief.sections
        for bullet in section.bullets
    ]
    return [*lines, *(fact for section in brief.sections for fact in _heading(brief, section)),
            *(fact for item in brief.corrections for fact in _corrected(brief, item)),
            *(Fact(brief.topic, item.citations[0].article.id, item.text, brief.window.until)
              for item in brief.announced)]  # fmt: skip


def _heading(brief: Brief, section: Section) -> Iterator[Fact]:
    """A heading that is the title of a cited article was read as a line of it."""
    for article in (citation.article for citation in section.citations):
        if section.headline and article.title == section.headline:
            ground = Ground(article.id, "title", 0, article.title, state_of(article))
            yield Fact(brief.topic, section.story, section.headline, brief.window.until, (ground,))
            return


def _corrected(brief: Brief, item: Correction) -> Iterator[Fact]:
    """That a line was taken back, and what stands in its place: that may be taken back too."""
    at = brief.window.until
    yield Fact(brief.topic, item.article, told(item), at)
    if item.now:
        grounds = (Ground(item.article, "text", 0, item.now),)
        yield Fact(brief.topic, item.article, item.now, at, grounds)


def _grounds(bullet: Bullet) -> tuple[Ground, ...]:
    return tuple(
        Ground(c.article.id, c.field, c.start, c.quote, state_of(c.article))
        for c in bullet.citations
    )
