"""`briefer collect`: sources in, articles as JSON Lines out."""

from __future__ import annotations

import click

from briefer.commands.printing import print_lines, root_options, say_on_stderr


@click.command(epilog="Example:  briefer collect https://news.example/feed.xml > articles.jsonl")
@click.argument("places", nargs=-1, metavar="[URL|FILE|FOLDER|-]...")
@click.pass_context
def collect(ctx: click.Context, places: tuple[str, ...]) -> None:
    """Read the sources of the configuration, or the given ones, and print their articles.

    A source that cannot be read is named on stderr and never ends the run. Exit code 3 if
    nothing could be collected at all, 2 if single lines of a file were bad.
    """
    from briefer.edition import collected
    from briefer.errors import InputError, NothingCollected
    from briefer.jsonform import article_json
    from briefer.office import configured, given_source, opened, real_now

    chosen = root_options(ctx).get("config")
    office = configured(chosen) if places else opened(chosen)
    sources = tuple(map(given_source, places)) if places else office.config.sources
    say = say_on_stderr(ctx)
    found = collected(office, sources, at=real_now(), say=say)
    print_lines(article_json(article) for article in found.articles)
    for problem in found.problems:
        say(f"{problem.source}: {problem.reason}")
    if not found.articles and found.problems:
        raise NothingCollected("nothing could be collected; the reasons stand above")
    if found.failed:
        raise InputError(f"{len(found.failed)} articles could not be read: {found.failed[0]}, …")
