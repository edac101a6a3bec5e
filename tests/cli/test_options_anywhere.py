"""What every command takes, before or after its name, and the hint at the name that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from briefer.cli import COMMANDS, cli
from tests.cli.conftest import Run

LOOK = ("daily", "--topic", "oldport", "--articles", "a.jsonl", "--date", "2023-03-22")
LINE = '{"id": "a", "title": "Quay", "text": "The Oldport quay was opened on Monday, Ada Lind said.", "published": "2023-03-22T10:00:00Z"}\n'


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command there is, those of groups too."""
    root = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(root, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {below}", found) for below, found in command.commands.items())


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=[name for name, _ in commands()]
)
def test_every_command_takes_config_quiet_and_verbose(name: str, command: click.Command) -> None:
    flags = [flag for param in command.params for flag in param.opts]

    assert [flags.count(flag) for flag in ("--config", "-q", "--quiet", "-v", "--verbose")] == [
        1
    ] * 5


@pytest.mark.parametrize(
    "name",
    ["daily", "weekly", "collect", "check", "send", "doctor", "sources", "sources health",
     "topics suggest", "history", "usage"],
)  # fmt: skip
def test_what_reads_the_store_takes_its_place(name: str) -> None:
    assert "--state" in CliRunner().invoke(cli, [*name.split(), "--help"]).output


@pytest.mark.parametrize("where", ["before", "after", "both"])
def test_quiet_is_quiet_wherever_it_stands(run: Run, where: str) -> None:
    Path("a.jsonl").write_text(LINE)
    before = ["-q"] if where != "after" else []
    after = ["--quiet"] if where != "before" else []

    ran = run(*before, *LOOK, *after)

    assert (ran.status, ran.err) == (0, "")
    assert "quay was opened" in ran.out


def test_what_is_said_last_holds(run: Run) -> None:
    Path("a.jsonl").write_text(LINE)

    assert run("-v", *LOOK, "-q").err == ""
    assert "about oldport" in run("-q", *LOOK, "-v").err


@pytest.mark.parametrize(
    "words",
    [
        ("--config", "own.toml", "sources", "list", "--json"),
        ("sources", "--config", "own.toml", "list", "--json"),
        ("sources", "list", "--json", "--config", "own.toml"),
        ("--config", "other.toml", "sources", "list", "--json", "--config", "own.toml"),
    ],
    ids=["before", "within", "after", "the last"],
)
def test_a_configuration_is_named_anywhere(run: Run, words: tuple[str, ...]) -> None:
    Path("own.toml").write_text('[sources.quay]\nurl = "a.jsonl"\n')
    Path("other.toml").write_text('[sources.lamp]\nurl = "b.jsonl"\n')

    assert [row["name"] for row in run(*words).lines] == ["quay"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["dialy"], "there is no command 'dialy'; did you mean 'daily'?"),
        (["sources", "lits"], "there is no command 'lits'; did you mean 'list'?"),
        (["topics", "sugest"], "did you mean 'suggest'?"),
        (["prompts", "zzzz"], "there are check, edit, show"),
    ],
    ids=["a command", "below sources", "below topics", "nothing near"],
)
def test_a_misspelt_command_is_told_its_name(run: Run, words: list[str], said: str) -> None:
    ran = run(*words)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
