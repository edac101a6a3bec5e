"""`briefer readers`: who reads what, when and by what; who left, and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefer.commands.common import Suggesting, state_option
from briefer.commands.printing import print_table, root_options, say_on_stderr

if TYPE_CHECKING:
    from briefer.app.context import Context


@click.group(
    cls=Suggesting,
    table="[readers.NAME]",
    invoke_without_command=True,
    epilog="Example:  briefer readers",
)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON per row.")
@state_option
@click.pass_context
def readers(ctx: click.Context, as_json: bool, state: str | None) -> None:
    """List the readers with topics, address and the next time each is due; take leaves."""
    if ctx.invoked_subcommand is not None:
        return
    from briefer.app.context import real_now
    from briefer.app.state import existing_store
    from briefer.app.timetable import next_of
    from briefer.commands.listings import shown

    context = _context(ctx)
    config, now = context.config, real_now()
    with existing_store(context, state) as store:
        left = store.left() if store else {}
    rows = [
        (
            reader.name,
            ", ".join(reader.topics),
            f"{reader.address} by {reader.carrier}" if reader.address else reader.carrier,
            reader.language or config.language,
            reader.length or "",
            next_of(reader.at, config.zone, now),
            shown(left[reader.name]) if reader.name in left else "",
        )
        for reader in config.readers
    ]
    titles = ("Name", "Topics", "To", "Language", "Length", "Next", "Left")
    print_table(titles, rows, as_json=as_json)


@readers.command(epilog="Example:  briefer readers unsubscribe YW5uYQ.TvCRXwk7-FSlw17QFg1tKA")
@click.argument("token")
@state_option
@click.pass_context
def unsubscribe(ctx: click.Context, token: str, state: str | None) -> None:
    """Take off the reader of a link's token, once its signature is proved; nothing is sent to them.

    The token is what stands behind `token=` in the link, or in the subject of the mail.
    """
    from briefer.app.context import real_now
    from briefer.app.readers import leaving
    from briefer.app.state import store_for_sending

    context = _context(ctx)
    name = leaving(context, token)
    with store_for_sending(context, state) as store:
        fresh = store.leave(name, at=real_now())
    click.echo(f"{name} {'has left' if fresh else 'had left before'}; nothing is sent to them")


@readers.command(epilog="Example:  briefer readers resubscribe anna")
@click.argument("name")
@state_option
@click.pass_context
def resubscribe(ctx: click.Context, name: str, state: str | None) -> None:
    """Send again to a reader who had left."""
    from briefer.app.state import store_for_sending

    context = _context(ctx)
    reader = context.config.reader(name)
    with store_for_sending(context, state) as store:
        had_left = store.come_back(reader.name)
    say_on_stderr(ctx)(f"{name} {'is sent to again' if had_left else 'had not left'}")


def _context(ctx: click.Context) -> Context:
    from briefer.app.context import context_or_sample

    return context_or_sample(root_options(ctx).get("config"))
