"""Faults of the disk and of the moment: nothing that was saved is lost, and the reason is told."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.errors import LockedError, StoreError
from briefer.model import Article, Window
from briefer.store import open_store, store_for_run
from briefer.store.migrations import STEPS

NOW = datetime.now(UTC)
ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
ROOT = Path(__file__).parents[2]


def filled(path: Path, *names: str) -> Path:
    with open_store(path) as store:
        store.save_articles([Article("T", "x", id=n, published=NOW) for n in names], at=NOW)
    return path


def ids(path: Path) -> list[str]:
    with open_store(path) as store:
        return [article.id for article in store.articles(ALWAYS)]


def quiet(line: str) -> None:
    """Nobody listens."""


# ---------------------------------------------------------------- the store of a run


def test_a_run_leaves_a_backup_a_day_for_its_owner_only(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db", "a")
    backup = tmp_path / "briefer.db.daily.bak"

    with store_for_run(path, at=NOW, say=quiet):
        pass
    filled(path, "b")
    with store_for_run(path, at=NOW, say=quiet):
        pass
    same_day = ids(backup)
    with store_for_run(path, at=NOW + timedelta(hours=24), say=quiet):
        pass

    assert (same_day, ids(backup)) == (["a"], ["a", "b"])
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_can_take_the_place_of_the_store(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db", "a", "b")
    with store_for_run(path, at=NOW, say=quiet):
        pass
    path.unlink()

    (tmp_path / "briefer.db.daily.bak").rename(path)

    assert ids(path) == ["a", "b"]


def test_a_backup_that_cannot_be_made_does_not_end_the_run(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db", "a")
    (tmp_path / "briefer.db.daily.bak").mkdir()
    (tmp_path / "briefer.db.daily.bak" / "in-the-way").touch()
    said: list[str] = []

    with store_for_run(path, at=NOW + timedelta(days=9), say=said.append) as store:
        store.save_articles([Article("T", "x", id="b", published=NOW)], at=NOW)

    assert "no backup of the store today" in said[0]
    assert ids(path) == ["a", "b"]


def test_a_run_does_not_begin_on_a_damaged_store_nor_beside_another(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db", *(str(n) for n in range(400)))
    with (
        store_for_run(path, ["t"], at=NOW, say=quiet),
        pytest.raises(LockedError),
        store_for_run(path, ["t"], at=NOW, say=quiet),
    ):
        pass
    before = bytearray(path.read_bytes())
    for page in range(2, len(before) // 4096):
        before[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(before)

    told = r"damaged.*briefer\.db\.daily\.bak"
    with pytest.raises(StoreError, match=told), store_for_run(path, at=NOW, say=quiet):
        pass

    assert path.read_bytes() == bytes(before)


# ---------------------------------------------------------------- faults


_LIMITED = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from briefer.errors import StoreError
from briefer.model import Article
from briefer.store import open_store
now = datetime(2026, 11, 22, 5, tzinfo=UTC)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_store(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    try:
        store.save_articles([Article("T", "x" * 9000, id=str(n)) for n in range(99)], at=now)
    except StoreError as error:
        print(error, error.exit_code)
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no limit of file sizes elsewhere")
def test_an_error_of_the_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db", "a")

    said = _ran(_LIMITED, str(path))

    assert "this step was not saved" in said
    assert said.endswith("6\n")
    assert ids(path) == ["a"]
    with open_store(path) as store:
        store.check()


def _ran(program: str, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ran.stdout


_MIGRATING = """
import sys
from pathlib import Path
from briefer.store.migrations import STEPS
from briefer.store.sqlite import sqlite_engine
endless = "INSERT INTO extra WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
sqlite_engine(Path(sys.argv[1]), steps=(*STEPS, ("CREATE TABLE extra (i INTEGER)", endless)))
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")
def test_a_migration_that_is_killed_changes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "briefer.db", "a")
    backup = tmp_path / f"briefer.db.v{len(STEPS)}.bak"
    with subprocess.Popen([sys.executable, "-c", _MIGRATING, str(path)], cwd=ROOT) as run:
        began = tmp_path / "briefer.db-wal"
        assert _until(lambda: backup.exists() and began.exists() and began.stat().st_size > 10**6)
        run.kill()

    assert ids(path) == ["a"]
    assert ids(backup) == ["a"]
    with open_store(path) as store:
        store.check()


def _until(holds: Callable[[], bool], *, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
    return True
