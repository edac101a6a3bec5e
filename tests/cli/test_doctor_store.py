"""`briefer doctor` on the store: looked through, and what lies under it named."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefer.model import Article
from briefer.store import open_store

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "s.db"
    with open_store(place) as store:
        articles = [Article("T", "x" * 3000, id=str(n), published=NOW) for n in range(60)]
        store.save_articles(articles, at=NOW)
    return place


def examined(run: Any, path: Path) -> dict[str, dict[str, str]]:
    Path("briefer.toml").write_text("", encoding="utf-8")
    return {row["part"]: row for row in run("doctor", "--json", "--state", str(path)).lines}


def test_a_whole_store_is_said_to_be_undamaged(run: Any, path: Path) -> None:
    row = examined(run, path)["store"]

    assert (row["verdict"], row["detail"]) == ("ok", f"{path}: undamaged")


def test_a_damaged_store_is_found_though_it_opens(run: Any, path: Path) -> None:
    body = bytearray(path.read_bytes())
    for page in range(2, len(body) // 4096):
        body[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(body)

    row = examined(run, path)["store"]
    assert row["verdict"] == "failed"
    assert "damaged" in row["detail"]
    assert run("doctor", "--state", str(path)).status == 2


@pytest.mark.parametrize("content", [b"", b"a text of somebody else"], ids=["empty", "foreign"])
def test_a_file_that_is_no_store_is_failed_and_left_alone(
    run: Any, tmp_path: Path, content: bytes
) -> None:
    place = tmp_path / "notes.db"
    place.write_bytes(content)

    assert examined(run, place)["store"]["verdict"] == "failed"
    assert place.read_bytes() == content


@pytest.mark.parametrize(
    ("version", "warned"), [((3, 51, 2), True), ((3, 51, 3), False)], ids=["old", "mended"]
)
def test_a_sqlite_that_can_corrupt_its_log_is_named(
    run: Any, path: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], warned: bool
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)

    assert ("sqlite" in examined(run, path)) is warned
