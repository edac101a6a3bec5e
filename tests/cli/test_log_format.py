"""`--log-format json`: every line of talk on stderr is an object; data on stdout stays as it was."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run


def objects(ran: Ran) -> list[dict[str, str]]:
    return [json.loads(line) for line in ran.err.splitlines()]


def test_each_line_of_talk_has_a_time_a_level_and_its_message(run: Run) -> None:
    ran = run("daily", "--topic", "bakhmut", "--log-format", "json", "--verbose")
    told = objects(ran)

    assert ran.status == 0
    assert ran.out.startswith("#")
    assert all(list(line) == ["time", "level", "message"] for line in told)
    assert all(datetime.fromisoformat(line["time"]).tzinfo for line in told)
    assert {line["level"] for line in told} == {"info", "debug"}
    assert any("embedded sample" in line["message"] for line in told)


@pytest.mark.parametrize(
    "arguments",
    [
        ("daily", "--log-format", "json"),
        ("--log-format=json", "daily", "--topic", "x", "--config", "gone.toml"),
        ("daily", "--wrong", "--log-format", "json"),
        ("--log-format", "json", "dialy"),
    ],
    ids=["of ours", "a missing file", "an unknown option", "a misspelt command"],
)
def test_the_sentence_a_command_ends_with_is_an_object_of_level_error(
    run: Run, arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments)
    *_, last = objects(ran)

    assert ran.status == 2
    assert last["level"] == "error"
    assert "\n" not in last["message"]


def test_quiet_holds_for_objects_too_and_errors_are_told_all_the_same(run: Run) -> None:
    assert run("daily", "--topic", "bakhmut", "--log-format", "json", "-q").err == ""
    assert len(objects(run("daily", "-q", "--log-format", "json"))) == 1


def test_explanations_and_tables_on_stderr_are_objects(run: Run, articles: Path) -> None:
    assert objects(run("group", str(articles), "--explain", "--log-format", "json"))
    assert objects(run("collect", str(articles), "--log-format", "json"))


def test_without_it_talk_is_plain_lines(run: Run) -> None:
    assert run("daily").err.startswith("briefer: say what the brief is about")
