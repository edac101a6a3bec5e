"""`briefer render` and the formats every command prints in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefer.commands.printing import root_options, write_out

if TYPE_CHECKING:
    from briefer.model import Format

FORMATS = ("markdown", "text", "html", "slack", "short", "json")


@click.command(epilog="Example:  briefer render brief.json --format html --out brief.html")
@click.argument("path", metavar="BRIEF.json")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="markdown")
@click.option("--out", type=click.Path(dir_okay=False), help="Write here instead of stdout.")
@click.pass_context
def render(ctx: click.Context, path: str, kind: Format, out: str | None) -> None:
    """Print a saved brief in another format."""
    from briefer.app.context import context_or_empty
    from briefer.app.messages import text_of
    from briefer.commands.inputs import given_briefs

    context = context_or_empty(root_options(ctx).get("config"))
    write_out(text_of(given_briefs(path), kind, context=context), out)
