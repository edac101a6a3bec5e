"""Bad input gives one clear sentence and the documented exit code, and loses nothing."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        pytest.param(("daily",), 2, "--topic NAME, --digest NAME, or --readers", id="no topic"),
        pytest.param(("daily", "--topic", "x", "--date", "22.3.2023"), 2, "write it like 2023-03-22", id="bad date"),
        pytest.param(("daily", "--topic", "x", "--since", "soon"), 2, "24h, 3d or 2w", id="bad span"),
        pytest.param(("daily", "--topic", "x", "--articles", "nowhere.jsonl"), 2, "there is no such file", id="missing articles"),
        pytest.param(("daily", "--topic", "a AND", "--articles", "."), 2, "query, character 6", id="bad query"),
        pytest.param(("daily", "--topic", "x", "--articles", "."), 3, "nothing could be collected", id="empty folder"),
        pytest.param(("daily", "--topic", "x", "--engine", "openai"), 2, "BRIEFER_MODEL", id="no model"),
        pytest.param(("daily", "--digest", "x"), 2, "there is no digest", id="unknown digest"),
        pytest.param(("dayly",), 2, "did you mean 'daily'", id="unknown command"),
        pytest.param(("daily", "--topik", "x"), 2, "No such option", id="unknown option"),
        pytest.param(("--config", "nowhere.toml", "topics"), 2, "briefer init", id="missing config"),
        pytest.param(("collect", "nowhere.xml"), 3, "nothing could be collected", id="missing source"),
        pytest.param(("group", "nowhere.jsonl"), 2, "there is no such file", id="group without a file"),
        pytest.param(("check", "nowhere.jsonl"), 2, "there is no such file", id="check without a file"),
        pytest.param(("render", "nowhere.json"), 2, "there is no such file", id="render without a file"),
        pytest.param(("explain", "nowhere.json", "1"), 2, "there is no such file", id="explain without a file"),
        pytest.param(("schedule",), 2, 'at = "07:00"', id="nothing to schedule"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence(
    run: Any, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    ran = run(*arguments)

    assert ran.status == status
    assert sentence in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_key_names_its_line_and_the_right_one(run: Any) -> None:
    Path("briefer.toml").write_text('timezone = "UTC"\n[sources.a]\nurll = "x"\n', encoding="utf-8")

    ran = run("topics")
    assert ran.status == 2
    assert "briefer.toml line 3: [sources.a] has no key 'urll'; did you mean 'url'?" in ran.err


def test_bad_lines_are_named_and_the_good_ones_answered(run: Any) -> None:
    lines = '{"id": "a", "title": "A good one"}\nnot json\n{"id": "b"}\n'

    ran = run("group", "-", stdin=lines)
    assert [story["articles"] for story in ran.lines] == [["a"]]
    assert ran.status == 2
    assert "2 lines could not be read" in ran.err


def test_one_dead_source_never_ends_the_run(run: Any, articles: Path) -> None:
    Path("briefer.toml").write_text(
        f'[sources.good]\nurl = "{articles}"\n[sources.dead]\nurl = "http://127.0.0.1:1/feed"\n'
        "[topics.oldport]\n",
        encoding="utf-8",
    )

    ran = run("daily", "--topic", "oldport", "--date", "2023-03-22", "--state", "s.db")
    assert ran.status == 0
    assert "harbour bridge" in ran.out
    assert "dead" in ran.out
    strict = run("daily", "--topic", "oldport", "--date", "2023-03-22", "--state", "s.db",
                 "--strict")  # fmt: skip
    assert strict.status == 5
    assert "harbour bridge" in strict.out


def test_only_dead_sources_are_exit_code_3(run: Any) -> None:
    Path("briefer.toml").write_text(
        '[sources.dead]\nurl = "nowhere/"\n[topics.oldport]\n', encoding="utf-8"
    )

    ran = run("daily", "--topic", "oldport", "--state", "s.db")
    assert ran.status == 3
    assert ran.out == ""


def test_a_state_file_of_a_newer_version_is_refused_and_left_alone(
    run: Any, articles: Path
) -> None:
    options = ("daily", "--topic", "oldport", "--articles", str(articles), "--state", "s.db")
    assert run(*options, "--date", "2023-03-22").status == 0
    with sqlite3.connect("s.db") as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()

    ran = run(*options)
    assert ran.status == 2
    assert "newer" in ran.err
    assert "s.db" in ran.err


def test_a_second_run_at_once_is_told_to_wait(run: Any, articles: Path) -> None:
    from briefer.store import locked

    Path("briefer.toml").write_text(
        f'[sources.all]\nurl = "{articles}"\n[topics.oldport]\n', encoding="utf-8"
    )

    with locked("s.db"):
        ran = run("daily", "--topic", "oldport", "--state", "s.db")
    assert ran.status == 75


def test_init_never_overwrites(run: Any) -> None:
    Path("briefer.toml").write_text("# mine\n", encoding="utf-8")

    ran = run("init")
    assert ran.status == 2
    assert Path("briefer.toml").read_text(encoding="utf-8") == "# mine\n"


def test_what_init_writes_is_a_valid_configuration(run: Any) -> None:
    assert run("init").status == 0

    assert run("topics", "--json").lines[0]["name"] == "bakhmut"


def test_a_brief_of_a_newer_version_is_refused(run: Any) -> None:
    ran = run("render", "-", stdin=json.dumps({"version": 99}))

    assert ran.status == 2
    assert "version" in ran.err
