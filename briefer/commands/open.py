"""`briefer open`: the newest brief, printed, and its page opened in the browser."""

from __future__ import annotations

import click

from briefer.commands.common import state_option, topic_names
from briefer.commands.printing import root_options, say_on_stderr, write_out


@click.command(epilog="Example:  briefer open --topic bakhmut")
@click.option(
    "--topic",
    metavar="T",
    shell_complete=topic_names,
    help="The newest of this topic; of all if absent.",
)
@click.option("--no-browser", is_flag=True, help="Print only, open nothing.")
@state_option
@click.pass_context
def open_(ctx: click.Context, topic: str | None, no_browser: bool, state: str | None) -> None:
    """Print the newest brief and open its page in the browser.

    The page is published to the folder of the first channel of kind "site"; without one to a
    folder in your cache. The last line printed is where it lies.
    """
    import webbrowser

    from briefer.app.context import context_or_sample
    from briefer.app.messages import text_of
    from briefer.app.site_open import newest_page
    from briefer.app.state import existing_store

    context, say = context_or_sample(root_options(ctx).get("config")), say_on_stderr(ctx)
    with existing_store(context, state) as store:
        found = newest_page(context, store, topic=topic, state=context.state(state), say=say)
    write_out(f"{text_of([found.brief], 'text', context=context)}\n{found.address}", None)
    if not no_browser and not webbrowser.open(found.file.absolute().as_uri()):
        say("there is no browser to open it in; the last line is where it lies")
