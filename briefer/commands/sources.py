"""`briefer sources`: where briefer looks, how each source fares, and OPML in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefer.commands.common import Suggesting, state_option
from briefer.commands.editing_sources import add, appended, context_of, remove, rename
from briefer.commands.printing import print_table, say_on_stderr, write_out
from briefer.commands.suggesting import suggest

if TYPE_CHECKING:
    from briefer.model import Source

_as_json = click.option("--json", "as_json", is_flag=True, help="One line of JSON per row.")


@click.group(cls=Suggesting, invoke_without_command=True, epilog="Example:  briefer sources --json")
@_as_json
@state_option
@click.pass_context
def sources(ctx: click.Context, as_json: bool, state: str | None) -> None:
    """List the sources with their health; suggest, add, rename, remove, import, export or check."""
    if ctx.invoked_subcommand is None:
        _print_health(ctx, state, as_json=as_json)


@sources.command("list", epilog="Example:  briefer sources list")
@_as_json
@click.pass_context
def listed(ctx: click.Context, as_json: bool) -> None:
    """List the sources as they are configured."""
    found = context_of(ctx).config.sources
    rows = [(s.name, s.title or "", s.kind, s.url, s.language or "") for s in found]
    print_table(("Name", "Title", "Kind", "Url", "Language"), rows, as_json=as_json)


@sources.command(epilog="Example:  briefer sources health")
@_as_json
@state_option
@click.pass_context
def health(ctx: click.Context, as_json: bool, state: str | None) -> None:
    """Last success, last error and items of every source."""
    _print_health(ctx, state, as_json=as_json)


@sources.command(epilog="Example:  briefer sources check")
@_as_json
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Ask every source now, and say what each gives. Exit code 3 if one fails."""
    from briefer.app.collecting import collect
    from briefer.app.context import real_now
    from briefer.errors import SourcesFailed

    context = context_of(ctx)
    found = collect(context, context.config.sources, at=real_now(), say=lambda _: None)
    visits = {visit.source: visit for visit in found.visits}
    asked = [visits[source.name] for source in context.config.sources]
    rows = [(visit.source, str(visit.articles), visit.reason) for visit in asked]
    print_table(("Name", "Articles", "Problem"), rows, as_json=as_json)
    failed = [visit.source for visit in asked if visit.outcome == "failed"]
    if failed:
        of = f"{len(failed)} of {len(asked)} sources" if len(asked) > 1 else "the source"
        raise SourcesFailed(f"{of} cannot be read ({', '.join(failed)}); the reasons stand above")


@sources.command("import", epilog="Example:  briefer sources import subscriptions.opml")
@click.argument("path", metavar="FILE.opml")
@click.pass_context
def imported(ctx: click.Context, path: str) -> None:
    """Add the feeds of an OPML file to briefer.toml; what is passed over is said."""
    from briefer.collect.opml import opml_read
    from briefer.collect.spelling import canonical_url
    from briefer.commands.printing import input_bytes
    from briefer.errors import InputError

    context = context_of(ctx)
    known = {canonical_url(source.url): source.name for source in context.config.sources}
    names = [source.name for source in context.config.sources]
    say = say_on_stderr(ctx)
    try:
        read = opml_read(input_bytes(path), taken=names)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    if not read.sources:
        raise InputError(f"{path}: there is no feed in it; is it an OPML file?")
    new = [source for source in read.sources if canonical_url(source.url) not in known]
    appended(context, [(source.name, _settings_of(source)) for source in new])
    for source in read.sources:
        if name := known.get(canonical_url(source.url)):
            say(f"passed over: {source.url} is in briefer.toml already, as {name}")
    for line in read.passed_over:
        say(f"passed over: {line}")


@sources.command(epilog="Example:  briefer sources export --out subscriptions.opml")
@click.option("--out", type=click.Path(dir_okay=False), help="Write here instead of stdout.")
@click.pass_context
def export(ctx: click.Context, out: str | None) -> None:
    """Print the sources as OPML."""
    from briefer.collect.opml import opml_document

    write_out(opml_document(context_of(ctx).config.sources), out)


def _print_health(ctx: click.Context, state: str | None, *, as_json: bool) -> None:
    from briefer.app.state import existing_store
    from briefer.collect.health import due_at, known_of
    from briefer.commands.listings import shown

    context = context_of(ctx)
    with existing_store(context, state) as store:
        known = {item.health.source: item for item in store.health()} if store else {}
        unsaid = [source.name for source in context.config.sources if not source.language]
        spoken = store.spoken_languages(unsaid) if store else {}
    rows: list[tuple[str, ...]] = []
    for source in context.config.sources:
        item = known.get(source.name)
        health = known_of(source, item.health if item else None)
        due = due_at(health, source.interval)
        rows.append(
            (
                source.name,
                source.url,
                source.language or spoken.get(source.name, ""),
                shown(health.succeeded),
                health.error,
                f"{item.a_day:.1f}" if item else "",
                "never" if health.gone else shown(due) if due else "",
            )
        )
    titles = ("Name", "Url", "Language", "Last success", "Error", "A day", "Not before")
    print_table(titles, rows, as_json=as_json)


def _settings_of(source: Source) -> dict[str, str | bool | None]:
    """The settings of a feed as they may stand in briefer.toml."""
    from briefer.schedule.days import span_text

    return {
        "url": source.url,
        "language": source.language,
        "title": source.title,
        "family": source.family,
        "full_text": source.full_text,
        "interval": span_text(source.interval) if source.interval else None,
    }


for _command in (add, remove, rename, suggest):
    sources.add_command(_command)
