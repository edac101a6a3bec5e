"""What was nearly right: a topic, the sample, the counts in a sentence, a shell that completes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefer.cli import COMMANDS
from tests.cli.conftest import Run

DESK = '[sources.all]\nurl = "{}"\n[topics.ukraine]\n[topics.oldport]\n[digests.morning]\ntopics = ["oldport"]\n'


@pytest.fixture
def desk(run: Run, articles: Path) -> Run:
    Path("briefer.toml").write_text(DESK.format(articles), encoding="utf-8")
    return run


@pytest.mark.parametrize("command", [("daily",), ("weekly",), ("stories",)], ids=lambda c: c[0])
@pytest.mark.parametrize(
    "name", ["ukrane", "Ukraine", "ukrainе"], ids=["letter", "case", "other е"]
)
def test_a_topic_that_is_nearly_configured_is_asked_for(
    desk: Run, command: tuple[str, ...], name: str
) -> None:
    ran = desk(*command, "--topic", name, "--state", "s.db") if command != ("stories",) else desk(
        *command, "--topic", name
    )  # fmt: skip

    assert (ran.status, ran.out) == (2, "")
    assert "did you mean 'ukraine'?" in ran.err
    assert not Path("s.db").exists()


@pytest.mark.parametrize("name", ["bridge", "ukraine war", '"ukrane"', "oldport"])
def test_words_of_ones_own_are_looked_for(desk: Run, name: str) -> None:
    ran = desk("daily", "--topic", name, "--date", "2023-03-22", "--state", "s.db")

    assert ran.status == 0
    assert "did you mean" not in ran.err


@pytest.mark.parametrize(
    ("topic", "heading"),
    [
        ("formula1", "formula1 (the embedded sample of March 2023, about Bakhmut)"),
        ("bakhmut", "The battle of Bakhmut (the embedded sample of March 2023)"),
    ],
)
@pytest.mark.parametrize("kind", ["markdown", "text"])
def test_the_sample_says_in_its_first_line_what_it_is(
    run: Run, topic: str, heading: str, kind: str
) -> None:
    first = run("daily", "--topic", topic, "--format", kind).out.splitlines()[0]

    assert heading.casefold() in first.casefold()


def test_given_articles_are_no_sample(run: Run, articles: Path) -> None:
    ran = run("daily", "--topic", "oldport", "--articles", str(articles), "--date", "2023-03-22")

    assert ran.out.startswith("# oldport\n")


def test_one_is_counted_as_one(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": 1}\n', encoding="utf-8")

    assert "1 bad line\n" in run("check", str(bad)).err
    assert "1 line could not be read" in run("check", str(bad)).err


def test_a_topic_without_a_channel_is_told_its_table(desk: Run) -> None:
    ran = desk("daily", "--topic", "oldport", "--send")

    assert "[topics.oldport]" in ran.err
    assert "[digests.morning]" in desk("daily", "--digest", "morning", "--send").err


@pytest.mark.parametrize(
    ("words", "begun", "found"),
    [
        ("briefer daily --topic", "o", ["oldport"]),
        ("briefer stories --topic", "", ["ukraine", "oldport"]),
        ("briefer daily --digest", "m", ["morning"]),
        ("briefer", "dai", ["daily"]),
    ],
)
def test_a_shell_completes_the_names_of_topics(
    desk: Run, monkeypatch: pytest.MonkeyPatch, words: str, begun: str, found: list[str]
) -> None:
    monkeypatch.setenv("COMP_WORDS", f"{words} {begun}".rstrip())
    monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
    monkeypatch.setenv("_BRIEFER_COMPLETE", "bash_complete")

    ran = desk_completion()

    assert [line.partition(",")[2] for line in ran.splitlines()] == found


def desk_completion() -> str:
    """What the shell is told by a process of its own."""
    import os
    import sys

    ran = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv = ['briefer']; from briefer.cli import cli; cli(prog_name='briefer')"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    return ran.stdout


def test_the_manual_has_every_command_and_its_options(run: Run) -> None:
    page = run("man").out

    assert page.startswith(".TH BRIEFER 1")
    for name in COMMANDS:
        assert f".SS briefer {name}\n" in page
    assert ".B \\-\\-topic T\n" in page
    assert ".SS briefer sources add\n" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not here to read the manual")
def test_the_manual_is_read_without_a_complaint(run: Run) -> None:
    page: Any = run("man").out

    read = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=page, capture_output=True, text=True, check=True
    )
    assert read.stderr == ""
    assert "Print or send the brief of the last 24 hours." in read.stdout
