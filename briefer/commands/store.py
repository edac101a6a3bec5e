"""`briefer store`: what briefer remembers, moved to another database."""

from __future__ import annotations

import json

import click

from briefer.commands.common import Suggesting
from briefer.commands.printing import say_on_stderr, write_out


@click.group(
    cls=Suggesting, epilog="Example:  briefer store copy briefer.db postgresql://desk@host/news"
)
def store() -> None:
    """What briefer remembers: copy it to another file or database."""


@store.command(epilog="Example:  briefer store copy briefer.db postgresql://desk@host/news")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--json", "as_json", is_flag=True, help="The rows of each table as JSON.")
@click.pass_context
def copy(ctx: click.Context, source: str, target: str, as_json: bool) -> None:
    """Copy a store into an empty one: a file, or a PostgreSQL database by its URL.

    All of it or nothing, read again before it counts. A password belongs into ~/.pgpass or
    PGPASSWORD rather than into the URL. Exit code 75 if a run holds one of the two.
    """
    from briefer.app.state import copied_store
    from briefer.render.locale import ENGLISH
    from briefer.secrets import safe

    rows = copied_store(source, target, say=say_on_stderr(ctx))
    if as_json:
        write_out(json.dumps(rows), None)
        return
    counted = ", ".join(ENGLISH.counted(rows[kind], noun) for kind, noun in _SHOWN)
    write_out(
        f"{safe(target)}: {counted}; {ENGLISH.number(sum(rows.values()))} rows, each read again\n"
        "Now write the new place as `state` into every briefer.toml that used the old one: a run"
        " on the old store would send again what is sent from the new one.",
        None,
    )


_SHOWN = (("articles", "article"), ("stories", "story"), ("briefs", "brief"))
