"""What the docs tell to type and to write can be typed and written: each line, each block."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest
from click.exceptions import NoArgsIsHelpError

from briefer.app.context import config_from
from briefer.cli import cli
from briefer.errors import ConfigError
from tests.docs.walking import Block, blocks, edited
from tests.docs.written import DOCS, ROOT

PAGES: Final = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "examples" / "plugin" / "README.md",
    *sorted(DOCS.rglob("*.md")),
]
HISTORY: Final = DOCS / "decisions"  # tells also of commands that were weighed and not made
MADE: Final = ("commands.md",)  # of the help itself: its examples are parsed there
# What stands for a reader's own word, and one that can be parsed.
STANDS_FOR: Final = {"N": "1", "DAY": "2026-11-22", "C": "desk", "T": "bakhmut", "NAME": "story.j2"}
# A block under such a comment is not all of a briefer.toml.
FRAGMENT: Final = "<!-- added to a briefer.toml -->"
OF_PYTHON: Final = "<!-- of a pyproject.toml -->"
MINIMAL: Final = """\
[sources.harbour]
url = "https://harbour.example/feed.xml"

[topics.bakhmut]
send = ["desk"]

[topics.grain]

[channels.desk]
kind = "email"
host = "smtp.desk.example"
from = "briefer@desk.example"
to = ["desk@desk.example"]
"""


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def typed(page: Path) -> Iterator[str]:
    """The commands of the page's blocks, indented ones too."""
    text = page.read_text(encoding="utf-8")
    shells = "\n".join(b.text for b in blocks(page) if b.language == "sh")
    indented = "\n".join(
        re.findall(r"(?m)^ {4,}(briefer .*)$", re.sub(r"(?ms)^```.*?^```", "", text))
    )
    for line in f"{shells}\n{indented}".replace("\\\n", " ").splitlines():
        yield from (part.strip() for part in re.split(r"\||&&|;|^\$ ", line.partition(" #")[0]))


def mentioned(page: Path) -> Iterator[str]:
    """The commands within its sentences, which need not be whole."""
    prose = re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8"))
    yield from re.findall(r"`(briefer [^`]+)`", " ".join(prose.split()))


def of_help(page: Path) -> Iterator[str]:
    """The examples of the help, in the page that is made of it."""
    for line in re.findall(r"(?m)^  (?:Example|Start with):  (.*)$", page.read_text("utf-8")):
        yield from (part.strip() for part in line.split("|"))


COMMANDS: Final = sorted(
    {
        (named(page), line, told is not mentioned)
        for page in PAGES
        if page.parent != HISTORY
        for told in ((of_help,) if page.name in MADE else (typed, mentioned))
        for line in told(page)
        if re.match(r"(\S*/)?briefer(?= )", line)
    }
)
TOML: Final = [
    (page, block) for page in PAGES for block in blocks(page) if block.language == "toml"
]


def words_of(line: str) -> list[str]:
    """The words behind `briefer`, as a shell hands them over."""
    words = shlex.split(re.sub(r"[<>]{1,2} ?\S+|…", "", line))[1:]
    return [STANDS_FOR.get(word, word) for word in words]


def parse(command: click.Command, words: list[str], parent: click.Context | None = None) -> None:
    """Raises what click would tell who typed them; runs nothing."""
    ctx = command.make_context(command.name, list(words), parent=parent)
    rest = [*ctx._protected_args, *ctx.args]
    if isinstance(command, click.Group) and rest:
        _, below, arguments = command.resolve_command(ctx, rest)
        assert below is not None
        parse(below, arguments, ctx)


def refused(words: list[str]) -> click.ClickException | None:
    """What click says of such a line; nothing where it would run, or print its help."""
    try:
        parse(cli, words)
    except click.exceptions.Exit:
        return None
    except click.ClickException as error:
        return error
    return None


@pytest.mark.parametrize(("page", "line", "whole"), COMMANDS, ids=str)
def test_every_command_in_the_docs_is_one(page: str, line: str, whole: bool) -> None:
    fault = refused(words_of(line))

    half = isinstance(fault, click.MissingParameter | NoArgsIsHelpError)
    assert fault is None or (half and not whole), f"{page}: {fault.format_message()}"


def test_the_commands_of_the_docs_were_found() -> None:
    assert len(COMMANDS) > 60
    assert len({page for page, *_ in COMMANDS}) > 8


@pytest.mark.parametrize(
    "line", ["briefer dayly", "briefer daily --nosuch", "briefer sources ad x"]
)
def test_a_line_that_is_no_command_would_be_told(line: str) -> None:
    with pytest.raises(click.ClickException):
        parse(cli, words_of(line))


def above(page: Path, block: Block) -> str:
    return page.read_text("utf-8").splitlines()[block.line - 3].strip()


@pytest.mark.parametrize(
    ("page", "block"),
    [pair for pair in TOML if pair[0].name != "tutorial.md"],  # which is done, step by step
    ids=lambda value: f"{value.line}" if isinstance(value, Block) else named(value),
)
def test_every_block_of_settings_loads(page: Path, block: Block) -> None:
    mark = above(page, block)

    if mark == OF_PYTHON:
        assert tomllib.loads(block.text)
    elif mark == FRAGMENT:
        with pytest.raises(ConfigError):
            config_from(block.text)
        assert config_from(edited(MINIMAL, block.text))
    else:
        assert config_from(block.text)
