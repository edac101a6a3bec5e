"""`briefer explain`: why bullet N stands."""

from __future__ import annotations

import click

from briefer.commands.printing import printable


@click.command(epilog="Example:  briefer explain brief.json 2")
@click.argument("path", metavar="BRIEF.json")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
def explain(path: str, number: int) -> None:
    """Show bullet N: its passages in context, its checks, and what was refused in its story."""
    from briefer.commands.reading import given_briefs
    from briefer.errors import UsageError
    from briefer.render.explain import explained

    brief, *others = given_briefs(path)
    if others:
        raise UsageError(f"{path} is a digest; explain takes the JSON of one brief")
    if number > len(brief.bullets):
        raise UsageError(f"{path} has {len(brief.bullets)} bullets; there is no bullet {number}")
    click.echo(printable(explained(brief, number)))
