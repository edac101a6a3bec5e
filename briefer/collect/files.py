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
    for path in _paths(top):
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


def _paths(top: Path) -> Iterator[Path]:
    """The file, or all files under the folder in order; no hidden ones, no linked folders."""
    if top.is_dir():
        try:
            entries = sorted(top.iterdir())
        except OSError:
            yield top  # and opening it will say why not
            return
        for entry in entries:
            hidden = entry.name.startswith(".") or entry.name in _LEFT_ALONE
            if hidden or entry.suffix.lower() in _NO_ARTICLES:
                continue
            if not (entry.is_dir() and entry.is_symlink()):
                yield from _paths(entry)
    elif top.is_file():
        yield top


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > FILE_LENGTH:
        raise OSError(0, f"larger than {FILE_LENGTH:,} bytes")
    return path.read_bytes()
