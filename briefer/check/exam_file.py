"""The exams that judges have sat, kept in a file between runs. Edge: one file, the clock."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from briefer.check.exam import Score
from briefer.model import Usage
from briefer.model.briefs import COUNTS

_DAY: Final = 86_400.0  # seconds
KEPT: Final = 30 * _DAY  # the model behind a name changes
KEPT_FAILED: Final = _DAY  # and one that failed by bad luck may sit the exam again
_MOST: Final = 200
_COUNTS: Final = ("refused", "wrong", "accepted", "true")


@dataclass(frozen=True, slots=True)
class KeptExams:
    """Scores by key. A file that cannot be read holds none; one that cannot be written, too."""

    path: Path
    now: Callable[[], float] = time.time

    def get(self, key: str) -> Score | None:
        """The score under that key, if no older than a month; one that failed, than a day."""
        row = self._rows().get(key)
        if row is None:
            return None
        counts = {name: row[name] for name in _COUNTS}
        score = Score(**counts, usage=Usage(**row["usage"]))
        return score if score.passed or self.now() - row["at"] < KEPT_FAILED else None

    def put(self, key: str, score: Score) -> None:
        row = {**asdict(score), "usage": score.usage.counts, "at": self.now()}
        rows = {**self._rows(), key: row}
        newest = sorted(rows, key=lambda name: -rows[name]["at"])[:_MOST]
        draft = self.path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_text(json.dumps({name: rows[name] for name in newest}), encoding="utf-8")
            draft.replace(self.path)

    def _rows(self) -> dict[str, dict[str, Any]]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        rows = found.items() if isinstance(found, dict) else ()
        now = self.now()
        return {key: row for key, row in rows if _is_row(row) and 0 <= now - row["at"] < KEPT}


def _is_row(row: Any) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("at"), int | float):
        return False
    usage = row.get("usage")
    parts = set(COUNTS)
    spent = isinstance(usage, dict) and set(usage) <= parts and all(map(_is_count, usage.values()))
    return spent and all(_is_count(row.get(name)) for name in _COUNTS)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
