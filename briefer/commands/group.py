"""`briefer group`: articles in, a line per story out."""

from __future__ import annotations

import click

from briefer.commands.printing import print_lines, say_on_stderr


@click.command(epilog="Example:  briefer collect … | briefer group -")
@click.argument("path", metavar="FILE.jsonl")
@click.option("--window", metavar="SPAN", help="Only the last 30d, say; by default every article.")
@click.pass_context
def group(ctx: click.Context, path: str, window: str | None) -> None:
    """Group articles into stories: every article in exactly one, copies named.

    Reads JSON Lines (also .gz, a folder or -). Exit code 2 if single lines were bad; the good
    ones are answered first.
    """
    from briefer.commands.reading import given_articles, newest
    from briefer.errors import InputError
    from briefer.group.stories import stories
    from briefer.jsonform import story_json

    found = given_articles(path)
    articles = newest(found.articles, window) if window else found.articles
    print_lines(story_json(story) for story in stories(articles))
    for problem in found.problems:
        say_on_stderr(ctx)(f"{problem.source}: {problem.reason}")
    if found.problems and not found.articles:
        raise InputError(f"{path}: no article could be read from it")
    if found.failed:
        raise InputError(f"{path}: {len(found.failed)} lines could not be read")
