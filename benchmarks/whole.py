"""A whole brief of many full texts: CPU seconds, peak memory and how both grow with the number.

    python -m benchmarks.whole --folder DIR [--sizes 1000 10000 50000] [--out FILE]

`briefer daily --articles FILE` in a process of its own, measured by `os.wait4`, for a narrow and
a broad query, without a store and into a new one; beside it, in the same run, a process that only
reads the same JSON.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.full_texts import written

ROOT = Path(__file__).parents[1]
QUERIES = {"narrow": "Kyiv AND missile", "broad": "Ukraine OR Russia OR bank OR police OR people"}
_READING = "import json,sys\nfor line in open(sys.argv[1], encoding='utf-8'): json.loads(line)"


def main() -> None:
    """Prints a row for each size and query as it is measured, and writes all of them to `--out`."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    arguments.add_argument("--folder", type=Path, required=True)
    arguments.add_argument("--queries", nargs="+", default=list(QUERIES))
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = []
    for size in given.sizes:
        file = written(given.folder / f"full-{size}.jsonl", size)
        plain = measured([sys.executable, "-c", _READING, str(file)], given.folder)
        for name in given.queries:
            for stored in (False, True):
                row = one(file, name, given.folder, plain, stored=stored)
                rows.append({"size": size, "query": name, "store": stored} | row)
                print(json.dumps(rows[-1]), flush=True)
    figures = {
        "rows": rows,
        "exponents": exponents(rows),
        "queries": QUERIES,
        "command": f"python -m benchmarks.whole --folder DIR --sizes {' '.join(map(str, given.sizes))}",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    print(json.dumps(figures["exponents"]))
    if given.out:
        given.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def one(
    file: Path, query: str, folder: Path, plain: tuple[float, int], *, stored: bool
) -> dict[str, Any]:
    """CPU seconds and MB of one brief, and its seconds as a multiple of the plain reading."""
    config = folder / f"{query}.toml"
    config.write_text(f'parse = "off"\n[topics.t]\nquery = "{QUERIES[query]}"\n', encoding="utf-8")
    out, store = folder / f"{query}.json", folder / f"{query}.db"
    store.unlink(missing_ok=True)
    kept = ["--config", str(config)] if stored else []
    asked = ["--topic", "t", "--state", str(store)] if stored else ["--topic", QUERIES[query]]
    cpu, peak = measured(
        [sys.executable, "-m", "briefer", "-q", *kept, "daily", *asked,
         "--articles", str(file), "--date", "2026-06-01", "--format", "json", "--out", str(out)],
        folder,
    )  # fmt: skip
    account = json.loads(out.read_text(encoding="utf-8"))["account"]
    on_topic = sum(len(account[fate]) for fate in ("cited", "copy", "not_cited"))
    return {
        "cpu": cpu,
        "peak_mb": peak,
        "on_topic": on_topic,
        "accounted": sum(map(len, account.values())),
        "to_plain_reading": round(cpu / plain[0], 1),
        "plain_peak_mb": plain[1],
    }


def measured(command: Sequence[str], folder: Path) -> tuple[float, int]:
    """CPU seconds and peak memory in MB of that command."""
    child = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder)},
    )  # fmt: skip
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(
            f"{' '.join(command[:6])} … ended with {os.waitstatus_to_exitcode(status)}"
        )
    return round(used.ru_utime + used.ru_stime, 2), used.ru_maxrss // 1024


def exponents(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """By query, the exponent of CPU seconds between the smallest and the largest size."""
    found = {}
    for name, stored in dict.fromkeys((row["query"], row["store"]) for row in rows):
        mine = [row for row in rows if (row["query"], row["store"]) == (name, stored)]
        if len(mine) > 1:
            grown = math.log(mine[-1]["cpu"] / mine[0]["cpu"])
            found[f"{name}, {'with' if stored else 'without'} a store"] = round(
                grown / math.log(mine[-1]["size"] / mine[0]["size"]), 2
            )
    return found


if __name__ == "__main__":
    main()
