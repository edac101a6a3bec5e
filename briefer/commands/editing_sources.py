"""`briefer sources add`, `remove` and `rename`: changes to briefer.toml. Part of the command line.

The file is changed only where it has to be, and the whole of it must be good, or it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefer.commands.printing import root_options, say_on_stderr, talk_on_stderr

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.collect.found_source import FoundSource
    from briefer.errors import BrieferError
    from briefer.model import Source


@click.command(epilog="Example:  briefer sources add https://harbour.example --language en")
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option("--name", help="What it is called; else after the feed's title.")
@click.option("--title", help="What readers see in place of the name.")
@click.option("--language", metavar="CODE", help="Of its articles, when they do not say.")
@click.option("--interval", metavar="SPAN", help="How long it is left alone once asked: 6h.")
@click.option("--family", metavar="HOUSE", help="The house it belongs to.")
@click.option("--full-text", is_flag=True, help="Fetch the pages behind its teasers.")
@click.option("--auth-env", metavar="NAME", help="The variable with its Authorization header.")
@click.option("--user", help="Of a mail server, imap+ssl://host/FOLDER.")
@click.option("--password-env", metavar="NAME", help="The variable with that user's password.")
@click.option("--ca-file", metavar="PATH", help="The authority of a mail server of your own.")
@click.option("--unasked", is_flag=True, help="Write the address as it is, without asking it.")
@click.pass_context
def add(
    ctx: click.Context,
    /,
    urls: tuple[str, ...],
    name: str | None,
    unasked: bool,
    **settings: Any,
) -> None:
    """Add sources to briefer.toml, each asked first: a feed, a page that announces one, a page
    with an article, a search address with {query}, a file. What is neither is refused.
    """
    from briefer.collect.found_source import FoundSource
    from briefer.errors import InputError, UsageError

    if name and len(urls) > 1:
        raise UsageError("--name is for one address; add them one by one")
    context, say = context_of(ctx), say_on_stderr(ctx)
    _path(context)
    refused: list[BrieferError] = []
    new: list[Source] = []
    for found in _answers(context, urls, settings, unasked=unasked):
        if isinstance(found, FoundSource):
            new += _accepted(context, found, name, new, say)
        else:
            refused.append(found)
            if len(urls) > 1:
                say(f"refused: {found}")
    appended(context, [(source.name, _written(source, settings)) for source in new])
    if refused:
        many = f"{len(refused)} of {len(urls)} addresses are no sources; the reasons stand above"
        raise InputError(many if len(urls) > 1 else str(refused[0]))


@click.command(epilog="Example:  briefer sources remove harbour")
@click.argument("name")
@click.pass_context
def remove(ctx: click.Context, name: str) -> None:
    """Take a source out of briefer.toml, and out of the lists of topics. What was read stays."""
    from briefer.config.editing import without_source

    context = context_of(ctx)
    _rewritten(context, without_source(_text(context), name))
    talk_on_stderr()(f"{name} removed from {context.path}")


@click.command(epilog="Example:  briefer sources rename harbour harbour-post")
@click.argument("old")
@click.argument("new")
@click.pass_context
def rename(ctx: click.Context, old: str, new: str) -> None:
    """Give a source another name; topics that name it follow. It is asked as a new one."""
    from briefer.config.editing import with_source_renamed

    context = context_of(ctx)
    _rewritten(context, with_source_renamed(_text(context), old, new))
    talk_on_stderr()(f"{old} is {new} in {context.path}")


def appended(context: Context, new: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """New tables at the end of briefer.toml."""
    from briefer.config.editing import with_source
    from briefer.render.locale import ENGLISH

    text = _text(context)
    for name, settings in new:
        text = with_source(text, name, settings)
    _rewritten(context, text)
    talk_on_stderr()(f"{ENGLISH.counted(len(new), 'source')} added to {context.path}")


def context_of(ctx: click.Context) -> Context:
    """The configuration that `--config` names, else the nearest."""
    from briefer.app.context import context_or_sample

    return context_or_sample(root_options(ctx).get("config"))


def _answers(
    context: Context, urls: Sequence[str], settings: Mapping[str, Any], *, unasked: bool
) -> Iterator[FoundSource | BrieferError]:
    """What was found at each address, or why it is no source."""
    from briefer.app.adding import answers, source_at
    from briefer.app.context import real_now
    from briefer.collect.found_source import FoundSource
    from briefer.errors import SourceError

    read = ("language", "auth_env", "user", "password_env", "ca_file")
    for url in urls:
        try:
            source = source_at(url, {key: settings[key] for key in read})
        except SourceError as error:
            yield error
            continue
        if unasked:
            yield FoundSource(source, "", 0)
        else:
            yield from answers(context, [source], at=real_now())


def _accepted(
    context: Context,
    found: FoundSource,
    name: str | None,
    new: Sequence[Source],
    say: Callable[[str], None],
) -> list[Source]:
    """The source under its name; nothing for one that is there already."""
    from briefer.app.adding import known_as, named
    from briefer.collect.spelling import printable_url
    from briefer.render.locale import ENGLISH

    known = known_as(context, found.source) or next(
        (source.name for source in new if source.url == found.source.url), ""
    )
    address = printable_url(found.source.url)
    if known:
        say(f"passed over: {address} is in briefer.toml already, as {known}")
        return []
    taken = {source.name for source in (*context.config.sources, *new)}
    if name in taken:
        from briefer.errors import UsageError

        raise UsageError(f"there is a source {name!r} already; give it another --name")
    source = named(context, found, name=name, taken=taken)
    title = f" “{found.title}”" if found.title else ""
    articles = ENGLISH.counted(found.articles, "article")
    say(f"{source.name}: the {source.kind}{title} at {address}, {articles}")
    for other in found.others:
        say(f"  its page announces {printable_url(other)} as well")
    return [source]


def _written(source: Source, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of the new table; the kind where the address does not show it."""
    return {"url": source.url, "kind": source.kind if source.kind == "page" else None, **settings}


def _path(context: Context) -> Path:
    from briefer.errors import ConfigError

    if context.path is None:
        raise ConfigError("there is no briefer.toml to change; `briefer init` writes one")
    return Path(context.path)


def _text(context: Context) -> str:
    return _path(context).read_text(encoding="utf-8-sig")


def _rewritten(context: Context, text: str) -> None:
    """The file with that text, if that is a good configuration as a whole."""
    from briefer.app.context import config_from
    from briefer.deliver.file import write_atomically

    path = _path(context)
    config_from(text, path=path)
    write_atomically(path, text)
