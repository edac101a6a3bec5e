"""The form each endpoint and model takes, kept in a file between runs. Edge: one file, the clock.

An endpoint may learn: what is older than a week is tried anew from the top of the ladder.
"""

from __future__ import annotations

import json
import os
import time
from collections import UserDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final, get_args

from briefer.summarize.forms import Form, Shape

KEPT: Final = 7 * 86_400.0  # seconds
_MOST: Final = 200  # endpoints; nobody has more, and a file must not grow for ever


class KeptForms(UserDict[str, Form]):
    """A mapping that writes what is new into its file; a file that cannot be read is empty."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        self._path = path
        self._now = now
        self._since = {name: row["at"] for name, row in _rows(path, now()).items()}
        super().__init__()
        self.data = {name: _form(row) for name, row in _rows(path, now()).items()}

    def __setitem__(self, name: str, form: Form) -> None:
        if self.data.get(name) == form:
            return
        self.data[name] = form
        self._since[name] = self._now()
        self._write()

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        self._write()

    def _write(self) -> None:
        kept = sorted(self.data, key=lambda name: -self._since[name])[:_MOST]
        rows = {name: {**asdict(self.data[name]), "at": self._since[name]} for name in kept}
        draft = self._path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_text(json.dumps(rows), encoding="utf-8")
            draft.replace(self._path)


def _rows(path: Path, now: float) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    rows = found.items() if isinstance(found, dict) else ()
    return {name: row for name, row in rows if _is_row(row) and 0 <= now - row["at"] < KEPT}


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and row.get("shape") in get_args(Shape)
        and row.get("limit") in ("max_tokens", "max_completion_tokens")
        and isinstance(row.get("temperature"), bool)
        and isinstance(row.get("guided"), bool)
        and isinstance(row.get("system", True), bool)
        and isinstance(row.get("stream", False), bool)
        and isinstance(row.get("at"), int | float)
    )


def _form(row: dict[str, Any]) -> Form:
    names = (field.name for field in fields(Form))
    return Form(**{name: row[name] for name in names if name in row})
