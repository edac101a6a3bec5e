"""`briefer usage`: what the model was asked, and what it cost."""

from __future__ import annotations

import click

from briefer.commands.common import state_option, topic_names
from briefer.commands.printing import print_table, root_options


@click.command(epilog="Example:  briefer usage --json")
@click.option("--topic", metavar="T", shell_complete=topic_names, help="Only this topic.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON per row.")
@state_option
@click.pass_context
def usage(ctx: click.Context, topic: str | None, as_json: bool, state: str | None) -> None:
    """List what each brief and exam took of a model: calls, tokens, money by your prices."""
    from briefer.app.context import context_or_sample
    from briefer.app.costs import ledger
    from briefer.app.state import existing_store

    context = context_or_sample(root_options(ctx).get("config"))
    with existing_store(context, state) as store:
        spent = ledger(context.config, store) if store else ()
    rows = [
        (
            item.at.astimezone(context.config.zone).strftime("%Y-%m-%d %H:%M"),
            item.topic,
            item.engine,
            str(item.usage.calls),
            str(item.usage.prompt_tokens),
            str(item.usage.cached_tokens),
            str(item.usage.completion_tokens),
            "" if item.money is None else f"{item.money:.4f}",
        )
        for item in spent
        if topic in (None, item.topic)
    ]
    titles = ("At", "Topic", "Engine", "Calls", "Prompt", "Cached", "Reply", "Cost")
    print_table(titles, rows, as_json=as_json)
