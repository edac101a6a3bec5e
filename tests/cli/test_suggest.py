"""`briefer topics suggest`: how a topic is also written, as a query line and counts."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

TOLD = (("1", "The G7 met in Lorn."), ("2", "Leaders of the G-7 spoke."), ("3", "It rained."))


def given(folder: Path) -> str:
    path = folder / "a.jsonl"
    lines = [json.dumps({"id": key, "title": text, "text": text}) for key, text in TOLD]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_the_command_prints_a_query_line_with_counts(run: Run, tmp_path: Path) -> None:
    ran = run("topics", "suggest", "G7", "--articles", given(tmp_path))

    assert ran.status == 0
    assert "query = 'G7 OR \"G-7\"'" in ran.out
    assert "The query finds 2 of 3 articles." in ran.out


def test_with_json_each_spelling_is_a_line_and_nothing_else(run: Run, tmp_path: Path) -> None:
    ran = run("topics", "suggest", "G7", "--articles", given(tmp_path), "--json")

    found = [json.loads(line) for line in ran.out.splitlines()]
    # each finds the articles of the other too
    assert [(one["spelling"], one["articles"]) for one in found] == [("G7", "2"), ("G-7", "2")]


def test_a_file_that_is_not_there_is_a_mistake(run: Run) -> None:
    ran = run("topics", "suggest", "G7", "--articles", "nowhere.jsonl")

    assert ran.status == 2
    assert "nowhere.jsonl" in ran.err


def test_topics_alone_still_lists_them(run: Run) -> None:
    assert "bakhmut" in run("topics").out
