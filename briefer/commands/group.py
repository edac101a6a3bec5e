"""`briefer group`: articles in, a line per story out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefer.commands.printing import print_lines, say_on_stderr, talk_on_stderr

if TYPE_CHECKING:
    from briefer.group.stories import Grouping


@click.command(epilog="Example:  briefer collect … | briefer group -")
@click.argument("path", metavar="FILE.jsonl")
@click.option("--window", metavar="SPAN", help="Only the last 30d, say; by default every article.")
@click.option("--explain", is_flag=True, help="Say on stderr why articles are together.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, as always.")
@click.option("--vectors", is_flag=True, help="Use static vectors too (the extra `vectors`).")
@click.pass_context
def group(
    ctx: click.Context, path: str, window: str | None, explain: bool, as_json: bool, vectors: bool
) -> None:
    """Group articles into stories: every article in exactly one, copies named.

    Reads JSON Lines (also .gz, a folder or -). Exit code 2 if single lines were bad; the good
    ones are answered first.
    """
    from briefer.app.context import real_now
    from briefer.commands.inputs import given_articles, newest
    from briefer.errors import InputError
    from briefer.group.embed import static_embed
    from briefer.group.stories import grouped
    from briefer.jsonform import story_json
    from briefer.render.locale import ENGLISH

    del as_json  # the output is JSON Lines in any case
    found = given_articles(path)
    articles = found.articles
    if window:
        articles = newest(found.articles, window, now=real_now())
        older = len(found.articles) - len(articles)
        total = ENGLISH.counted(len(found.articles), "article")
        say_on_stderr(ctx)(f"older than {window}: {older} of {total}")
    grouping = grouped(articles, embed=static_embed() if vectors else None)
    print_lines(story_json(story) for story in grouping.stories)
    for problem in grouping.problems:
        say_on_stderr(ctx)(f"{problem.source}: {problem.reason}")
    if explain:
        _explain(grouping)
    for problem in found.problems:
        say_on_stderr(ctx)(f"{problem.source}: {problem.reason}")
    if found.problems and not found.articles:
        raise InputError(f"{path}: no article could be read from it")
    if found.failed:
        raise InputError(f"{path}: {ENGLISH.counted(len(found.failed), 'line')} could not be read")


def _explain(grouping: Grouping) -> None:
    """One line per member of a story, on stderr: the words that brought it there."""
    from briefer.group.story_report import explained

    if grouping.batch is None:  # nothing was compared: there was no article
        return
    talk = talk_on_stderr()
    for story in grouping.stories:
        talk(f"story {story.id}")
        for reason in explained(story, grouping.batch):
            talk(f"  {reason}")
