"""`briefer init`: a commented briefer.toml, never over an existing one."""

from __future__ import annotations

from pathlib import Path

import click

from briefer.errors import UsageError


@click.command(epilog="Example:  briefer init && $EDITOR briefer.toml")
@click.argument("path", default="briefer.toml", type=click.Path(dir_okay=False))
def init(path: str) -> None:
    """Write a commented briefer.toml; an existing file is left as it is."""
    from briefer.resources import resource_text

    text = resource_text("examples", "briefer.toml")
    try:
        with Path(path).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already and was left as it is") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error
    click.echo(f"{path} written: put your feeds into it, then run `briefer doctor`.", err=True)
