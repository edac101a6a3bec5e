"""A PostgreSQL server of our own for workers; without it, or the engine, nothing here is tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefer.testing.postgres_server import Cluster, NoServer, postgres_cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server; skipped where none can be started."""
    pytest.importorskip("procrastinate", reason="the extra workers is not installed")
    try:
        with postgres_cluster() as started:
            yield started
    except NoServer as error:
        pytest.skip(f"{error}: workers are not tried")


@pytest.fixture
def url(cluster: Cluster) -> str:
    """An empty database's URL."""
    import psycopg

    with psycopg.connect(cluster.url) as line:
        line.execute("DROP SCHEMA IF EXISTS briefer CASCADE")
        line.execute("DROP SCHEMA IF EXISTS briefer_jobs CASCADE")
    return cluster.url
