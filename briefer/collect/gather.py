"""Sources in, all that could be had from them out. Edge: reads files, fetches by the port."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from briefer.collect.collected import Collected, merged
from briefer.collect.reading import read
from briefer.errors import NotChanged, SourceError
from briefer.model import Problem, Source
from briefer.ports import Fetch

FILE_LENGTH = 500_000_000
_LEFT_ALONE = frozenset({".git", "__pycache__", "node_modules"})


def gather(
    sources: Sequence[Source],
    *,
    fetch: Fetch,
    at: datetime,
    progress: Callable[[str], None] = lambda line: None,
) -> Collected:
    """All articles of all sources, each once; a source that fails is a problem, never the end."""
    parts = []
    for source in sources:
        part = _one(source, fetch=fetch, at=at)
        progress(f"{source.name}: {len(part.articles)} articles" + _failures(part))
        parts.append(part)
    return merged(parts)


def _one(source: Source, *, fetch: Fetch, at: datetime) -> Collected:
    if source.url == "-":
        return read(sys.stdin.buffer.read(FILE_LENGTH), source=source, at=at, name="-")
    if source.url.startswith(("http://", "https://")):
        return _fetched(source, fetch=fetch, at=at)
    return merged(_files(source, at=at))


def _fetched(source: Source, *, fetch: Fetch, at: datetime) -> Collected:
    try:
        answer = fetch(source.url)
    except NotChanged:
        return Collected()
    except SourceError as error:
        return Collected(problems=(Problem(source.name, error.reason),))
    return read(
        answer.body,
        source=source,
        at=at,
        url=answer.url,
        media_type=answer.media_type,
        charset=answer.charset,
    )


def _files(source: Source, *, at: datetime) -> Iterator[Collected]:
    top = Path(source.url).expanduser()
    if not top.exists():
        yield Collected(problems=(Problem(source.name, f"there is no file or folder {top}"),))
    for path in _paths(top):
        name = path.name if path == top else path.relative_to(top).as_posix()
        try:
            body = _bytes_of(path)
        except OSError as error:
            reason = f"the file cannot be read ({error.strerror or error})"
            yield Collected(problems=(Problem(name, reason),), failed=(name,))
            continue
        part = read(body, source=source, at=at, name=name)
        unread = not part.articles and not part.failed
        yield Collected(part.articles, part.problems, (name,) if unread else part.failed)


def _paths(top: Path) -> Iterator[Path]:
    """The file, or all files under the folder in order; no hidden ones, no linked folders."""
    if top.is_dir():
        for entry in sorted(top.iterdir()):
            hidden = entry.name.startswith(".") or entry.name in _LEFT_ALONE
            if not hidden and not (entry.is_dir() and entry.is_symlink()):
                yield from _paths(entry)
    elif top.is_file():
        yield top


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > FILE_LENGTH:
        raise OSError(0, f"larger than {FILE_LENGTH:,} bytes")
    return path.read_bytes()


def _failures(part: Collected) -> str:
    return f", {len(part.problems)} problems ({part.problems[0].reason})" if part.problems else ""
