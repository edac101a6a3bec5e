"""`briefer init`: a commented briefer.toml, never over an existing one."""

from __future__ import annotations

from pathlib import Path

import click

from briefer.commands.printing import root_options, talk_on_stderr
from briefer.errors import ConfigError, UsageError

SERVERS = ("ollama", "lmstudio", "vllm", "llamacpp", "openai", "azure")


@click.command(
    epilog='Example:  briefer init --topic "Oldport harbour" --feed https://harbour.example'
)
@click.argument("path", default="briefer.toml", type=click.Path(dir_okay=False))
@click.option("--topic", metavar="NAME", help="What to follow.")
@click.option("--query", help="Words to look for, if others than the topic's name.")
@click.option("--feed", "feeds", metavar="URL", multiple=True, help="A feed or page; repeatable.")
@click.option("--mail", metavar="ADDRESS", help="With a mail channel to that address.")
@click.option("--model", "server", type=click.Choice(SERVERS), help="With a table for that server.")
@click.pass_context
def init(
    ctx: click.Context,
    path: str,
    topic: str | None,
    query: str | None,
    feeds: tuple[str, ...],
    mail: str | None,
    server: str | None,
) -> None:
    """Write a commented briefer.toml; an existing file is left as it is.

    Feeds are looked for at the addresses and named as `briefer sources add` does; then
    `briefer doctor` says what is still missing.
    """
    from briefer.config.first_file import first_file
    from briefer.config.model_tables import with_model
    from briefer.resources import resource_text

    text = resource_text("examples", "briefer.toml")
    text = first_file(text, topic=topic, query=query, mail=mail, has_feeds=bool(feeds))
    _write(path, with_model(text, server) if server else text)
    say, doctor = talk_on_stderr(), "briefer doctor --model" if server else "briefer doctor"
    if not feeds:
        say(f"{path} written: put your feeds into it, then run `{doctor}`.")
        return
    from briefer.commands.doctor import doctor as examine
    from briefer.commands.editing_sources import add

    root_options(ctx)["config"] = path
    say(f"{path} written.")
    ctx.invoke(add, urls=feeds)
    try:
        ctx.invoke(examine)
    except ConfigError as error:
        say(f"still to do: {error}; then")
    say(f"next: briefer daily --topic {_shown(topic)}")


def _write(path: str, text: str) -> None:
    try:
        with Path(path).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already and was left as it is") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error


def _shown(topic: str | None) -> str:
    """The topic as a shell takes it."""
    from shlex import quote

    from briefer.config.first_file import key_of

    return quote(key_of(topic)) if topic else "bakhmut"
