"""Replies in files of one folder, the oldest forgotten when it grows too large. Edge: files."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefer.ports import Reply
from briefer.summarize.cache import reply_from, reply_json

MOST_BYTES: Final = 50_000_000  # some ten thousand stories
_KEPT: Final = 0.8  # share that is left after forgetting, so that not every put forgets


@dataclass(frozen=True, slots=True)
class FolderCache:
    """A cache that never fails a brief: what cannot be read or written is simply not there."""

    folder: Path
    most_bytes: int = MOST_BYTES

    def get(self, key: str) -> Reply | None:
        path = self._path(key)
        try:
            reply = reply_from(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return None
        with suppress(OSError):
            path.touch()  # used today: not the first to be forgotten
        return reply

    def put(self, key: str, reply: Reply) -> None:
        path = self._path(key)
        draft = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_text(reply_json(reply), encoding="utf-8")
            draft.replace(path)
            self._forget()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _forget(self) -> None:
        """The least recently used go until a fifth of the room is free."""
        files = [(path, path.stat()) for path in self.folder.glob("*.json")]
        size = sum(stat.st_size for _, stat in files)
        if size <= self.most_bytes:
            return
        for path, stat in sorted(files, key=lambda file: file[1].st_mtime_ns):
            if size <= self.most_bytes * _KEPT:
                return
            path.unlink(missing_ok=True)
            size -= stat.st_size
