"""`briefer daily --readers`: one message to each reader who is due. Part of the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from briefer.errors import UsageError
from briefer.model.steps import answering

if TYPE_CHECKING:
    from datetime import datetime

    from briefer.app.context import Context
    from briefer.app.run import Request
    from briefer.config import ReaderConfig
    from briefer.model import Brief
    from briefer.store import Store


def serve_readers(
    ctx: click.Context, context: Context, request: Request, options: dict[str, Any]
) -> None:
    """Sends to the readers, or prints what one of them would get where nothing is to be sent.

    Whatever went wrong for one is told at the end, with the exit code of the first.
    """
    from briefer.app.context import real_now
    from briefer.app.notices import Telling
    from briefer.app.readers import due, held_at_once
    from briefer.app.run import place_of
    from briefer.app.state import store_for_sending
    from briefer.commands.inputs import refuse_future
    from briefer.commands.progress import progress
    from briefer.commands.screen import print_briefs

    _refuse_others(options)
    sends, dry_run, now = options["send"] is not None, options["dry_run"], real_now()
    if not (sends or dry_run) and len(options["readers_named"]) != 1:
        raise UsageError("say --send or --dry-run, or name one reader whose brief is to be printed")
    refuse_future(context, request.day if sends or dry_run else None, now=now)
    request = replace(request, counts=sends and not dry_run)
    readers = due(context, request, options["readers_named"], now=now)
    slot = place_of(context, request, now=now)
    with ExitStack() as stack:
        shown = stack.enter_context(progress(ctx))
        if not readers:
            answering(shown.say, asked=dry_run)(f"{slot}: no reader is due")
            return
        telling = Telling(context, _named(readers), slot, False, shown.say, dry_run or not sends)
        with telling.failures(None):
            held = store_for_sending(context, options["state"], *held_at_once(readers))
            store = stack.enter_context(held)
        run = _Run(context, request, slot, now, store, shown.say)
        if sends or dry_run:
            run.send(readers, resend=options["resend"], dry_run=dry_run)
            return
        briefs = run.briefs(readers)
        shown.end()
        print_briefs(briefs, options["kind"], options["out"], context=context)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run for readers over an open store."""

    context: Context
    request: Request
    slot: str
    now: datetime
    store: Store
    say: Callable[[str], None]

    def send(self, readers: Sequence[ReaderConfig], *, resend: bool, dry_run: bool) -> None:
        """To each who has not had it; what failed, and who had no news, is told."""
        from briefer.app.notices import Telling
        from briefer.app.outbox import refuse_unsettled
        from briefer.app.readers import serve, waiting

        readers = waiting(
            self.context, readers, self.slot, store=self.store, resend=resend,
            say=answering(self.say, asked=dry_run),
        )  # fmt: skip
        telling = Telling(self.context, _named(readers), self.slot, False, self.say, silent=dry_run)
        with telling.failures(self.store):
            served = serve(
                self.context, readers, self.request, now=self.now, store=self.store,
                resend=resend, dry_run=dry_run, say=self.say,
            )  # fmt: skip
            if served.empty:
                telling = replace(telling, name=f"readers {', '.join(served.empty)}")
                telling.emptiness(self.store, was_sent=False)
            refuse_unsettled(served.handled)
            for fault in served.faults:
                raise fault

    def briefs(self, readers: Sequence[ReaderConfig]) -> tuple[Brief, ...]:
        """Those of the one reader; nothing of them counts as delivered."""
        from briefer.app.readers import briefs_for

        made, faults = briefs_for(
            self.context, readers, self.request, now=self.now, store=self.store, say=self.say
        )
        briefs = made[readers[0].name]
        if not briefs:
            raise faults[0]
        return briefs


def _named(readers: Sequence[ReaderConfig]) -> str:
    return f"readers {', '.join(reader.name for reader in readers)}"


def _refuse_others(options: dict[str, Any]) -> None:
    if options["topic"] or options["digest"]:
        raise UsageError("readers have topics of their own; leave out --topic and --digest")
    if options["send"]:
        raise UsageError("each reader has a channel of their own; say --send without naming one")
    if options["strict"]:
        raise UsageError("--strict is for one topic or digest; leave it out for readers")
    if (options["send"] is not None or options["dry_run"]) and (options["kind"] or options["out"]):
        raise UsageError("what is sent to readers is not printed; leave out --format and --out")
