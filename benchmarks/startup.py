"""How long `briefer --help` takes, as a ratio to a bare `import click` in the same run.

    python benchmarks/startup.py

No data is needed. Target: at most 1.6 times.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 25
COMMANDS = {
    "import click": (sys.executable, "-c", "import click"),
    "briefer --help": (sys.executable, "-m", "briefer", "--help"),
}


def cpu_seconds(command: tuple[str, ...]) -> float:
    """CPU seconds (user and system) of one run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def main() -> None:
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):  # in turns, so that a busy machine slows both alike
        for name, command in COMMANDS.items():
            times[name].append(cpu_seconds(command))
    medians = {name: statistics.median(found) * 1000 for name, found in times.items()}
    for name, value in medians.items():
        print(f"{name:<16} {value:6.1f} ms CPU, median of {ROUNDS}")
    ratio = medians["briefer --help"] / medians["import click"]
    print(f"ratio            {ratio:6.2f} (target: at most 1.6)")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
