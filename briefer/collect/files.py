"""A file, a folder or stdin in, their articles out. Edge: reads the disk."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from briefer.collect.collected import Collected, merged
from briefer.collect.jsonlines import Glance, records_read, whole
from briefer.collect.reader import read
from briefer.collect.streamed import streamed_records
from briefer.errors import BrieferError
from briefer.model import Problem, Source

FILE_LENGTH = 500_000_000
_TOO_LARGE = (
    f"larger than {FILE_LENGTH:,} bytes, which may be only what is read record by record: JSON"
    " Lines or one JSON array, whole and in UTF-8; write it as one of these, or in parts"
)
_NO_MEMORY = "there is not enough memory for its articles; narrow the topic, or give them in parts"
_IN_MEMORY = 50_000_000  # of a pipe; more of it goes to a temporary file
_LEFT_ALONE = frozenset({"__pycache__", "node_modules"})
_NO_ARTICLES = frozenset(
    {".toml", ".yaml", ".yml", ".ini", ".cfg", ".lock", ".py", ".js", ".css", ".map", ".png",
     ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".woff", ".woff2", ".ttf", ".mp3", ".mp4"}
)  # fmt: skip


def file_articles(source: Source, *, at: datetime, glance: Glance = whole) -> Collected:
    """What the source's file or folder holds, each file that could not be read named.

    JSON Lines and arrays are read record by record, whatever their size. `glance` is shown each of
    their articles, and may let go of its text.
    """
    if source.url == "-":
        try:
            return _of_file(sys.stdin.buffer, source, at, "-", glance)
        except OSError as error:
            return Collected(problems=(Problem("-", _unread(error)),), failed=("-",))
    return merged(_files(source, at=at, glance=glance))


def _files(source: Source, *, at: datetime, glance: Glance) -> Iterator[Collected]:
    top = Path(source.url).expanduser()
    if not top.exists():
        yield Collected(problems=(Problem(source.name, f"there is no file or folder {top}"),))
        return
    paths = _Paths(top)
    for path in paths.of(top) if top.is_dir() else [top]:
        name = path.name if path == top else path.relative_to(top).as_posix()
        try:
            with path.open("rb") as file:
                part = _of_file(file, source, at, name, glance)
        except OSError as error:
            yield Collected(problems=(Problem(name, _unread(error)),), failed=(name,))
            continue
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


def _of_file(file: BinaryIO, source: Source, at: datetime, name: str, glance: Glance) -> Collected:
    """The articles of one file; a pipe is read to its end, whatever size it says it has."""
    try:
        with _rewindable(file) as again:
            found = _streamed(again, source, at, name, glance)
            if found is not None:
                return found
            again.seek(0)
            body = again.read(FILE_LENGTH + 1)
        if len(body) > FILE_LENGTH:
            raise OSError(0, _TOO_LARGE)
        return read(body, source=source, at=at, name=name)
    except MemoryError as error:
        raise OSError(0, _NO_MEMORY) from error


def _streamed(
    file: BinaryIO, source: Source, at: datetime, name: str, glance: Glance
) -> Collected | None:
    try:
        records = streamed_records(file, name=name)
        return records_read(records, source=source, at=at, name=name, glance=glance)
    except (OSError, MemoryError, BrieferError):
        raise
    except Exception:  # NotStreamed, or what is named by reading it whole
        return None


def _unread(error: OSError) -> str:
    return f"the file cannot be read ({error.strerror or error})"


@contextmanager
def _rewindable(file: BinaryIO) -> Iterator[BinaryIO]:
    """The file, or what comes out of a pipe laid down where it can be read twice."""
    if file.seekable():
        yield file
        return
    with SpooledTemporaryFile(_IN_MEMORY) as laid_down:
        shutil.copyfileobj(file, laid_down)
        laid_down.seek(0)
        yield cast("BinaryIO", laid_down)
