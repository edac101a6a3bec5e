"""`briefer sources`: where briefer looks, how each source fares, and OPML in and out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefer.commands.common import Suggesting, state_option
from briefer.commands.printing import print_table, root_options, say_on_stderr, write_out

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.model import Source

_as_json = click.option("--json", "as_json", is_flag=True, help="One line of JSON per row.")


@click.group(cls=Suggesting, invoke_without_command=True, epilog="Example:  briefer sources --json")
@_as_json
@state_option
@click.pass_context
def sources(ctx: click.Context, as_json: bool, state: str | None) -> None:
    """List the sources with their health; add, import, export or check them."""
    if ctx.invoked_subcommand is None:
        _print_health(ctx, state, as_json=as_json)


@sources.command("list", epilog="Example:  briefer sources list")
@_as_json
@click.pass_context
def listed(ctx: click.Context, as_json: bool) -> None:
    """List the sources as they are configured."""
    rows = [(s.name, s.kind, s.url, s.language or "") for s in _context(ctx).config.sources]
    print_table(("Name", "Kind", "Url", "Language"), rows, as_json=as_json)


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
    """Ask every source now, and say what each gives. Exit code 3 if none gives anything."""
    from briefer.app.collecting import collect
    from briefer.app.context import real_now
    from briefer.errors import NothingCollected

    context = _context(ctx)
    found = collect(context, context.config.sources, at=real_now(), say=lambda _: None)
    visits = {visit.source: visit for visit in found.visits}
    asked = (visits[source.name] for source in context.config.sources)
    rows = [(visit.source, str(visit.articles), visit.reason) for visit in asked]
    print_table(("Name", "Articles", "Problem"), rows, as_json=as_json)
    if rows and all(count == "0" for _, count, _ in rows):
        raise NothingCollected("no source gives an article; the reasons stand above")


@sources.command(epilog="Example:  briefer sources add harbour https://harbour.example/feed.xml")
@click.argument("name")
@click.argument("url")
@click.option("--language", metavar="CODE", help="Of its articles, when they do not say.")
@click.option("--interval", metavar="SPAN", help="How long it is left alone once asked: 6h.")
@click.option("--family", metavar="HOUSE", help="The house it belongs to.")
@click.option("--full-text", is_flag=True, help="Fetch the pages behind its teasers.")
@click.option("--auth-env", metavar="NAME", help="The variable with its Authorization header.")
@click.pass_context
def add(ctx: click.Context, /, name: str, url: str, **settings: str | bool | None) -> None:
    """Add a source to briefer.toml; what stands there already is left as it is."""
    context = _context(ctx)
    known = any(source.name == name or source.url == url for source in context.config.sources)
    _appended(context, [] if known else [(name, {"url": url, **settings})])


@sources.command("import", epilog="Example:  briefer sources import subscriptions.opml")
@click.argument("path", metavar="FILE.opml")
@click.pass_context
def imported(ctx: click.Context, path: str) -> None:
    """Add the feeds of an OPML file to briefer.toml; what is passed over is said."""
    from briefer.collect.opml import opml_read
    from briefer.collect.spelling import canonical_url
    from briefer.commands.printing import input_bytes
    from briefer.errors import InputError

    context = _context(ctx)
    known = {canonical_url(source.url): source.name for source in context.config.sources}
    names = [source.name for source in context.config.sources]
    read, say = opml_read(input_bytes(path), taken=names), say_on_stderr(ctx)
    if not read.sources:
        raise InputError(f"{path}: there is no feed in it; is it an OPML file?")
    new = [source for source in read.sources if canonical_url(source.url) not in known]
    _appended(context, [(source.name, _settings_of(source)) for source in new])
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

    write_out(opml_document(_context(ctx).config.sources), out)


def _print_health(ctx: click.Context, state: str | None, *, as_json: bool) -> None:
    from briefer.app.state import existing_store
    from briefer.collect.health import due_at, known_of
    from briefer.commands.listings import shown

    context = _context(ctx)
    with existing_store(context, state) as store:
        known = {item.health.source: item for item in store.health()} if store else {}
    rows: list[tuple[str, ...]] = []
    for source in context.config.sources:
        item = known.get(source.name)
        health = known_of(source, item.health if item else None)
        due = due_at(health, source.interval)
        rows.append(
            (
                source.name,
                source.url,
                source.language or "",
                shown(health.succeeded),
                health.error,
                f"{item.a_day:.1f}" if item else "",
                "never" if health.gone else shown(due) if due else "",
            )
        )
    titles = ("Name", "Url", "Language", "Last success", "Error", "A day", "Not before")
    print_table(titles, rows, as_json=as_json)


def _appended(context: Context, new: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """New tables at the end of briefer.toml; the whole file must still be good, or it is kept."""
    from briefer.app.context import config_from
    from briefer.deliver.file import write_atomically
    from briefer.errors import ConfigError

    if context.path is None:
        raise ConfigError("there is no briefer.toml to add to; `briefer init` writes one")
    text = Path(context.path).read_text(encoding="utf-8-sig")
    tables = "".join(_table(name, settings) for name, settings in new)
    longer = text.rstrip("\n") + "\n" + tables
    config_from(longer, path=context.path)
    write_atomically(context.path, longer)
    from briefer.render.locale import ENGLISH

    click.echo(f"{ENGLISH.counted(len(new), 'source')} added to {context.path}", err=True)


def _table(name: str, settings: Mapping[str, Any]) -> str:
    chosen = {key: value for key, value in settings.items() if value}
    lines = [f"{key} = {_toml(value)}" for key, value in chosen.items()]
    return "\n".join([f"\n[sources.{_toml(name)}]", *lines]) + "\n"


def _toml(value: str | bool) -> str:
    # A JSON string is a TOML string too, but for letters beyond 16 bits and DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _settings_of(source: Source) -> dict[str, str | bool | None]:
    """The settings of a feed as they may stand in briefer.toml."""
    from briefer.schedule.days import span_text

    return {
        "url": source.url,
        "language": source.language,
        "family": source.family,
        "full_text": source.full_text,
        "interval": span_text(source.interval) if source.interval else None,
    }


def _context(ctx: click.Context) -> Context:
    from briefer.app.context import context_or_sample

    return context_or_sample(root_options(ctx).get("config"))
