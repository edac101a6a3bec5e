"""What installing costs: megabytes, packages, and CPU seconds to the first line of the sample.

    python -m benchmarks.install [--write]

Builds the wheel, installs it in a fresh environment (pip is counted in) and runs the sample there.
`--write` puts the figures into `docs/dependencies.md`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "dependencies.md"
ROUNDS = 5


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--write", action="store_true")
    write = options.parse_args().write
    with tempfile.TemporaryDirectory() as work:
        venv = installed(Path(work))
        line = told(venv, Path(work))
        print(line)
        for name, size in weights(venv)[:25]:
            print(f"{name:<28} {size:6.1f} MB")
    if write:
        page = PAGE.read_text("utf-8")
        PAGE.write_text(re.sub(r"(?m)^Measured: .*$", f"Measured: {line}", page), "utf-8")


def installed(work: Path) -> Path:
    """A fresh environment with the wheel of this tree in it."""
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir")
    subprocess.run((*pip, work, ROOT), check=True)
    subprocess.run((sys.executable, "-m", "venv", work / "venv"), check=True)
    python = work / "venv" / "bin" / "python"
    (wheel,) = work.glob("*.whl")
    subprocess.run((python, "-m", "pip", "install", "--quiet", wheel), check=True)
    return work / "venv"


def told(venv: Path, work: Path) -> str:
    """The figures in one line."""
    size = sum(p.lstat().st_blocks * 512 for p in venv.rglob("*")) / 1e6
    packages = len(list(venv.glob("lib/*/site-packages/*.dist-info")))
    first = min(first_line(venv, work) for _ in range(ROUNDS))
    return (
        f"{size:.0f} MB, {packages} packages, first line of the sample's brief after"
        f" {first:.2f} s of CPU (best of {ROUNDS}, Python {sys.version_info[0]}.{sys.version_info[1]})"
    )


def first_line(venv: Path, work: Path) -> float:
    """CPU seconds of all threads until stdout has its first line."""
    command = (venv / "bin" / "briefer", "daily", "--topic", "bakhmut")
    environment = {"HOME": str(work), "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=work, env=environment
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        fields = Path(f"/proc/{running.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        running.stdout.read()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def weights(venv: Path) -> list[tuple[str, float]]:
    """Megabytes of each folder that was installed, the largest first."""
    (site,) = venv.glob("lib/*/site-packages")
    found = [
        (part.name, sum(p.lstat().st_blocks * 512 for p in part.rglob("*")) / 1e6)
        for part in site.iterdir()
        if part.is_dir()
    ]
    return sorted(found, key=lambda pair: -pair[1])


if __name__ == "__main__":
    main()
