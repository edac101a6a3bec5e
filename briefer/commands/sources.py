"""`briefer sources`: where briefer looks, how each source fares, and OPML in and out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.commands.printing import print_table, root_options, write_out

if TYPE_CHECKING:
    from briefer.model import Source
    from briefer.office import Office

_as_json = click.option("--json", "as_json", is_flag=True, help="One line of JSON per row.")
_state = click.option("--state", metavar="PATH", help="The store: a file or a database URL.")


@click.group(invoke_without_command=True, epilog="Example:  briefer sources --json")
@_as_json
@_state
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
    rows = [(s.name, s.kind, s.url, s.language or "") for s in _office(ctx).config.sources]
    print_table(("Name", "Kind", "Url", "Language"), rows, as_json=as_json)


@sources.command(epilog="Example:  briefer sources health")
@_as_json
@_state
@click.pass_context
def health(ctx: click.Context, as_json: bool, state: str | None) -> None:
    """Last success, last error and items of every source."""
    _print_health(ctx, state, as_json=as_json)


@sources.command(epilog="Example:  briefer sources check")
@_as_json
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Ask every source now, and say what each gives. Exit code 3 if none gives anything."""
    from briefer.collecting import collected
    from briefer.errors import NothingCollected
    from briefer.office import real_now

    office, rows = _office(ctx), []
    for source in office.config.sources:
        found = collected(office, [source], at=real_now(), say=lambda _: None)
        reason = found.problems[0].reason if found.problems else ""
        rows.append((source.name, str(len(found.articles)), reason))
    print_table(("Name", "Articles", "Problem"), rows, as_json=as_json)
    if rows and all(count == "0" for _, count, _ in rows):
        raise NothingCollected("no source gives an article; the reasons stand above")


@sources.command(epilog="Example:  briefer sources add harbour https://harbour.example/feed.xml")
@click.argument("name")
@click.argument("url")
@click.option("--language", metavar="CODE", help="Of its articles, when they do not say.")
@click.pass_context
def add(ctx: click.Context, name: str, url: str, language: str | None) -> None:
    """Add a source to briefer.toml; what stands there already is left as it is."""
    from briefer.model import Source

    _appended(_office(ctx), [Source(name, url, language=language)])


@sources.command("import", epilog="Example:  briefer sources import subscriptions.opml")
@click.argument("path", metavar="FILE.opml")
@click.pass_context
def imported(ctx: click.Context, path: str) -> None:
    """Add the feeds of an OPML file to briefer.toml; known ones are passed over."""
    from briefer.collect.opml import opml_sources
    from briefer.commands.printing import input_bytes
    from briefer.errors import InputError

    found = opml_sources(input_bytes(path))
    if not found:
        raise InputError(f"{path}: there is no feed in it; is it an OPML file?")
    _appended(_office(ctx), found)


@sources.command(epilog="Example:  briefer sources export --out subscriptions.opml")
@click.option("--out", type=click.Path(dir_okay=False), help="Write here instead of stdout.")
@click.pass_context
def export(ctx: click.Context, out: str | None) -> None:
    """Print the sources as OPML."""
    from briefer.collect.opml import opml_document

    write_out(opml_document(_office(ctx).config.sources), out)


def _print_health(ctx: click.Context, state: str | None, *, as_json: bool) -> None:
    from briefer.commands.listings import existing_store, shown

    office = _office(ctx)
    with existing_store(office, state) as store:
        known = {item.health.source: item for item in store.health()} if store else {}
    rows = []
    for source in office.config.sources:
        item = known.get(source.name)
        rows.append(
            (
                source.name,
                source.url,
                source.language or "",
                shown(item.health.succeeded) if item else "never",
                item.health.error if item else "",
                f"{item.a_day:.1f}" if item else "",
            )
        )
    titles = ("Name", "Url", "Language", "Last success", "Error", "A day")
    print_table(titles, rows, as_json=as_json)


def _appended(office: Office, found: Iterable[Source]) -> None:
    """New sources at the end of briefer.toml; the whole file must still be good, or it is kept."""
    from briefer.config import parsed
    from briefer.deliver.file import write_atomically
    from briefer.errors import ConfigError

    if office.path is None:
        raise ConfigError("there is no briefer.toml to add to; `briefer init` writes one")
    names = {source.name for source in office.config.sources}
    urls = {source.url for source in office.config.sources}
    new = [s for s in found if s.name not in names and s.url not in urls]
    text = Path(office.path).read_text(encoding="utf-8")
    longer = text.rstrip("\n") + "\n" + "".join(map(_table, new))
    parsed(longer, path=office.path)
    write_atomically(office.path, longer)
    click.echo(f"{len(new)} sources added to {office.path}", err=True)


def _table(source: Source) -> str:
    # A JSON string is a TOML string too.
    lines = [f"\n[sources.{json.dumps(source.name)}]", f"url = {json.dumps(source.url)}"]
    if source.language:
        lines.append(f"language = {json.dumps(source.language)}")
    return "\n".join(lines) + "\n"


def _office(ctx: click.Context) -> Office:
    from briefer.office import opened

    return opened(root_options(ctx).get("config"))
