"""What a database says when it fails in, one sentence for the reader out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from briefer.errors import StoreError

_SENTENCES = (
    ("disk is full", "the disk is full; this step was not saved, what was saved before is safe"),
    ("no space left", "the disk is full; this step was not saved, what was saved before is safe"),
    ("is locked", "another program is writing to it; run again when it has finished"),
    ("readonly", "it cannot be written; mend its permissions, or choose another with --state"),
    ("unable to open", "it cannot be opened; mend its permissions, or choose another with --state"),
    ("disk i/o error", "the disk reports an error; this step was not saved"),
)
_DAMAGED = ("malformed", "not a database")


@contextmanager
def store_errors(where: str, path: Path | None = None) -> Iterator[None]:
    """Whatever the database or the disk raises inside becomes a StoreError about `where`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{where}: {_reason(error, path)}") from error
    except OSError as error:
        raise StoreError(f"{where}: {error.strerror or error}; choose another with --state") from (
            error
        )


def damaged(path: Path) -> str:
    """That the file is damaged, and which backup lies beside it."""
    backups = sorted(path.parent.glob(f"{path.name}.*.bak"), key=lambda p: p.stat().st_mtime)
    advice = "move it away and begin anew"
    if backups:
        advice = f"move it away and put its backup {backups[-1].name} in its place"
    return f"it is damaged; {advice} (what was delivered since is then forgotten)"


def _reason(error: SQLAlchemyError, path: Path | None) -> str:
    said = str(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    plain = said.lower()
    if path is not None and any(word in plain for word in _DAMAGED):
        return damaged(path)
    known = (sentence for words, sentence in _SENTENCES if words in plain)
    return next(known, said.strip().split("\n")[0] or "the database failed without a reason")
