"""A store in a file and, where a server can be started, one in PostgreSQL."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.store import Store, open_store

_DEBIAN = Path("/usr/lib/postgresql")


def _tool(name: str) -> str | None:
    found = [str(path) for path in sorted(_DEBIAN.glob(f"*/bin/{name}"), reverse=True)]
    return shutil.which(name) or next(iter(found), None)


def _unprivileged() -> str | None:
    """Whom PostgreSQL can run as: never root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server of our own on loopback; skipped where none can be started."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: PostgreSQL is not tried")
    initdb, keeper, user = _tool("initdb"), _tool("pg_ctl"), _unprivileged()
    if not initdb or not keeper or not user:
        pytest.skip("no PostgreSQL server is installed: it is not tried")
    folder = Path(tempfile.mkdtemp(prefix="briefer-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        as_user: dict[str, Any] = {"user": user} if os.geteuid() == 0 else {}
        make = [initdb, "-D", str(folder / "db"), "-U", "briefer", "-A", "trust", "-N"]
        made = subprocess.run(make, cwd=folder, capture_output=True, check=False, **as_user)
        if made.returncode:
            pytest.skip("initdb does not run here: PostgreSQL is not tried")
        options = f"-h 127.0.0.1 -p {port} -k {folder} -F"
        control = [keeper, "-D", str(folder / "db"), "-w", "-t", "60"]
        # The log goes to a file: a pipe that nobody reads would fill up and stop the server.
        start = [*control, "-l", str(folder / "log"), "-o", options, "start"]
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(start, cwd=folder, check=True, **quiet, **as_user)
        yield f"postgresql://briefer:canary-pw@127.0.0.1:{port}/postgres"
        stop = [*control, "-m", "immediate", "stop"]
        subprocess.run(stop, cwd=folder, check=False, **quiet, **as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(postgres_server: str) -> str:
    """An empty database's URL."""
    import psycopg

    with psycopg.connect(postgres_server) as connection:
        connection.execute("DROP SCHEMA IF EXISTS briefer CASCADE")
    return postgres_server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be opened, once for each database."""
    if request.param == "sqlite":
        return str(tmp_path / "briefer.db")
    url: str = request.getfixturevalue("postgres")
    return url


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened
