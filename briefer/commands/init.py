"""`briefer init`: a commented briefer.toml, never over an existing one."""

from __future__ import annotations

from pathlib import Path

import click

from briefer.commands.printing import talk_on_stderr
from briefer.errors import UsageError

SERVERS = ("ollama", "lmstudio", "vllm", "llamacpp", "openai", "azure")


@click.command(epilog="Example:  briefer init && $EDITOR briefer.toml")
@click.argument("path", default="briefer.toml", type=click.Path(dir_okay=False))
@click.option("--model", "server", type=click.Choice(SERVERS), help="With a table for that server.")
def init(path: str, server: str | None) -> None:
    """Write a commented briefer.toml; an existing file is left as it is."""
    from briefer.config.model_tables import with_model
    from briefer.resources import resource_text

    text = resource_text("examples", "briefer.toml")
    text = with_model(text, server) if server else text
    try:
        with Path(path).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already and was left as it is") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error
    doctor = "briefer doctor --model" if server else "briefer doctor"
    talk_on_stderr()(f"{path} written: put your feeds into it, then run `{doctor}`.")
