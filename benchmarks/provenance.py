"""What a result needs beside it: the digest of the data it comes from, and the machine."""

from __future__ import annotations

import hashlib
import os
import platform
from pathlib import Path


def data_folder(given: Path, name: str) -> Path:
    """The folder of one set, whether that is given or the folder that holds all sets."""
    inside = given / name
    return inside if inside.is_dir() else given


def data_digest(folder: Path, pattern: str = "*.jsonl.gz") -> str:
    """One digest over the files the figures come from."""
    sums = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob(pattern))]
    return hashlib.sha256("".join(sums).encode()).hexdigest()[:16]


def machine() -> str:
    """Cores, processor and Python."""
    info = Path("/proc/cpuinfo")
    found = [
        line.split(":")[1].strip()
        for line in (info.read_text("utf-8").splitlines() if info.exists() else [])
        if line.startswith("model name")
    ]
    name = found[0] if found else platform.machine()
    return f"{os.cpu_count()} cores, {name}, Python {platform.python_version()}"
