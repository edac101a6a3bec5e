"""`briefer topics` and `history`: what is configured and what was done, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefer.commands.common import Suggesting, state_option, topic_names
from briefer.commands.printing import print_table, root_options, talk_on_stderr

if TYPE_CHECKING:
    from datetime import datetime

    from briefer.app.context import Context

_as_json = click.option("--json", "as_json", is_flag=True, help="One line of JSON per row.")


@click.group(
    cls=Suggesting,
    table="[topics.NAME]",
    invoke_without_command=True,
    epilog="Example:  briefer topics",
)
@_as_json
@click.pass_context
def topics(ctx: click.Context, as_json: bool) -> None:
    """List the topics with query, channels and the next time each is due; suggest spellings."""
    if ctx.invoked_subcommand is None:
        _print_topics(ctx, as_json=as_json)


@topics.command("suggest", epilog="Example:  briefer topics suggest Zelensky")
@click.argument("name")
@click.option("--articles", metavar="PATH", help="A JSON Lines file or folder to look through.")
@_as_json
@state_option
@click.pass_context
def suggest(
    ctx: click.Context, name: str, articles: str | None, as_json: bool, state: str | None
) -> None:
    """How a topic is also written in the texts there are, and a query that finds all of it."""
    from briefer.app.context import real_now
    from briefer.app.finding import at_hand
    from briefer.app.state import existing_store
    from briefer.group.spellings import suggested
    from briefer.group.topic import topic
    from briefer.render.locale import ENGLISH

    context = _context(ctx)
    chosen = context.config.topic(name)
    with existing_store(context, state) as store:
        kept = None if context.is_sample and state is None else store
        found = at_hand(context, articles, now=real_now(), store=kept, say=_talk)
    made = suggested(topic(name, chosen.query), found)
    if not as_json:
        click.echo(f"query = {_toml(made.query)}\n")
    rows = [(one.text, one.why, str(one.articles)) for one in (*made.spellings, *made.beside)]
    print_table(("Spelling", "Why", "Articles"), rows, as_json=as_json)
    if not as_json:
        total = ENGLISH.counted(len(found), "article")
        click.echo(f"\nThe query finds {made.articles} of {total}.")


def _toml(text: str) -> str:
    """The query as a line of TOML; one in double quotes has its own escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if "'" in text else f"'{text}'"


def _talk(line: str) -> None:
    talk_on_stderr()(line)


def _print_topics(ctx: click.Context, *, as_json: bool) -> None:
    from briefer.app.context import real_now
    from briefer.app.timetable import next_of, readers_of

    config, now = _context(ctx).config, real_now()
    rows = []
    for topic in config.topics:
        readers = readers_of(config, topic.name)
        times = [next_of(at, config.zone, now) for at in (topic.at, *(r.at for r in readers)) if at]
        to = ", ".join((*topic.send, *(f"{reader.name} (reader)" for reader in readers)))
        rows.append((topic.name, topic.query or topic.name, to, min(times, default="")))
    print_table(("Name", "Query", "Channels", "Next"), rows, as_json=as_json)


@click.command(epilog="Example:  briefer history --topic bakhmut")
@click.option("--topic", metavar="T", shell_complete=topic_names, help="Only this topic or digest.")
@_as_json
@state_option
@click.pass_context
def history(ctx: click.Context, topic: str | None, as_json: bool, state: str | None) -> None:
    """List the briefs that were made and the deliveries with their state."""
    from briefer.app.state import existing_store
    from briefer.render.locale import ENGLISH

    rows: list[tuple[str, ...]] = []
    with existing_store(_context(ctx), state) as store:
        if store is not None:
            for made in store.made(topic):
                row = (made.topic, made.slot, "made", ENGLISH.counted(made.bullets, "bullet"))
                rows.append((shown(made.generated), "brief", *row))
            for item in store.deliveries(topic):
                to = f"{item.key.channel} {item.key.recipient}".strip()
                told = f"{to}: {item.receipt}" if item.receipt else to
                went = (item.key.topic, item.key.slot, item.state, told)
                rows.append((shown(item.at), "delivery", *went))
    titles = ("At", "What", "Topic", "Slot", "State", "Detail")
    print_table(titles, sorted(rows), as_json=as_json)


def _context(ctx: click.Context) -> Context:
    from briefer.app.context import context_or_sample

    return context_or_sample(root_options(ctx).get("config"))


def shown(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC") if moment else "never"


__all__ = ["history", "shown", "topics"]
