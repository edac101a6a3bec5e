"""The place of a store in, a lock that only one run can hold out. An edge.

The system frees it the moment its holder ends, however it ends. Its file stays: to delete
a lock file that someone else may be opening would let two runs hold it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefer.errors import LockedError, StoreError


@contextmanager
def locked(place: str | Path) -> Iterator[None]:
    """Holds the lock of that state file or database; LockedError when another run has it."""
    if "://" in str(place):
        from briefer.store.postgres import advisory_lock

        with advisory_lock(str(place)):
            yield
        return
    # Resolved, so that two spellings of one file are one lock.
    path = Path(f"{Path(place).expanduser().resolve()}.lock")
    descriptor = _opened(path)
    try:
        if not _taken(descriptor):
            raise LockedError(_sentence(path, os.pread(descriptor, 20, 0)))
        _sign(descriptor)
        yield
    finally:
        os.close(descriptor)


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

    def _taken(descriptor: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _sign(descriptor: int) -> None:
        """Nothing: a locked file is not readable for others there."""

else:

    def _taken(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise StoreError(
                f"the file system cannot lock ({error.strerror}); choose a local disk with --state"
            ) from error
        return True

    def _sign(descriptor: int) -> None:
        """Leaves the number of this process for the sentence another run will print."""
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        except OSError:
            return  # a full disk: the lock holds without a signature


def _sentence(path: Path, signature: bytes) -> str:
    holder = f" (process {signature.decode()})" if signature.isdigit() else ""
    return f"another run{holder} holds {path}; this one did nothing, run it again later"
