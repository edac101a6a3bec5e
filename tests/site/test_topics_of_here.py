"""A site holds what is configured where it is published, and what was published stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

LINE = (
    '{{"id": "{id}", "title": "{word} runs again in Lorn", "text": "The {word} runs again in'
    ' Lorn.", "published": "2026-11-20T08:00:00Z"}}\n'
)
DAY = ("--date", "2026-11-20", "--since", "48h")


@pytest.fixture
def desks(run: Any) -> Any:
    """Two files that keep their briefs in one store, each with a brief of its topic."""

    def written(name: str, *topics: str) -> str:
        tables = "".join(f"[topics.{topic}]\n" for topic in topics)
        Path(f"{name}.toml").write_text(
            f'state = "both.db"\n[sources.{name}]\nurl = "{name}.jsonl"\n{tables}'
            '[channels.site]\nkind = "site"\npath = "public"\n'
        )
        return f"{name}.toml"

    for name in ("ferry", "tram"):
        Path(f"{name}.jsonl").write_text(LINE.format(id=name, word=name.capitalize()))
        assert run("daily", "--topic", name, *DAY, "--config", written(name, name)).status == 0
    return written


def folders(place: str = "public") -> set[str]:
    return {path.name for path in Path(place).iterdir() if path.is_dir()} & {"ferry", "tram"}


def test_publish_leaves_out_what_another_file_made(run: Any, desks: Any) -> None:
    assert run("publish", "public", "--config", "ferry.toml").status == 0

    assert folders() == {"ferry"}
    assert "tram" not in Path("public/index.html").read_text().lower()


def test_so_does_a_channel(run: Any, desks: Any) -> None:
    sent = run("daily", "--topic", "ferry", *DAY, "--send", "site", "--config", "ferry.toml")

    assert sent.status == 0
    assert folders() == {"ferry"}


def test_open_shows_no_brief_of_another_file(run: Any, desks: Any) -> None:
    shown = run("open", "--no-browser", "--config", "ferry.toml")

    assert "ferry" in shown.out
    assert "tram" not in shown.out


def test_a_topic_that_is_named_is_published_all_the_same(run: Any, desks: Any) -> None:
    run("publish", "public", "--topic", "tram", "--config", "ferry.toml")

    assert folders() == {"tram"}


def test_a_topic_that_is_not_configured_any_more_stays_and_is_told(run: Any, desks: Any) -> None:
    run("publish", "public", "--config", desks("ferry", "ferry", "tram"))
    again = run("publish", "public", "--anew", "--config", desks("ferry", "ferry"))

    assert folders() == {"ferry", "tram"}
    assert "not configured here: tram" in again.err
    assert "a new folder" in again.err
    assert run("publish", "other", "--config", "ferry.toml").status == 0
    assert folders("other") == {"ferry"}
