"""`briefer work`: a worker that reads sources, makes briefs and sends them as they are due."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from briefer.commands.common import state_option
from briefer.commands.printing import root_options, say_on_stderr

if TYPE_CHECKING:
    from briefer.app.workers.worker import Worker


@click.command(epilog="Example:  briefer work --jobs 4 --metrics 9000")
@click.option(
    "--jobs",
    "at_once",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    metavar="N",
    help="So many jobs at a time, in threads of one process.",
)
@click.option(
    "--metrics",
    metavar="[HOST:]PORT",
    help="Answer /healthz and /metrics there; on loopback if no host is named.",
)
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@state_option
@click.pass_context
def work(
    ctx: click.Context, at_once: int, metrics: str | None, once: bool, state: str | None
) -> None:
    """Read sources, make briefs and send them as they are due, together with other workers.

    For more than one machine: every worker has the same briefer.toml, whose `state` is a
    PostgreSQL database. Each source is read every 15 minutes (`[workers] every`), and briefs are
    made and sent at the times of topics, digests and readers, without cron. What a worker that
    died was doing, another does within a minute, and nothing is sent twice. On SIGTERM it
    finishes what it has begun, or gives it back after 25 seconds, and ends with code 0. Needs
    the extra `workers`.
    """
    from briefer.app.context import context_or_sample
    from briefer.app.workers.opening import opened_worker
    from briefer.errors import ConfigError

    context, say = context_or_sample(root_options(ctx).get("config")), say_on_stderr(ctx)
    if context.is_sample:
        raise ConfigError("workers need a briefer.toml of your own; `briefer init` writes one")
    with opened_worker(context, state, at_once=at_once, metrics=metrics, say=say) as worker:
        asyncio.run(_worked(worker, once=once, say=say))


async def _worked(worker: Worker, *, once: bool, say: Callable[[str], None]) -> None:
    from briefer.app.workers.jobs import Unfinished

    stopping, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopping.set))
    try:
        await (worker.run_once(stopping) if once else worker.run(stopping))
    except Unfinished:
        say("what could not be finished was given back")
        os._exit(0)  # its threads would go on, and what they do is another's now
