"""`doctor` counts in plain words, and names a topic that nothing can be found for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ITEM = '{"id": "1", "title": "Ferry runs again in Lorn", "text": "The ferry runs again."}\n'


def configured(run: Any, tmp_path: Path, text: str) -> dict[str, dict[str, str]]:
    Path("briefer.toml").write_text(text, encoding="utf-8")
    Path("one.jsonl").write_text(ITEM, encoding="utf-8")
    lines = run("doctor", "--json", "--state", str(tmp_path / "s.db")).lines
    return {row["part"]: row for row in lines}


def test_one_is_no_plural(run: Any, tmp_path: Path) -> None:
    rows = configured(run, tmp_path, '[sources.a]\nurl = "one.jsonl"\n[topics.lorn]\n')

    assert rows["source a"]["detail"] == "1 article"
    assert rows["configuration"]["detail"].endswith(": 1 source, 1 topic, 0 channels")


def test_topics_without_a_source_are_a_warning(run: Any, tmp_path: Path) -> None:
    row = configured(run, tmp_path, "[topics.lorn]\n")["configuration"]

    assert row["verdict"] == "warning"
    assert "add a [sources.NAME] table with a url" in row["detail"]


def test_one_failed_check_is_one(run: Any, tmp_path: Path) -> None:
    Path("briefer.toml").write_text('[sources.a]\nurl = "none.jsonl"\n', encoding="utf-8")
    ended = run("doctor", "--state", str(tmp_path / "s.db"))

    assert ended.status == 2
    assert "1 check failed: source a" in ended.err


def test_one_mistake_in_a_prompt_is_one(run: Any) -> None:
    Path("mine").mkdir()
    Path("mine/story.j2").write_text("{{ unclosed", encoding="utf-8")
    Path("briefer.toml").write_text('prompts = "mine"\n', encoding="utf-8")

    assert "1 mistake in the prompts" in run("prompts", "check").err
