"""`briefer explain`: why bullet N stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from briefer.commands.common import Counted
from briefer.commands.printing import printable, root_options

if TYPE_CHECKING:
    from briefer.model import Brief, Bullet, Finding
    from briefer.ports import Parse


@click.command(epilog="Example:  briefer explain brief.json 2")
@click.argument("path", metavar="BRIEF.json")
@click.argument("number", type=Counted("a bullet"), metavar="N")
@click.pass_context
def explain(ctx: click.Context, path: str, number: int) -> None:
    """Show bullet N: its passages in context, its checks, and what was refused in its story."""
    from briefer.app.context import context_or_empty, parser_of
    from briefer.commands.inputs import given_briefs
    from briefer.errors import UsageError
    from briefer.render.locale import ENGLISH

    brief, *others = given_briefs(path)
    if others:
        raise UsageError(f"{path} is a digest; explain takes the JSON of one brief")
    if number > len(brief.bullets):
        held = ENGLISH.counted(len(brief.bullets), "bullet")
        raise UsageError(f"{path} has {held}; there is no bullet {number}")
    parse = parser_of(context_or_empty(root_options(ctx).get("config")).config)
    for line in proof(brief, number, parse):
        click.echo(printable(line))


def proof(brief: Brief, number: int, parse: Parse | None) -> Iterator[str]:
    """Why that bullet stands, as the brief records it and as the checks see it now."""
    from briefer.render.explain import explained

    yield explained(brief, number)
    yield from _checked_anew(brief.bullets[number - 1], parse)


def _checked_anew(bullet: Bullet, parse: Parse | None) -> Iterator[str]:
    """What the checks say of the bullet as it stands now: the file may have been edited since.

    The file holds the quotations, not the articles: words that a neighbouring sentence gave are
    not known here.
    """
    from briefer.render.templates import wrapped

    found = _found(bullet, parse)
    yield ""
    yield "Checked anew, against the quotations alone"
    if {f.check for f in found} == {f.check for f in bullet.findings}:
        yield "  The same as the brief records."
        return
    yield "  This differs from what the brief records: the brief may have been edited."
    for finding in found:
        doubt = "" if finding.blocking else "doubt, "
        yield wrapped(f"{doubt}{finding.check}: {finding.detail}", "    ")
    for finding in bullet.findings:
        if finding.check not in {f.check for f in found}:
            yield wrapped(f"recorded, but not found now: {finding.check}", "    ")


def _found(bullet: Bullet, parse: Parse | None) -> tuple[Finding, ...]:
    from briefer.brief.held import held
    from briefer.model import Passage

    cited = [Passage(c.article, c.field, 0, c.start, c.end) for c in bullet.citations]
    return held(bullet.text, cited, parse=parse).findings
