"""A store in a file and, where a server can be started, one in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.store import Store, open_store
from briefer.testing.postgres_server import NoServer
from briefer.testing.postgres_server import postgres_server as server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server of our own on loopback; skipped where none can be started."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: PostgreSQL is not tried")
    try:
        with server() as url:
            yield url
    except NoServer as error:
        pytest.skip(f"{error}: PostgreSQL is not tried")


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
