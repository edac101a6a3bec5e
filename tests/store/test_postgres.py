"""PostgreSQL by URL: a schema of our own, one run at a time, no password in any sentence."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect

from briefer.errors import ConfigError, LockedError, NewerStateError, StoreError
from briefer.store import locked, open_store
from briefer.store.migrations import STEPS
from briefer.store.postgres import postgres_engine
from briefer.store.tables import metadata


def test_the_tables_lie_in_a_schema_of_their_own(postgres: str) -> None:
    engine = postgres_engine(postgres)

    assert set(inspect(engine).get_table_names("briefer")) == {*metadata.tables, "form"}
    assert not set(inspect(engine).get_table_names("public")) & set(metadata.tables)
    engine.dispose()


def test_a_second_opening_and_a_migration_keep_what_is_there(postgres: str) -> None:
    open_store(postgres).close()
    open_store(postgres).close()

    engine = postgres_engine(postgres, steps=(*STEPS, ("CREATE TABLE extra (id TEXT){strict}",)))

    assert "extra" in inspect(engine).get_table_names("briefer")
    engine.dispose()
    with pytest.raises(NewerStateError, match="upgrade briefer"):
        open_store(postgres)


def test_a_migration_that_fails_changes_nothing(postgres: str) -> None:
    broken = ("CREATE TABLE extra (id TEXT)", "INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreError, match="nowhere"):
        postgres_engine(postgres, steps=(*STEPS, broken))

    engine = postgres_engine(postgres)
    assert "extra" not in inspect(engine).get_table_names("briefer")
    engine.dispose()


def test_runs_that_begin_together_make_the_schema_once(postgres: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(postgres), range(4)))

    for store in stores:
        store.check()
        store.close()


def test_of_two_runs_one_is_told_to_come_later(postgres: str) -> None:
    with (
        locked(postgres),
        pytest.raises(LockedError, match="run it again later") as caught,
        locked(postgres),
    ):
        pass

    assert "canary" not in str(caught.value)
    with locked(postgres):
        pass


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    url = "postgresql://briefer:canary-pw@127.0.0.1:1/briefer"

    for attempt in (lambda: open_store(url), lambda: locked(url).__enter__()):
        with pytest.raises(StoreError, match=r"briefer:\*\*\*@127\.0\.0\.1") as caught:
            attempt()
        assert "canary" not in f"{caught.value}"


@pytest.mark.parametrize(
    "url", ["mysql://u:canary-pw@h/d", "postgresql://u:canary-pw@h:port/d", "://", "http://x/y"]
)
def test_a_url_that_is_no_database_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        open_store(url)

    assert "canary" not in str(caught.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(ConfigError, match=r"pip install \"briefer-news\[postgres\]\""):
        open_store("postgresql://u@127.0.0.1/d")
