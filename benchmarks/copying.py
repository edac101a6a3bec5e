"""A store copied to PostgreSQL and back: seconds, memory, and whether it is still the same.

    python -m benchmarks.copying --state PATH --out benchmarks/results/copying.json

PATH is a state file; it is only read. `benchmarks.growth` leaves one of a year. The server is one of
our own on loopback.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefer.store import open_store
from briefer.store.tables import metadata
from briefer.testing.postgres_server import postgres_server


def main() -> None:
    """Copies there and back, compares, and prints or writes the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--state", type=Path, required=True)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, postgres_server() as url:
        old, back = Path(folder, "old.db"), Path(folder, "back.db")
        shutil.copy(given.state, old)
        with open_store(old):
            pass  # brought up to date, which is not what is measured
        there, home = copied(str(old), url), copied(url, str(back))
        same = all(rows(old, name) == rows(back, name) for name in metadata.tables)
    found = {
        "command": f"python -m benchmarks.copying --state {given.state.name}",
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "file_mb": round(given.state.stat().st_size / 1e6),
        "to_postgresql": there,
        "back": home,
        "the_same": same,
    }
    text = json.dumps(found, indent=1)
    print(text) if given.out is None else given.out.write_text(text + "\n")


def copied(source: str, target: str) -> dict[str, Any]:
    """One `briefer store copy` of its own process: wall and CPU seconds, peak MB, rows."""
    read, write = os.pipe()
    command = [sys.executable, "-m", "briefer", "store", "copy", source, target, "--json"]
    begun = time.perf_counter()
    process = os.posix_spawn(
        sys.executable, command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, write, 1)]
    )
    os.close(write)
    with os.fdopen(read) as said:
        counts: dict[str, int] = json.loads(said.read())
    _, status, used = os.wait4(process, 0)
    if status:
        raise SystemExit(f"the copy ended with {status}")
    return {
        "wall_s": round(time.perf_counter() - begun, 1),
        "cpu_s": round(used.ru_utime + used.ru_stime, 1),
        "peak_mb": round(used.ru_maxrss / 1024),
        "rows": sum(counts.values()),
    }


def rows(path: Path, table: str) -> Sequence[tuple[Any, ...]]:
    """All that stands in a table, in one order."""
    with sqlite3.connect(path) as opened:
        found = opened.execute(f"SELECT * FROM {table}").fetchall()
    return sorted(found, key=repr)


if __name__ == "__main__":
    main()
