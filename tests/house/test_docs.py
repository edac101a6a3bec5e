"""The documents are true: every command and setting stands in them, and their blocks run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from briefer.app.context import config_from
from briefer.cli import COMMANDS, cli
from briefer.config import (
    Config,
    DigestConfig,
    JudgeConfig,
    ModelConfig,
    ReaderConfig,
    ScheduleConfig,
    TopicConfig,
    WorkersConfig,
)
from briefer.config.mistakes import FIELDS
from briefer.deliver.registry import CHANNELS
from briefer.model import Source

ROOT = Path(__file__).parents[2]
KEYS = {field: key for key, field in FIELDS.items()}
COMMANDS_MD = ROOT / "docs" / "commands.md"


def rendered_help() -> str:
    """docs/commands.md as it should be: the help of every command, in order."""
    parts = ["# Commands\n", "What `briefer COMMAND --help` prints.\n"]
    for name in COMMANDS:
        parts.append(f"## briefer {name}\n\n{help_of(name)}")
        parts += [
            f"### briefer {name} {below}\n\n{help_of(name, below)}" for below in parts_of(name)
        ]
    return "\n".join(parts)


def help_of(*names: str) -> str:
    result = CliRunner().invoke(cli, [*names, "--help"], prog_name="briefer", terminal_width=90)
    return f"```text\n{result.output.rstrip()}\n```\n"


def parts_of(name: str) -> list[str]:
    """The commands below a command: `add` of `sources`."""
    command = cli.get_command(click.Context(cli), name)
    return sorted(command.commands) if isinstance(command, click.Group) else []


def test_the_help_in_the_docs_has_not_drifted() -> None:
    if os.environ.get("BRIEFER_WRITE_DOCS"):
        COMMANDS_MD.write_text(rendered_help(), encoding="utf-8")

    assert COMMANDS_MD.read_text(encoding="utf-8") == rendered_help()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_an_example(name: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    output = CliRunner().invoke(cli, [name, "--help"], prog_name="briefer").output

    assert f"`briefer {name}`" in readme
    assert "Example:" in output


@pytest.mark.parametrize("name", COMMANDS)
def test_the_short_help_is_the_commands_own_subject(name: str) -> None:
    result = CliRunner().invoke(cli, ["--help"], prog_name="briefer")

    assert name in result.output
    assert COMMANDS[name][1].split(".")[0] in " ".join(result.output.split())


@pytest.mark.parametrize(
    "kind",
    [
        Config,
        ModelConfig,
        JudgeConfig,
        ScheduleConfig,
        WorkersConfig,
        Source,
        TopicConfig,
        DigestConfig,
        ReaderConfig,
        *CHANNELS.values(),
    ],
)
def test_every_setting_is_documented(kind: type) -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    hidden = (
        {
            "folder",
            "sources",
            "topics",
            "digests",
            "readers",
            "channels",
            "model",
            "judge",
            "schedule",
            "workers",
        }
        if kind is Config
        else {"name"}
    )

    names = {f.name for f in fields(kind)} - hidden
    shown = {KEYS.get(name, name) for name in names}
    assert not {name for name in shown if f"`{name}`" not in text}


def test_the_configuration_in_the_readme_is_valid() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for block in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL):
        assert config_from(block)


def test_the_chain_in_the_readme_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = next(b for b in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL) if "| briefer" in b)
    briefer = f"{shlex.quote(sys.executable)} -m briefer"

    ran = subprocess.run(
        re.sub(r"\bbriefer (collect|group)\b", rf"{briefer} \1", block),
        shell=True, cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert ran.stdout.count('"story"') >= 2


def test_the_readme_names_the_two_commands_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "bash tests/run" in readme
    assert "bash tests/run" in ci
    assert "briefer daily --topic bakhmut" in readme
    assert 'briefer" daily --topic bakhmut' in ci


def test_no_link_between_documents_is_dead() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]

    for document in documents:
        for target in re.findall(r"\]\((?!https?:|#|<)([^)#\s]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


@pytest.mark.parametrize(
    "path",
    sorted(p for p in (ROOT / "examples").rglob("*.toml") if p.name != "pyproject.toml"),
    ids=lambda p: p.name,
)
def test_every_example_configuration_is_valid(path: Path) -> None:
    assert config_from(path.read_text(encoding="utf-8"), path=path).topics
