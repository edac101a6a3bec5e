"""`briefer doctor`: checks everything a run needs, and sends nothing."""

from __future__ import annotations

import click

from briefer.commands.printing import print_table, root_options


@click.command(epilog="Example:  briefer doctor --online")
@click.option("--online", is_flag=True, help="Also fetch the sources and log in to the mail relay.")
@click.option(
    "--model", "ask_model", is_flag=True, help="Also ask the model a tiny question in each form."
)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON per check.")
@click.option("--state", metavar="PATH", help="The store to look at.")
@click.pass_context
def doctor(
    ctx: click.Context, online: bool, ask_model: bool, as_json: bool, state: str | None
) -> None:
    """Check configuration, store, sources, model, mail and Slack without sending anything.

    Exit code 2 if anything failed.
    """
    from briefer.app.context import context_or_sample
    from briefer.app.examination import examined
    from briefer.errors import ConfigError
    from briefer.render.locale import ENGLISH

    context = context_or_sample(root_options(ctx).get("config"))
    results = list(examined(context, state, online=online, ask_model=ask_model))
    rows = [(item.part, item.verdict, item.detail) for item in results]
    print_table(("Part", "Verdict", "Detail"), rows, as_json=as_json)
    failed = [item.part for item in results if item.verdict == "failed"]
    if failed:
        raise ConfigError(f"{ENGLISH.counted(len(failed), 'check')} failed: {', '.join(failed)}")
