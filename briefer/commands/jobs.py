"""`briefer jobs`: what waits, runs and failed. Looks only."""

from __future__ import annotations

import click

from briefer.commands.common import state_option
from briefer.commands.printing import print_table, root_options, say_on_stderr

_TITLES = ("State", "Job", "Slot", "Tries", "Next", "Why")


@click.command(epilog="Example:  briefer jobs --failed")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each.")
@click.option("--failed", is_flag=True, help="Only what failed, for good or so far.")
@state_option
@click.pass_context
def jobs(ctx: click.Context, as_json: bool, failed: bool, state: str | None) -> None:
    """List the jobs of the workers: what runs, what waits and until when, what failed and why.

    What was done is no job any more; `briefer history` has the briefs. One that failed for good
    is listed for a week.
    """
    from briefer.app.context import context_or_sample
    from briefer.app.workers.opening import engine_of

    context = context_or_sample(root_options(ctx).get("config"))
    with engine_of(context, state) as engine:
        found = [one for one in engine.listed() if one.why or not failed]
    rows = [
        (
            one.state,
            one.job.key,
            one.job.slot,
            str(one.tries),
            one.due.astimezone(context.config.zone).isoformat(timespec="seconds")
            if one.due
            else "",
            one.why,
        )
        for one in found
    ]
    if not rows and not as_json:
        say_on_stderr(ctx)("nothing failed" if failed else "no job waits or runs")
        return
    print_table(_TITLES, rows, as_json=as_json)
