"""`briefer prompts`: the prompt templates, to look at, to copy and to check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.commands.common import Suggesting
from briefer.commands.printing import root_options

if TYPE_CHECKING:
    from briefer.app.context import Context


@click.group(cls=Suggesting, epilog="Example:  briefer prompts show story.j2")
def prompts() -> None:
    """Show, copy or check the prompts; a file of yours replaces the shipped one of its name."""


@prompts.command(epilog="Example:  briefer prompts show story.j2")
@click.argument("name", required=False)
@click.option("--example", is_flag=True, help="As it is sent for a story of the sample.")
@click.pass_context
def show(ctx: click.Context, name: str | None, example: bool) -> None:
    """Print a prompt as it is in force, or the list of all with where each comes from."""
    from briefer.resources import resource_text

    context = _context(ctx)
    if example:
        from briefer.app.example import example_prompt

        sent = example_prompt(context, name or "story.j2")
        click.echo(f"{sent.system}\n{sent.user}", nl=False)
        return
    folder = context.folder_of("prompts")
    if name:
        click.echo(resource_text("prompts", name, overrides=folder), nl=False)
        return
    for shipped in _names():
        own = folder is not None and (folder / shipped).is_file()
        click.echo(f"{shipped}  {folder / shipped if own and folder else 'shipped'}")


@prompts.command(epilog="Example:  briefer prompts edit story.j2 --to prompts/")
@click.argument("name")
@click.option("--to", "folder", type=click.Path(file_okay=False), help="The folder for your copy.")
@click.pass_context
def edit(ctx: click.Context, name: str, folder: str | None) -> None:
    """Copy a shipped prompt into your own folder, for you to change; never over a file."""
    from briefer.errors import UsageError
    from briefer.resources import resource_text

    chosen = Path(folder) if folder else _context(ctx).folder_of("prompts") or Path("prompts")
    text = resource_text("prompts", name)
    try:
        chosen.mkdir(parents=True, exist_ok=True)
        with (chosen / name).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{chosen / name} is there already and was left as it is") from error
    except OSError as error:
        raise UsageError(f"{chosen / name}: cannot be written ({error.strerror})") from error
    click.echo(f'{chosen / name} written; name its folder with prompts = "…" in briefer.toml')


@prompts.command(epilog="Example:  briefer prompts check")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Try every prompt in force; a mistake is named with its line. Exit code 2 if there is one."""
    from briefer.check.exam import FILE
    from briefer.errors import ConfigError
    from briefer.render.locale import ENGLISH
    from briefer.resources import resource_text
    from briefer.summarize.prompt import prompt_findings

    folder = _context(ctx).folder_of("prompts")
    wrong = 0
    for name in _names():
        text = resource_text("prompts", name, overrides=folder)
        findings = _exam_findings(text) if name == FILE else prompt_findings(text, name=name)
        wrong += len(findings)
        for finding in findings or ("good",):
            click.echo(f"{name}: {finding}")
    if wrong:
        raise ConfigError(f"{ENGLISH.counted(wrong, 'mistake')} in the prompts")


def _names() -> list[str]:
    from briefer.resources import resource_folder

    files = resource_folder("prompts").iterdir()
    return sorted(path.name for path in files if path.suffix in (".j2", ".jsonl"))


def _exam_findings(text: str) -> tuple[str, ...]:
    """What is wrong with the exam that judges sit, in one sentence."""
    from briefer.check.exam import questions
    from briefer.errors import ConfigError

    try:
        questions(text)
    except ConfigError as error:
        return (str(error),)
    return ()


def _context(ctx: click.Context) -> Context:
    from briefer.app.context import context_or_empty

    return context_or_empty(root_options(ctx).get("config"))
