"""The locks of a state file, by files beside it: one for the whole, one for each name. An edge.

They stay when they are freed: to delete a lock file that someone else may be opening would let
two runs hold it.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock

from briefer.errors import StoreError
from briefer.model import digest

_WHOLE = ""  # the name of the whole store among what is held
_PLAIN = re.compile(r"[^a-z0-9]+")
_SHOWN = 40  # letters of a name that its file shows; the digest tells it from all others


class FileLocks:
    """What one holder has of the locks of a state file."""

    def __init__(self, place: str | Path) -> None:
        # Resolved, so that two spellings of one file are one lock.
        path = Path(place).expanduser().resolve()
        self.where = str(path)
        self._names = Path(f"{path}.locks")
        self._held: dict[str, int] = {}
        self._changing = Lock()

    def take_all(self, *, shared: bool) -> bool:
        return self._take(_WHOLE, shared=shared)

    def take(self, name: str) -> bool:
        return self._take(name, shared=False)

    def free(self, name: str) -> None:
        with self._changing:
            descriptor = self._held.pop(name, None)
        if descriptor is not None:
            os.close(descriptor)

    def holder(self, name: str | None) -> str:
        """As it signed; one of several holders of shares is not named."""
        with suppress(OSError):
            said = self._path(name or _WHOLE).read_bytes()[:20]
            return said.decode() if said.isdigit() else ""
        return ""

    def close(self) -> None:
        for name in tuple(self._held):
            self.free(name)

    def _take(self, name: str, *, shared: bool) -> bool:
        descriptor = _opened(self._path(name))
        try:
            taken = _taken(descriptor, shared=shared)
        except BaseException:
            os.close(descriptor)
            raise
        if not taken:
            os.close(descriptor)
            return False
        _sign(descriptor, "" if shared else str(os.getpid()))
        with self._changing:
            self._held[name] = descriptor
        return True

    def _path(self, name: str) -> Path:
        return self._names / file_name(name) if name else Path(f"{self.where}.lock")


def file_name(name: str) -> str:
    """A name for that lock's file that every file system takes, another for every name.

    >>> file_name("Läden / Köln"), file_name("läden-köln")
    ('l-den-k-ln.3f5afea86b202cb0', 'l-den-k-ln.e39bea0708a4ee69')
    """
    plain = _PLAIN.sub("-", name.casefold())[:_SHOWN].strip("-")
    return f"{plain}.{digest(name, length=16)}"


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(
            f"{path}: {error.strerror}; briefer keeps its state there, choose another place"
            " with --state"
        ) from error


if sys.platform == "win32":  # pragma: no cover
    _SHARES = 64  # there is no shared lock there: a share is one of so many bytes, all is all

    def _taken(descriptor: int, *, shared: bool) -> bool:
        if not shared:
            return _bytes_taken(descriptor, 0, _SHARES)
        return any(_bytes_taken(descriptor, place, 1) for place in range(_SHARES))

    def _bytes_taken(descriptor: int, place: int, count: int) -> bool:
        import msvcrt

        try:
            os.lseek(descriptor, place, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, count)
        except OSError:
            return False
        return True

    def _sign(descriptor: int, signature: str) -> None:
        """Nothing: a locked file is not readable for others there."""

else:

    def _taken(descriptor: int, *, shared: bool) -> bool:
        import fcntl

        try:
            kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise StoreError(
                f"the file system cannot lock ({error.strerror}); choose a local disk with --state"
            ) from error
        return True

    def _sign(descriptor: int, signature: str) -> None:
        """Leaves the number of this process for the sentence another run will print."""
        with suppress(OSError):  # a full disk: the lock holds without a signature
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, signature.encode(), 0)
