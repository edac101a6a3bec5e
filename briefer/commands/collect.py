"""`briefer collect`: sources in, articles as JSON Lines out."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from briefer.commands.common import state_option
from briefer.commands.printing import print_lines, root_options, say_on_stderr

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.collect.collected import Collected
    from briefer.model import Source
    from briefer.store import Store


@click.command(epilog="Example:  briefer collect https://news.example/feed.xml > articles.jsonl")
@click.argument("places", nargs=-1, metavar="[URL|FILE|FOLDER|-]...")
@click.option("--json", "as_json", is_flag=True, help="What came of each source as JSON on stderr.")
@state_option
@click.option(
    "--no-state", is_flag=True, help="Remember nothing, and ask as if for the first time."
)
@click.pass_context
def collect(
    ctx: click.Context, places: tuple[str, ...], as_json: bool, state: str | None, no_state: bool
) -> None:
    """Read the sources of the configuration, or the given ones, and print their articles.

    The sources of a briefer.toml are remembered in its store: they are asked only for what is
    new, and one that has nothing new, or cannot be read now, gives what stood in it when it was
    last read. So two runs in a row print the same articles. Given places are read as they are
    and nothing is remembered of them, unless --state names a store.

    A source that cannot be read is named on stderr and never ends the run. Exit code 3 if
    nothing could be collected at all, 2 if single lines of a file were bad, 75 if another run
    holds the lock.
    """
    from briefer.app.collecting import refuse_unset
    from briefer.app.context import context_or_empty, context_or_sample, given_source, real_now
    from briefer.errors import InputError, NothingCollected, UsageError
    from briefer.jsonform import article_json
    from briefer.render.locale import ENGLISH
    from briefer.store import store_for_run

    if state and no_state:
        raise UsageError("--state names a store and --no-state says to use none: give one of them")
    chosen = root_options(ctx).get("config")
    context = context_or_empty(chosen) if places else context_or_sample(chosen)
    sources = tuple(map(given_source, places)) if places else context.config.sources
    remembers = state is not None or (context.path is not None and not places and not no_state)
    say = (lambda _: None) if as_json else say_on_stderr(ctx)
    if not sources:
        say("no sources are configured; `briefer sources add URL` adds one")
    run = store_for_run(context.state(state), at=real_now(), say=say) if remembers else None
    with run or nullcontext() as store:
        found = _collected(ctx, context, sources, store=store, say=say, as_json=as_json)
    print_lines(article_json(article) for article in found.articles)
    if not found.articles and found.problems:
        refuse_unset(sources)
        raise NothingCollected("nothing could be collected; the reasons stand above")
    if found.failed:
        count = ENGLISH.counted(len(found.failed), "article")
        raise InputError(f"{count} could not be read: {found.failed[0]}, …")


def _collected(
    ctx: click.Context,
    context: Context,
    sources: tuple[Source, ...],
    *,
    store: Store | None,
    say: Callable[[str], None],
    as_json: bool,
) -> Collected:
    """What the sources have, told about on stderr: while they are asked, and in sum."""
    from briefer.app.collecting import collect as collect_from
    from briefer.app.collecting import forget_old, with_held_articles
    from briefer.app.context import real_now
    from briefer.commands.progress import progress, summary, summary_json

    quiet = bool(root_options(ctx).get("quiet"))
    at, began = real_now(), time.monotonic()
    with progress(ctx, silent=as_json) as shown:
        found = collect_from(
            context, sources, at=at, say=shown.say, store=store,
            asking=shown.asking, done=shown.done,
        )  # fmt: skip
    if store is not None:
        found = with_held_articles(found, sources, store=store)
        forget_old(context, store, at=at)
    seconds = time.monotonic() - began
    for problem in found.problems:
        say(f"{problem.source}: {problem.reason}")
    if as_json:
        summary_json(found, seconds=seconds)
    elif not quiet and len(sources) > 1:
        summary(found.visits, seconds=seconds, say=say)
    return found
