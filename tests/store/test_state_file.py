"""The state file: made whole, never taken from others, safe through kills and full disks."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect

from briefer.errors import LockedError, NewerStateError, StoreError
from briefer.model import Article, Delivery, DeliveryKey, Window
from briefer.store import Store, locked, open_store
from briefer.store.migrations import STEPS
from briefer.store.sqlite import _create, sqlite_engine
from briefer.store.tables import metadata

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
NEXT_STEP = ("ALTER TABLE articles ADD COLUMN note TEXT", "CREATE TABLE extra (id TEXT){strict}")


def article(name: str, text: str = "Text.") -> Article:
    return Article("Title", text, id=name, published=NOW)


def filled(path: Path) -> Path:
    with open_store(path) as store:
        store.save_articles([article("a"), article("b")], at=NOW)
    return path


def ids(path: Path) -> list[str]:
    with open_store(path) as store:
        return [found.id for found in store.articles(ALWAYS)]


# ---------------------------------------------------------------- made and opened


def test_a_state_file_is_made_with_its_folders_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "state" / "deep" / "briefer.db"

    with open_store(path):
        pass

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["briefer.db"]


def test_the_schema_is_what_the_queries_expect(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "briefer.db")
    found = inspect(engine)
    tables = {name: metadata.tables[name] for name in sorted(metadata.tables)}

    assert sorted(found.get_table_names()) == list(tables)
    for name, table in tables.items():
        columns = {c["name"]: bool(c["nullable"]) for c in found.get_columns(name)}
        assert columns == {column.name: bool(column.nullable) for column in table.columns}
        keys = found.get_pk_constraint(name)["constrained_columns"]
        assert sorted(keys) == sorted(column.name for column in table.primary_key)
    engine.dispose()


def test_every_table_is_strict(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db")

    with sqlite3.connect(path) as connection:
        strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list"))
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(
                "INSERT INTO members VALUES ('t', 'a', 's', 'not a number', NULL)",
            )
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(
                "INSERT INTO deliveries VALUES ('t','s','c','r','posted','x','','',NULL)"
            )
    connection.close()
    assert all(strict[name] for name in metadata.tables)


def test_the_ledger_survives_a_power_cut(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "briefer.db")
    with engine.connect().execution_options(reading=True) as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engine.dispose()

    assert settings == ["wal", 2, 1]  # 2 is FULL


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"just a text file of someone else", "no state file"),
        (b"SQLite format 3\x00" + b"\x00" * 84, "belongs to another program"),
    ],
    ids=["empty", "text", "header-only"],
)
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)

    with pytest.raises(StoreError, match=rf"notes\.db: .*{reason}.*--state"):
        open_store(path)

    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (id INTEGER)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(StoreError, match="another program"):
        open_store(path)

    assert path.read_bytes() == before


def test_a_newer_file_is_refused_by_name_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    sqlite_engine(path, steps=(*STEPS, NEXT_STEP)).dispose()

    with pytest.raises(NewerStateError, match=r"briefer\.db: .*newer briefer.*upgrade") as caught:
        open_store(path)

    assert caught.value.exit_code == 2
    sqlite_engine(path, steps=(*STEPS, NEXT_STEP)).dispose()


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"directory.*--state"):
        open_store(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(StoreError, match="--state"):
        open_store(tmp_path / "file" / "briefer.db")
    with pytest.raises(StoreError, match="--state"), locked(tmp_path / "file" / "briefer.db"):
        pass


# ---------------------------------------------------------------- migrations


def test_a_migration_keeps_everything_and_leaves_a_backup(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db")

    engine = sqlite_engine(path, steps=(*STEPS, NEXT_STEP))

    with engine.connect().execution_options(reading=True) as connection:
        kept = connection.exec_driver_sql("SELECT id, note FROM articles ORDER BY id").all()
    engine.dispose()
    assert [tuple(row) for row in kept] == [("a", None), ("b", None)]
    assert ids(tmp_path / f"briefer.db.v{len(STEPS)}.bak") == ["a", "b"]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db")
    broken = ("CREATE TABLE extra (id TEXT)", "INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreError, match="nowhere"):
        sqlite_engine(path, steps=(*STEPS, broken))

    assert ids(path) == ["a", "b"]
    engine = sqlite_engine(path)
    assert "extra" not in inspect(engine).get_table_names()
    engine.dispose()


def test_a_damaged_file_is_not_migrated(tmp_path: Path) -> None:
    path = damaged(tmp_path / "briefer.db")

    with pytest.raises(StoreError, match="damaged"):
        sqlite_engine(path, steps=(*STEPS, NEXT_STEP))


def test_a_damaged_file_is_told_with_its_backup(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    with open_store(path) as store:
        store.save_articles([article("a")], at=NOW)
        store.back_up(tmp_path / "briefer.db.daily.bak")
    damaged(path)

    with open_store(path) as store, pytest.raises(StoreError, match=r"briefer\.db\.daily\.bak"):
        store.check()


def damaged(path: Path) -> Path:
    with open_store(path) as store:
        store.save_articles([article(str(n), "x" * 3000) for n in range(50)], at=NOW)
    body = bytearray(path.read_bytes())
    pages = len(body) // 4096
    for page in range(pages // 2, pages):  # the schema before them can be read
        body[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(body)
    return path


def test_a_backup_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "briefer.db") as store:
        store.check()
        with pytest.raises(StoreError, match="backup"):
            store.back_up(tmp_path / "absent" / "copy.db")


# ---------------------------------------------------------------- full disk, two writers


def limit_pages(store: Store) -> None:
    """From here on the disk is as good as full."""
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    with open_store(tmp_path / "briefer.db") as store:
        store.save_articles([article("a")], at=NOW)
        limit_pages(store)

        with pytest.raises(StoreError, match="disk is full; this step was not saved") as caught:
            store.save_articles([article(str(n), "x" * 5000) for n in range(99)], at=NOW)

        assert caught.value.exit_code == 6
        assert [found.id for found in store.articles(ALWAYS)] == ["a"]
        store.check()


def test_a_disk_that_is_really_full_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "briefer.db"
    with open_store(path) as store:
        store.save_articles([article("a")], at=NOW)

        with pytest.raises(StoreError, match="disk is full"):
            store.save_articles([article(str(n), "x" * 9000) for n in range(300)], at=NOW)

        store.check()
    assert ids(path) == ["a"]


def test_a_full_disk_leaves_no_half_state_file(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * (1024 * 1024 - 8192))

    with pytest.raises(StoreError, match="full"):
        open_store(small_disk / "briefer.db")

    assert [entry.name for entry in small_disk.iterdir()] == ["filler"]


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db")

    def write(worker: int) -> None:
        with open_store(path) as store:
            for number in range(25):
                key = DeliveryKey("t", f"{worker}-{number}", "c", "r")
                store.claim(key, content="x", at=NOW)
                store.settle(Delivery(key, "sent", NOW), content="x")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))

    with open_store(path) as store:
        assert len(store.deliveries(state="sent", limit=1000)) == 100


def test_one_store_serves_several_threads(tmp_path: Path) -> None:
    with open_store(tmp_path / "briefer.db") as store, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: store.save_articles([article(str(n))], at=NOW), range(40)))

        assert len(store.articles(ALWAYS)) == 40


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db")
    with open_store(path) as writer, open_store(path) as reader:
        assert len(writer._written(lambda _: reader.articles(ALWAYS))) == 2


def test_a_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "briefer.db") as store:
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")

        with pytest.raises(StoreError, match=r"cannot be written.*--state"):
            store.save_articles([article("a")], at=NOW)


def test_no_article_and_no_address_is_in_an_error(tmp_path: Path) -> None:
    with open_store(tmp_path / "briefer.db") as store:
        limit_pages(store)
        with pytest.raises(StoreError) as caught:
            store.save_articles([article("a", "canary " * 9000)], at=NOW)

    assert "canary" not in f"{caught.value} {caught.value.__cause__}"


# ---------------------------------------------------------------- kills

_WRITER = """
import sys
from datetime import UTC, datetime
from briefer.collect.health import SourceHealth
from briefer.model import Article
from briefer.ports import Validators
from briefer.store import open_store
now = datetime(2026, 11, 22, 5, tzinfo=UTC)
number = int(sys.argv[2])
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    while True:
        both = [Article("t", "x", id=f"{number}-{half}", published=now) for half in "ab"]
        health = SourceHealth("s", validators=Validators(str(number)))
        store.save_collected(both, [health], at=now)
        print(number, flush=True)
        number += 1
"""


def test_a_kill_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path, done, chance = tmp_path / "briefer.db", 0, random.Random(7)
    for _ in range(3):
        command = [sys.executable, "-c", _WRITER, str(path), str(done)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randint(1, 40)):
                line = writer.stdout.readline()
                done = int(line) + 1 if line.strip().isdigit() else done
            writer.send_signal(signal.SIGKILL)
            said = [int(line) + 1 for line in writer.stdout if line.strip().isdigit()]
        done = max([done, *said])
        with open_store(path) as store:
            store.check()
            kept = {found.id for found in store.articles(ALWAYS)}
            health = store.health()
        # All that was told as done is there, and the one in flight is whole or absent.
        expected = {f"{number}-{half}" for number in range(done) for half in "ab"}
        last = {f"{done}-a", f"{done}-b"}
        assert kept in (expected, expected | last)
        if kept:
            assert int(health[0].health.validators.etag or "") == len(kept) // 2 - 1
            assert health[0].given == len(kept)
        done = len(kept) // 2


_HOLDER = """
import sys, signal
from briefer.store import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    signal.pause()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock until it is killed."""
    command = [sys.executable, "-c", _HOLDER, str(tmp_path / "briefer.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_of_two_runs_one_is_told_to_come_later(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    said = rf"process {holder.pid}\).*run it again later"
    with pytest.raises(LockedError, match=said), locked(tmp_path / "briefer.db"):
        pass


def test_a_killed_holder_frees_the_lock_at_once(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()

    with locked(tmp_path / "briefer.db"):
        pass


def test_a_lock_is_one_through_every_spelling_of_its_path(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)

    with (
        locked(tmp_path / "briefer.db"),
        pytest.raises(LockedError),
        locked(tmp_path / "link" / "briefer.db"),
    ):
        pass


def test_without_hard_links_the_file_is_moved_into_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)

    assert ids(filled(tmp_path / "briefer.db")) == ["a", "b"]


def test_a_file_that_another_run_just_made_is_not_replaced(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db")

    _create(path, STEPS)

    assert ids(path) == ["a", "b"]


def test_a_file_system_that_cannot_lock_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)

    with pytest.raises(StoreError, match=r"cannot lock .*--state"), locked(tmp_path / "s.db"):
        pass


def test_a_list_of_what_was_made_reads_no_brief(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db")

    with sqlite3.connect(path) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT topic, slot, generated, bullets FROM briefs"
            " ORDER BY generated DESC, topic LIMIT 50"
        ).fetchall()

    assert "COVERING INDEX briefs_made" in plan[0][3]
