"""`briefer daily` and `briefer weekly`: the brief of a topic, or of a digest's topics."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import click

from briefer.commands.common import digest_names, engine_named, state_option, topic_names
from briefer.commands.printing import root_options, say_on_stderr
from briefer.commands.render import FORMAT_HELP, FORMATS

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.app.notices import Telling
    from briefer.app.run import Request, Run
    from briefer.config import Channel
    from briefer.store import Store

_OPTIONS: Sequence[Callable[[Any], Any]] = (
    click.option("--topic", metavar="T", shell_complete=topic_names,
                 help="A configured topic, or words to look for."),
    click.option("--digest", metavar="D", shell_complete=digest_names,
                 help="A configured digest: several topics in one."),
    click.option("--readers", is_flag=True, help="A message to each reader whose hour has come."),
    click.option("--reader", "readers_named", multiple=True, metavar="R",
                 help="This reader's own; may be repeated."),
    click.option("--articles", metavar="PATH", help="Articles from a file, a folder or -."),
    click.option("--date", metavar="DAY", help="The day, in the configured zone; today if absent."),
    click.option("--since", metavar="SPAN", help="How far back: 24h, 3d, 2w."),
    click.option("--length", type=click.Choice(["short", "standard", "full"]),
                 help="About 120, 300 or 800 words; as configured if absent."),
    click.option("--max-words", type=click.IntRange(min=1), metavar="N",
                 help="No more words than that in the bullets."),
    click.option("--strict", is_flag=True, help="Exit 5 if anything was dropped or failed."),
    click.option("--engine", metavar="[extractive|openai|NAME]", callback=engine_named,
                 help="Who writes; NAME is a plug-in."),
    click.option("--fresh", is_flag=True, help="Ask the model again what it was asked before."),
    click.option("--format", "kind", type=click.Choice(FORMATS), help=FORMAT_HELP),
    click.option("--out", type=click.Path(dir_okay=False), help="Write here instead of stdout."),
    click.option("--send", is_flag=False, flag_value="", metavar="[CHANNEL,…]",
                 help="To its channels, or the named; printed only with --format or --out."),
    click.option("--resend", is_flag=True, help="Send even if the slot was sent before."),
    click.option("--dry-run", is_flag=True, help="Say what --send would send, send nothing."),
    state_option,
)  # fmt: skip


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command(epilog="Example:  briefer daily --topic bakhmut")
@_with_options
@click.pass_context
def daily(ctx: click.Context, /, **options: Any) -> None:
    """Print or send the brief of the last 24 hours.

    Without a briefer.toml, or with one that names neither sources nor topics, the embedded
    sample is used, and the brief says so. Exit codes:
    0 also when nothing is new or it was sent before, 3 nothing could be collected, 4 a
    delivery failed, 5 see --strict, 75 another run holds the lock.
    """
    _run(ctx, "daily", options)


@click.command(epilog="Example:  briefer weekly --topic bakhmut --date 2023-03-23")
@_with_options
@click.pass_context
def weekly(ctx: click.Context, /, **options: Any) -> None:
    """Print or send the brief of the last seven days."""
    _run(ctx, "weekly", options)


def _run(ctx: click.Context, kind: Literal["daily", "weekly"], options: dict[str, Any]) -> None:
    if options["readers"] or options["readers_named"]:
        from briefer.commands.serving import serve_readers

        serve_readers(ctx, _context(ctx, options), _request(kind, options), options)
        return
    from briefer.app.context import real_now
    from briefer.app.notices import Telling
    from briefer.app.run import place_of, refuse_incomplete, run_topic
    from briefer.app.sending import channels_for, has_channels
    from briefer.app.state import store_of_run
    from briefer.commands.inputs import refuse_future
    from briefer.commands.progress import progress

    context = _context_on_topic(ctx, options)
    names, subject = _topics(context, options), options["digest"] or options["topic"]
    request, now, chosen = _request(kind, options), real_now(), options["state"]
    sends, is_digest, wanted = _sends(options), bool(options["digest"]), _named(options["send"])
    refuse_future(context, request.day if sends else None, now=now)
    channels = channels_for(context, subject, wanted, is_digest=is_digest) if sends else ()
    silent = not sends or options["dry_run"]
    is_printed = not sends and not has_channels(context, subject, is_digest=is_digest)
    request = replace(request, counts=is_printed or not silent)
    slot = place_of(context, request, now=now)
    with ExitStack() as stack:
        shown = stack.enter_context(progress(ctx))
        say = shown.say
        telling = Telling(context, subject, slot, is_digest, say, silent=silent)
        with telling.failures(None):
            store = stack.enter_context(
                store_of_run(context, chosen, subject, names, needed=sends, at=now, say=say)
            )
        with telling.failures(store):
            runs = [
                run_topic(context, name, request, now=now, store=store, say=say) for name in names
            ]
            shown.end()
            _print_or_send(telling, runs, channels, options, store, counts=request.by_memory)
    if request.strict:
        refuse_incomplete(runs)


def _sends(options: dict[str, Any]) -> bool:
    """Whether it goes to channels; a dry run looks at what would go there."""
    return options["send"] is not None or options["dry_run"]


def _print_or_send(
    telling: Telling,
    runs: Sequence[Run],
    channels: Sequence[Channel],
    options: dict[str, Any],
    store: Store | None,
    *,
    counts: bool,
) -> None:
    """The briefs to stdout or a file, or to the channels; what is sent is printed if asked for."""
    from briefer.app.sending import count_printed, send_briefs
    from briefer.commands.screen import print_briefs

    context, name, sends = telling.context, telling.name, _sends(options)
    briefs = [made.brief for made in runs]
    if not sends or options["kind"] or options["out"]:
        print_briefs(briefs, options["kind"], options["out"], context=context)
    if sends and store is not None:
        handled = send_briefs(
            context, briefs, name=name, slot=runs[0].slot, channels=channels, store=store,
            resend=options["resend"], dry_run=options["dry_run"], say=telling.say,
        )  # fmt: skip
        telling.emptiness(store, was_sent=bool(handled))
    elif store is not None and counts:
        count_printed(context, briefs, name=name, is_digest=telling.is_digest, store=store)


def _context(ctx: click.Context, options: dict[str, Any]) -> Context:
    from briefer.app.context import context_for_run, context_or_empty

    chosen = root_options(ctx).get("config")
    return context_or_empty(chosen) if options["articles"] else context_for_run(chosen)


def _named(channels: str | None) -> tuple[str, ...]:
    """The channels named with `--send`."""
    return tuple(part.strip() for part in (channels or "").split(",") if part.strip())


def _context_on_topic(ctx: click.Context, options: dict[str, Any]) -> Context:
    """The configuration; a run that names no topic takes the one there is, if it is one."""
    context = _context(ctx, options)
    config, is_said = context.config, options["topic"] or options["digest"]
    if len(config.topics) == 1 and not (is_said or config.digests or context.is_sample):
        options["topic"] = config.topics[0].name
        say_on_stderr(ctx)(f"the topic is {options['topic']}, the only one configured")
    return context


def _topics(context: Context, options: dict[str, Any]) -> tuple[str, ...]:
    from briefer.commands.inputs import refuse_misspelt
    from briefer.errors import UsageError

    if bool(options["topic"]) == bool(options["digest"]):
        known = [topic.name for topic in context.config.topics]
        there = f"; the topics are {', '.join(known)}" if known else ""
        raise UsageError(
            f"say what the brief is about: --topic NAME, --digest NAME, or --readers{there}"
        )
    if options["digest"]:
        return context.config.digest(options["digest"]).topics
    refuse_misspelt(context, options["topic"])
    return (options["topic"],)


def _request(kind: Literal["daily", "weekly"], options: dict[str, Any]) -> Request:
    from briefer.app.run import Request
    from briefer.errors import UsageError
    from briefer.schedule.days import day, span

    try:
        span(options["since"] or "24h")
    except ValueError as error:
        raise UsageError(f"--since: {error}") from error
    return Request(
        kind=kind,
        day=day(options["date"]) if options["date"] else None,
        since=options["since"],
        articles=options["articles"],
        engine=options["engine"],
        strict=options["strict"],
        fresh=options["fresh"],
        length=options["length"],
        max_words=options["max_words"],
        digest=options["digest"],
    )
