"""What lies on the disk or comes by the pipe is read, and what cannot be is named."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.collect import files
from briefer.collect.files import file_articles
from briefer.collect.gather import gather
from briefer.model import Source
from briefer.testing.web import CannedFetch

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)


class _Pipe(io.TextIOWrapper):
    """Standard input with a body in it."""


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Pipe(io.BytesIO(b'{"id": "1", "title": "T"}')))

    assert file_articles(Source("-", "-", "file"), at=AT).articles[0].id == "1"


def test_a_file_that_cannot_be_opened_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n\nText.")
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as hole:
        hole.truncate(files.FILE_LENGTH + 1)  # takes no room on the disk

    found = file_articles(Source("pile", str(tmp_path), "file"), at=AT)

    assert len(found.articles) == 1
    assert found.failed == ("huge.txt",)
    assert "larger than" in found.problems[0].reason


def test_files_that_hold_no_articles_by_kind_are_passed_over(tmp_path: Path) -> None:
    for name in ("briefer.toml", "logo.PNG", "style.css"):
        (tmp_path / name).write_bytes(b"\x00\x01")

    found = file_articles(Source("pile", str(tmp_path), "file"), at=AT)

    assert (found.articles, found.problems, found.failed) == ((), (), ())


def test_files_and_addresses_are_gathered_in_one_go(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n\nText.")
    feed = (
        b"<rss version='2.0'><channel><title>P</title><item><title>T</title></item></channel></rss>"
    )
    sources = [
        Source("far", "https://a.example/1"),
        Source("near", str(tmp_path), "file"),
        Source("far-2", "https://a.example/2"),
    ]
    fetch = CannedFetch({"https://a.example/1": feed, "https://a.example/2": feed})

    found = gather(sources, fetch=fetch, at=AT, pause=0.001)

    assert [article.source for article in found.articles] == ["far", "near"]
    assert [health.source for health in found.health] == ["far", "far-2"]


def test_a_template_nobody_filled_is_not_asked() -> None:
    fetch = CannedFetch({})
    template = Source("find", "https://find.example/?q={query}", "search")

    found = gather([template], fetch=fetch, at=AT)

    assert fetch.asked == []
    assert "not filled" in found.problems[0].reason


def test_stopping_half_way_asks_no_further_source() -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    fetch = CannedFetch({})
    sources = [Source(f"s{n}", f"https://a.example/{n}") for n in range(9)]

    with pytest.raises(KeyboardInterrupt):
        gather(sources, fetch=fetch, at=AT, each=stop, pause=0.05)

    assert len(fetch.asked) < 9
