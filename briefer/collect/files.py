"""A file, a folder or stdin in, their articles out. Edge: reads the disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from briefer.collect.collected import Collected, merged
from briefer.collect.reader import read
from briefer.model import Problem, Source

FILE_LENGTH = 500_000_000
_LEFT_ALONE = frozenset({"__pycache__", "node_modules"})
_NO_ARTICLES = frozenset(
    {".toml", ".yaml", ".yml", ".ini", ".cfg", ".lock", ".py", ".js", ".css", ".map", ".png",
     ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".woff", ".woff2", ".ttf", ".mp3", ".mp4"}
)  # fmt: skip


def file_articles(source: Source, *, at: datetime) -> Collected:
    """What the source's file or folder holds, each file that could not be read named."""
    if source.url == "-":
        return read(sys.stdin.buffer.read(FILE_LENGTH), source=source, at=at, name="-")
    return merged(_files(source, at=at))


def _files(source: Source, *, at: datetime) -> Iterator[Collected]:
    top = Path(source.url).expanduser()
    if not top.exists():
        yield Collected(problems=(Problem(source.name, f"there is no file or folder {top}"),))
        return
    paths = _Paths(top)
    for path in paths.of(top) if top.is_dir() else [top]:
        name = path.name if path == top else path.relative_to(top).as_posix()
        try:
            body = _bytes_of(path)
        except OSError as error:
            reason = f"the file cannot be read ({error.strerror or error})"
            yield Collected(problems=(Problem(name, reason),), failed=(name,))
            continue
        part = read(body, source=source, at=at, name=name)
        unread = part.problems and not part.articles and not part.failed
        yield Collected(part.articles, part.problems, (name,) if unread else part.failed)
    for path in paths.outside:
        name = path.relative_to(top).as_posix()
        reason = f"it is a link that leads out of {top}; give its file itself to have it read"
        yield Collected(problems=(Problem(name, reason),))


class _Paths:
    """The files of a folder in order, without hidden ones; links that lead out are kept apart."""

    def __init__(self, top: Path) -> None:
        self._top = top.resolve()
        self.outside: list[Path] = []

    def of(self, folder: Path) -> Iterator[Path]:
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            yield folder  # and opening it will say why not
            return
        for entry in entries:
            hidden = entry.name.startswith(".") or entry.name in _LEFT_ALONE
            if hidden or entry.suffix.lower() in _NO_ARTICLES:
                continue
            if entry.is_symlink() and not entry.resolve().is_relative_to(self._top):
                self.outside.append(entry)
            elif entry.is_dir():
                yield from () if entry.is_symlink() else self.of(entry)
            elif entry.is_file():  # a pipe that lies about in a folder would be waited for
                yield entry


def _bytes_of(path: Path) -> bytes:
    """The whole file; a pipe is read to its end, whatever size it says it has."""
    with path.open("rb") as file:
        body = file.read(FILE_LENGTH + 1)
    if len(body) > FILE_LENGTH:
        raise OSError(0, f"larger than {FILE_LENGTH:,} bytes")
    return body
