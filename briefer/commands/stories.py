"""`briefer stories`: the stories of a day as a table, or one story over time as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefer.commands.common import Counted, topic_names
from briefer.commands.printing import (
    print_lines,
    print_table,
    root_options,
    write_out,
)

if TYPE_CHECKING:
    from briefer.group.rank import Ranked

_HEADLINE, _PUBLISHERS = 60, 36  # columns of the table


@click.command(epilog="Example:  briefer stories --topic bakhmut --over-time 1")
@click.option(
    "--topic",
    required=True,
    metavar="T",
    shell_complete=topic_names,
    help="A configured topic, or words.",
)
@click.option("--articles", metavar="PATH", help="Articles from a file, a folder or -.")
@click.option("--date", metavar="DAY", help="The day, in the configured zone; today if absent.")
@click.option("--since", metavar="SPAN", help="How far back: 24h, 3d, 2w.")
@click.option("--over-time", type=Counted("a story"), metavar="N", help="Picture of story N.")
@click.option("--svg", is_flag=True, help="The picture as SVG instead of text.")
@click.option("--explain", is_flag=True, help="Say why each story ranks where it does.")
@click.option("--out", type=click.Path(dir_okay=False), help="Write the picture here.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON per story.")
@click.pass_context
def stories(
    ctx: click.Context,
    topic: str,
    articles: str | None,
    date: str | None,
    since: str | None,
    over_time: int | None,
    svg: bool,
    explain: bool,
    out: str | None,
    as_json: bool,
) -> None:
    """Show the stories of a topic in the order of rank, or one of them over time."""
    from briefer.app.context import context_for_run, context_or_empty, real_now
    from briefer.app.run import Request, ranked_stories
    from briefer.commands.inputs import refuse_misspelt
    from briefer.commands.progress import progress
    from briefer.errors import UsageError
    from briefer.render.locale import ENGLISH
    from briefer.schedule.days import day

    if over_time is None and (svg or out):
        raise UsageError("--svg and --out are for the picture of one story: add --over-time N")
    if over_time is not None and (as_json or explain):
        raise UsageError("--json and --explain are for the table: leave out --over-time")
    chosen = root_options(ctx).get("config")
    context = context_or_empty(chosen) if articles else context_for_run(chosen)
    refuse_misspelt(context, topic)
    request = Request(day=day(date) if date else None, since=since, articles=articles)
    with progress(ctx) as shown:
        order = ranked_stories(context, topic, request, now=real_now(), say=shown.say)
    if over_time is None:
        _table(order, explain=explain, as_json=as_json)
        return
    if over_time > len(order):
        are = "is" if len(order) == 1 else "are"
        count = ENGLISH.counted(len(order), "story")
        raise UsageError(f"there {are} {count}; there is no story {over_time}")
    write_out(_picture(order[over_time - 1], svg=svg, zone_name=context.config.timezone), out)


def _table(order: tuple[Ranked, ...], *, explain: bool, as_json: bool) -> None:
    if as_json:
        print_lines(_record(number, item) for number, item in enumerate(order, start=1))
        return
    from briefer.group.headlines import headline

    rows = [
        (
            str(number),
            item.story.id,
            _cut(headline(item.story), _HEADLINE),
            str(len(item.story.articles)),
            str(len(item.story.copies)),
            _cut(", ".join(item.story.publishers), _PUBLISHERS),
            f"{item.score:.2f}",
            *(["; ".join(item.reasons)] if explain else []),
        )
        for number, item in enumerate(order, start=1)
    ]
    titles = ("N", "Story", "Headline", "Articles", "Copies", "Publishers", "Score")
    print_table((*titles, *(["Reasons"] if explain else [])), rows, as_json=False)


def _record(number: int, item: Ranked) -> dict[str, object]:
    """A story of the table for machines: nothing cut, numbers as numbers."""
    from briefer.group.headlines import headline

    return {
        "n": number,
        "story": item.story.id,
        "headline": headline(item.story),
        "articles": [article.id for article in item.story.articles],
        "copies": item.story.original_of,
        "publishers": list(item.story.publishers),
        "score": round(item.score, 4),
        "reasons": list(item.reasons),
    }


def _cut(text: str, width: int) -> str:
    """The text in so many columns; a screen has no room for the whole of a long headline."""
    return text if len(text) <= width else text[: width - 1].rstrip(" ,;:") + "…"


def _picture(item: Ranked, *, svg: bool, zone_name: str) -> str:
    from zoneinfo import ZoneInfo

    from briefer.group.headlines import headline
    from briefer.group.picture import as_svg
    from briefer.group.timeline import as_text, timeline

    line, title, zone = timeline(item.story), headline(item.story), ZoneInfo(zone_name)
    return as_svg(line, title=title, zone=zone) if svg else f"{title}\n{as_text(line, zone=zone)}"
