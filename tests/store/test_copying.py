"""A store in one place is the same store in another: a file, a database, and back."""

from __future__ import annotations

import gzip
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.errors import LockedError, StoreError
from briefer.model import Article
from briefer.store import locked, open_store
from briefer.store.copying import filled_tables
from briefer.store.tables import metadata
from tests.cli.conftest import Run, run

KEPT = sorted((Path(__file__).parents[1] / "data" / "kept").glob("*.db.gz"))
NOW = datetime(2026, 11, 27, tzinfo=UTC)

__all__ = ["run"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of an earlier version that has been used: it is brought up to date as it is read."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(KEPT[-1].read_bytes()))
    with open_store(path):
        return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that stands in a state file, table by table."""
    with sqlite3.connect(path) as opened:
        return {
            name: sorted(opened.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in metadata.tables
        }


def test_a_store_comes_back_from_a_database_as_it_went(
    run: Run, old: Path, postgres: str, tmp_path: Path
) -> None:
    there = run("store", "copy", str(old), postgres, "--json")
    back = run("store", "copy", postgres, str(tmp_path / "back.db"), "--json")

    assert (there.status, back.status) == (0, 0)
    before = rows(old)
    assert rows(tmp_path / "back.db") == before
    counts = {name: len(found) for name, found in before.items()}
    assert json.loads(there.out) == json.loads(back.out) == counts
    assert all(counts[name] for name in ("articles", "members", "facts", "deliveries", "briefs"))
    assert "canary-pw" not in there.out + there.err + back.out + back.err


def test_what_is_sent_from_the_copy_is_what_the_store_says(run: Run, old: Path) -> None:
    done = run("store", "copy", str(old), "new.db")

    assert done.status == 0
    assert "each read again" in done.out
    assert "`state`" in done.out
    assert run("history", "--state", "new.db").out == run("history", "--state", str(old)).out


def test_letters_and_moments_of_any_kind_arrive(place: str, tmp_path: Path) -> None:
    odd = Article("Žluťoučký \U0001f600 \x00 title", "a\nb\u2028c ' \" \\ \ud800", id="é", url=None)
    with open_store(tmp_path / "odd.db") as store, open_store(place) as copy:
        store.save_articles([odd], at=NOW)
        store.copy_to(copy)
        kept = store.known(["é"])
        assert copy.known(["é"]) == kept != {}


def test_a_store_that_holds_something_is_not_written_over(run: Run, old: Path) -> None:
    with open_store("kept.db") as kept:
        kept.save_articles([Article("T", "x", id="a")], at=NOW)
    before = rows(Path("kept.db"))

    refused = run("store", "copy", str(old), "kept.db")

    assert refused.status == 6
    assert "not empty (articles" in refused.err
    assert rows(Path("kept.db")) == before


def test_one_that_fails_half_way_leaves_nothing(old: Path, place: str) -> None:
    def stop(table: str, count: int) -> None:
        if table == "facts":
            raise KeyboardInterrupt

    with open_store(old) as store, open_store(place) as copy:
        with pytest.raises(KeyboardInterrupt):
            store.copy_to(copy, copied=stop)
        with copy._reading() as connection:
            assert filled_tables(connection) == []
        assert store.copy_to(copy)["facts"] > 0


def test_a_row_that_is_not_as_it_was_read_ends_the_copy(old: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "new.db") as copy:
        spoils = (
            "CREATE TRIGGER spoils AFTER INSERT ON facts BEGIN"
            " UPDATE facts SET text = 'x' WHERE rowid = NEW.rowid; END"
        )
        copy._written(lambda connection: connection.exec_driver_sql(spoils).close())
        with open_store(old) as store, pytest.raises(StoreError, match="facts: what was written"):
            store.copy_to(copy)
        with copy._reading() as connection:
            assert filled_tables(connection) == []


@pytest.mark.parametrize("held", ["old", "new"])
def test_no_run_may_hold_either(run: Run, old: Path, held: str) -> None:
    with locked(old if held == "old" else "new.db"):
        refused = run("store", "copy", str(old), "new.db")

    assert refused.status == LockedError.exit_code


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [("none.db", "new.db", "there is no store"), ("kept.db", "./kept.db", "are one place")],
)
def test_what_cannot_be_copied_is_said(run: Run, source: str, target: str, said: str) -> None:
    with open_store("kept.db"):
        pass

    refused = run("store", "copy", source, target)

    assert refused.status == 2
    assert said in refused.err
    assert not Path("none.db").exists()
