"""A PostgreSQL server of our own on loopback, in a folder that goes with it. Edge: processes."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DEBIAN = Path("/usr/lib/postgresql")
_QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class NoServer(Exception):
    """None can be started here; says why."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server: its URL, its folder, and what stops it at once and starts it again."""

    url: str
    folder: Path
    restart: Callable[[], None]


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of the server. Raises NoServer where none can be started."""
    with postgres_cluster() as cluster:
        yield cluster.url


@contextmanager
def postgres_cluster() -> Iterator[Cluster]:
    """The server, for those who restart it. Raises NoServer where none can be started."""
    initdb, keeper, user = _tool("initdb"), _tool("pg_ctl"), _unprivileged()
    if not initdb or not keeper or not user:
        raise NoServer("no PostgreSQL server is installed")
    folder = Path(tempfile.mkdtemp(prefix="briefer-pg-"))
    as_user: dict[str, Any] = {"user": user} if os.geteuid() == 0 else {}
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        make = [initdb, "-D", str(folder / "db"), "-U", "briefer", "-A", "trust", "-N"]
        made = subprocess.run(make, cwd=folder, capture_output=True, check=False, **as_user)
        if made.returncode:
            raise NoServer("initdb does not run here")
        options = f"-h 127.0.0.1 -p {port} -k {folder} -F"
        control = [keeper, "-D", str(folder / "db"), "-w", "-t", "60"]
        # The log goes to a file: a pipe that nobody reads would fill up and stop the server.
        start = [*control, "-l", str(folder / "log"), "-o", options, "start"]
        stop = [*control, "-m", "immediate", "stop"]

        def restart() -> None:
            subprocess.run(stop, cwd=folder, check=False, **_QUIET, **as_user)
            subprocess.run(start, cwd=folder, check=True, **_QUIET, **as_user)

        subprocess.run(start, cwd=folder, check=True, **_QUIET, **as_user)
        try:
            url = f"postgresql://briefer:canary-pw@127.0.0.1:{port}/postgres"
            yield Cluster(url, folder, restart)
        finally:
            subprocess.run(stop, cwd=folder, check=False, **_QUIET, **as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tool(name: str) -> str | None:
    found = [str(path) for path in sorted(_DEBIAN.glob(f"*/bin/{name}"), reverse=True)]
    return shutil.which(name) or next(iter(found), None)


def _unprivileged() -> str | None:
    """Whom PostgreSQL can run as: never root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)
