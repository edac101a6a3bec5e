"""`briefer init`: a commented briefer.toml, never over an existing one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.commands.printing import root_options, talk_on_stderr
from briefer.errors import ConfigError, InputError, UsageError

if TYPE_CHECKING:
    from briefer.collect.suggesting import Suggestion

SERVERS = ("ollama", "lmstudio", "vllm", "llamacpp", "openai", "azure")


@click.command(
    epilog='Example:  briefer init --topic "Oldport harbour" --feed https://harbour.example'
)
@click.argument("path", default="briefer.toml", type=click.Path(dir_okay=False))
@click.option("--topic", metavar="NAME", help="What to follow.")
@click.option("--query", help="Words to look for, if others than the topic's name.")
@click.option("--feed", "feeds", metavar="URL", multiple=True, help="A feed or page; repeatable.")
@click.option("--suggest", metavar="WORDS", help="Public feeds that fit a place, theme or topic.")
@click.option("--mail", metavar="ADDRESS", help="With a mail channel to that address.")
@click.option("--model", "server", type=click.Choice(SERVERS), help="With a table for that server.")
@click.pass_context
def init(
    ctx: click.Context,
    path: str,
    topic: str | None,
    query: str | None,
    feeds: tuple[str, ...],
    suggest: str | None,
    mail: str | None,
    server: str | None,
) -> None:
    """Write a commented briefer.toml; an existing file is left as it is.

    Feeds are looked for at the addresses and named as `briefer sources add` does; then
    `briefer doctor` says what is still missing. Without any, public ones that fit the topic are
    named; `--suggest` writes those that fit its words.
    """
    from briefer.config.first_file import first_file
    from briefer.config.model_tables import with_model
    from briefer.resources import resource_text

    found = _suggestion(suggest) if suggest else None
    text = resource_text("examples", "briefer.toml")
    text = first_file(text, topic=topic, query=query, mail=mail, has_feeds=bool(feeds or found))
    _write(path, with_model(text, server) if server else text)
    root_options(ctx)["config"] = path
    say = talk_on_stderr()
    doctor = "briefer doctor --model" if server else "briefer doctor"
    if not (feeds or found):
        say(f"{path} written: put your feeds into it, then run `{doctor}`.")
        if topic:
            _say_fitting(f"{topic} {query or ''}", say)
        return
    say(f"{path} written.")
    if found:
        _append(ctx, found, say)
    if feeds:
        _add(ctx, feeds, path)
    _examine(ctx, say)
    asking = "briefer sources check, then " if found else ""
    say(f"next: {asking}briefer daily --topic {_shown(topic)}")


def _suggestion(words: str) -> Suggestion:
    """What fits the words; one that is nearly a word of the list is refused with it."""
    from briefer.commands.suggesting import fitting, public_list

    found = fitting(words, (), public_list())
    if found.meant:
        raise UsageError(
            f"--suggest {words!r} fits no public feed by place or theme;"
            f" did you mean {found.meant[1]!r}?"
        )
    return found


def _say_fitting(words: str, say: Callable[[str], None]) -> None:
    """Names of what fits the topic, and how to have it."""
    from briefer.commands.suggesting import fitting, public_list, reason

    found = fitting(words, (), public_list())
    say(reason(found, words.strip()))
    say(f"  {', '.join(feed.title for feed in found.feeds)}")
    say(f"  to write them: briefer sources suggest --add {_quoted(words.strip())}")


def _append(ctx: click.Context, found: Suggestion, say: Callable[[str], None]) -> None:
    from briefer.commands.editing_sources import appended, context_of
    from briefer.commands.suggesting import in_other_words, reason, tables

    context = context_of(ctx)
    say(reason(found, str(ctx.params["suggest"])))
    words = "" if ctx.params["query"] else str(ctx.params["topic"] or "").strip()
    if words and (other := in_other_words(found.feeds, words, context.config.language)):
        say(other)
    appended(context, tables(found.feeds, taken=[source.name for source in context.config.sources]))


def _add(ctx: click.Context, feeds: tuple[str, ...], path: str) -> None:
    """The feeds as sources; what was refused can be added to the file that is there now."""
    from shlex import join

    from briefer.commands.editing_sources import add

    try:
        ctx.invoke(add, urls=feeds)
    except InputError as error:
        config = () if path == "briefer.toml" else ("--config", path)
        again = join(["briefer", *config, "sources", "add", *feeds])
        raise InputError(f"{error}. {path} is written; once that is mended: {again}") from error


def _examine(ctx: click.Context, say: Callable[[str], None]) -> None:
    from briefer.commands.doctor import doctor

    try:
        ctx.invoke(doctor)
    except ConfigError as error:
        say(f"still to do: {error}; then")


def _write(path: str, text: str) -> None:
    try:
        with Path(path).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(
            f"{path} is there already and was left as it is; add to it with `briefer sources add"
            " URL…` and an editor, or name another file: briefer init OTHER.toml"
        ) from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error


def _shown(topic: str | None) -> str:
    """The topic as a shell takes it."""
    from briefer.config.first_file import key_of

    return _quoted(key_of(topic)) if topic else "bakhmut"


def _quoted(words: str) -> str:
    from shlex import quote

    return quote(words)
