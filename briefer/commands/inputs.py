"""What commands read from the files they are given. Part of the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.commands.printing import input_bytes
from briefer.errors import InputError

if TYPE_CHECKING:
    from datetime import date, datetime

    from briefer.app.context import Context
    from briefer.collect.collected import Collected
    from briefer.model import Article, Brief


def given_articles(path: str) -> Collected:
    """The articles of a file, a folder or stdin, with the lines that could not be read."""
    from dataclasses import replace

    is_stream = path == "-" or (Path(path).exists() and not Path(path).is_dir())
    found = _lines_of(path) if is_stream else _gathered(path)
    # When a file was read says nothing about when its articles were written.
    undated = tuple(replace(article, first_seen=None) for article in found.articles)
    return replace(found, articles=undated)


def _lines_of(path: str) -> Collected:
    """A file, read as JSON Lines whatever its name is if it begins like them."""
    from briefer.app.context import given_source, real_now
    from briefer.collect.collected import Collected
    from briefer.collect.reader import read

    body = input_bytes(path)
    if not body.strip():
        return Collected()
    plain = body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"\x1f\x8b"))
    name = f"{path}.jsonl" if plain and not path.endswith((".jsonl", ".jsonl.gz")) else path
    return read(body, source=given_source(path), at=real_now(), name=name)


def _gathered(path: str) -> Collected:
    from briefer.app.context import given_source, real_now
    from briefer.collect.fetch import http_fetch
    from briefer.collect.gather import gather
    from briefer.errors import UsageError

    if not path.startswith(("http://", "https://")) and not Path(path).exists():
        raise UsageError(f"{path}: there is no such file or folder")
    return gather([given_source(path)], fetch=http_fetch(), at=real_now())


def refuse_misspelt(context: Context, name: str) -> None:
    """Raises UsageError for a topic that is not configured but nearly is."""
    from briefer.config.mistakes import meant
    from briefer.errors import UsageError

    if context.path is None or context.is_sample:
        return
    if near := meant(name, [topic.name for topic in context.config.topics]):
        raise UsageError(
            f"there is no topic {name!r}; did you mean {near!r}? Quote it within to look for the"
            f" words themselves: --topic '\"{name}\"'"
        )


def refuse_future(context: Context, chosen: date | None, *, now: datetime) -> None:
    """Raises UsageError for a day that is still to come: what is sent of it would be its brief."""
    from briefer.errors import UsageError

    today = now.astimezone(context.config.zone).date()
    if chosen is not None and chosen > today:
        raise UsageError(
            f"--date {chosen} is still to come (today is {today} in {context.config.timezone}); a"
            " brief of it cannot be sent yet"
        )


def newest(articles: Sequence[Article], window: str, *, now: datetime) -> tuple[Article, ...]:
    """The articles of the last `window` before the newest one; undated ones stay.

    A date after `now` is a feed's mistake: it stays, but the window is not counted from it.
    """
    from briefer.errors import UsageError
    from briefer.schedule.days import span

    try:
        length = span(window)
    except ValueError as error:
        raise UsageError(f"--window: {error}") from error
    dates = [article.published for article in articles if article.published]
    past = [date for date in dates if date <= now]
    if not past:
        return tuple(articles)
    since = max(past) - length
    return tuple(a for a in articles if a.published is None or a.published >= since)


def given_briefs(path: str) -> tuple[Brief, ...]:
    """The brief of a JSON file or of stdin, or all briefs of a digest."""
    from briefer.jsonform import briefs_from

    try:
        data = json.loads(input_bytes(path))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: this is not a brief as JSON ({error})") from error
    return briefs_from(data)


def json_lines(path: str) -> Iterator[tuple[int, Any]]:
    """Each line's number and value; a line that is no JSON comes as an InputError value."""
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, InputError(f"{path} line {number}: not JSON ({error})")


def _lines(path: str) -> Iterator[bytes]:
    import gzip
    import sys

    from briefer.errors import UsageError

    if path == "-":
        yield from sys.stdin.buffer
        return
    try:
        with gzip.open(path) if path.endswith(".gz") else Path(path).open("rb") as file:
            yield from file
    except FileNotFoundError as error:
        raise UsageError(f"{path}: there is no such file") from error
    except (OSError, EOFError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error
