"""Addresses a user gives in, sources for briefer.toml out, each asked first. Assembly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from briefer.app.collecting import logged_in
from briefer.app.context import Context
from briefer.collect.fetch import http_fetch, user_agent
from briefer.collect.found_source import Finder, FoundSource, with_scheme
from briefer.collect.gather import is_far
from briefer.collect.opml import free_name, source_name
from briefer.collect.spelling import canonical_url, printable_url
from briefer.collect.worker import workers
from briefer.config.parsing import SCHEMES, has_scheme, kind_of, no_such_scheme
from briefer.errors import BrieferError, SourceError
from briefer.model import Source
from briefer.secrets import remember_address

Answer = FoundSource | BrieferError


def source_at(address: str, settings: Mapping[str, Any]) -> Source:
    """The address as a source with those settings, not yet asked. Raises SourceError."""
    url = with_scheme(address.strip(), is_file=Path(address).exists())
    remember_address(url)
    if has_scheme(url) and not url.startswith(SCHEMES):
        raise SourceError(printable_url(url), no_such_scheme(url))
    if not has_scheme(url) and not Path(url).exists():
        reason = (
            "there is no file or folder of that name; a web address begins with https://, and a"
            " name for it is given with --name"
        )
        raise SourceError(url[:200], reason)
    try:
        return Source(printable_url(url), url, kind_of(url), **settings)
    except ValueError as error:
        raise SourceError(printable_url(url), str(error)) from error


def answers(context: Context, sources: Sequence[Source], *, at: datetime) -> Iterator[Answer]:
    """What was found at the address of each source, or the reason why nothing was."""
    config = context.config
    web = http_fetch(allow_private=config.allow_private, user_agent=user_agent(config.contact))
    with workers(1) as read:
        for source in sources:
            try:
                finder = Finder(logged_in(web, source) or web, read, at)
                yield finder.found(source)
            except BrieferError as error:
                yield error


def known_as(context: Context, source: Source) -> str:
    """The name under which the configuration has that address already, or nothing."""
    for known in context.config.sources:
        same = canonical_url(source.url) or source.url
        if (canonical_url(known.url) or known.url) in (same, _from_folder(context, source.url)):
            return known.name
    return ""


def named(context: Context, found: FoundSource, *, name: str | None, taken: set[str]) -> Source:
    """The source as it is written: under a free name, a file as seen from briefer.toml."""
    source = found.source
    title = found.title or ("" if is_far(source) else Path(source.url).stem)
    chosen = name or free_name(source_name(title, source.url), taken)
    return replace(source, name=chosen, url=_written(context, source.url))


def _written(context: Context, url: str) -> str:
    folder = context.config.folder
    if has_scheme(url) or folder is None:
        return url
    path = Path(url).expanduser().resolve()
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def _from_folder(context: Context, url: str) -> str:
    written = _written(context, url)
    return written if has_scheme(url) else str((context.config.folder or Path()) / written)
