"""`briefer send`: a saved brief to a channel, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefer.commands.common import state_option
from briefer.commands.printing import root_options, say_on_stderr

if TYPE_CHECKING:
    from briefer.app.outbox import Handled


@click.command(epilog="Example:  briefer send brief.json --to desk")
@click.argument("path", metavar="BRIEF.json")
@click.option("--to", "channels", multiple=True, metavar="C", help="A channel; may be repeated.")
@click.option("--digest", metavar="D", help="The digest the file holds the briefs of.")
@click.option("--resend", is_flag=True, help="Send even if the slot was sent before.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, send nothing.")
@state_option
@click.pass_context
def send(
    ctx: click.Context,
    path: str,
    channels: tuple[str, ...],
    digest: str | None,
    resend: bool,
    dry_run: bool,
    state: str | None,
) -> None:
    """Send a saved brief to the named channels, or to its topic's; each person gets it once.

    Prints a line of JSON per delivery. Exit code 4 if one failed.
    """
    from briefer.app.context import context_or_sample
    from briefer.app.run import slot_of
    from briefer.app.sending import channels_for, send_briefs
    from briefer.app.state import store_for_sending
    from briefer.commands.inputs import given_briefs
    from briefer.commands.printing import print_lines

    context = context_or_sample(root_options(ctx).get("config"))
    briefs = given_briefs(path)
    name = digest or briefs[0].topic
    named = tuple(name for given in channels for name in given.split(",") if name)
    held = (name, *(brief.topic for brief in briefs))
    with store_for_sending(context, state, held) as store:
        handled = send_briefs(
            context,
            briefs,
            name=name,
            slot=slot_of(briefs[0]),
            channels=channels_for(context, name, named, is_digest=digest is not None),
            store=store,
            resend=resend,
            dry_run=dry_run,
            say=say_on_stderr(ctx),
        )
    print_lines(map(_line, handled))


def _line(item: Handled) -> dict[str, str]:
    key = item.delivery.key
    return {
        "topic": key.topic,
        "slot": key.slot,
        "channel": key.channel,
        "recipient": key.recipient,
        "state": item.delivery.state,
        "at": item.delivery.at.isoformat(),
        "receipt": item.delivery.receipt,
    }
