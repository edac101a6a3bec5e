"""`briefer render` and the formats every command prints in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefer.commands.printing import root_options

if TYPE_CHECKING:
    from briefer.model import Format

FORMATS = ("markdown", "text", "html", "slack", "short", "json")
FORMAT_HELP = "Markdown if absent; on a terminal laid out for it."


@click.command(epilog="Example:  briefer render brief.json --format html --out brief.html")
@click.argument("path", metavar="BRIEF.json")
@click.option("--format", "kind", type=click.Choice(FORMATS), help=FORMAT_HELP)
@click.option("--out", type=click.Path(dir_okay=False), help="Write here instead of stdout.")
@click.pass_context
def render(ctx: click.Context, path: str, kind: Format | None, out: str | None) -> None:
    """Print a saved brief in another format."""
    from briefer.app.context import context_or_empty
    from briefer.commands.inputs import given_briefs
    from briefer.commands.screen import print_briefs

    context = context_or_empty(root_options(ctx).get("config"))
    print_briefs(given_briefs(path), kind, out, context=context)
