"""`briefer publish`: the kept briefs as a site of static files; and whether it still stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.commands.common import state_option, topic_names
from briefer.commands.printing import print_table, root_options, say_on_stderr, write_out

if TYPE_CHECKING:
    from briefer.app.site import Published
    from briefer.app.site_check import Deviation


@click.command(epilog="Example:  briefer publish public")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.option(
    "--topic", metavar="T", shell_complete=topic_names, help="Bring only this topic up to date."
)
@click.option("--check", is_flag=True, help="Write nothing: prove it again, and compare the files.")
@click.option("--anew", is_flag=True, help="Make every page again, unchanged ones too.")
@click.option("--force", is_flag=True, help="Write into a folder that is no site of briefer.")
@click.option("--json", "as_json", is_flag=True, help="Lines of JSON.")
@state_option
@click.pass_context
def publish(
    ctx: click.Context,
    folder: str,
    topic: str | None,
    check: bool,
    anew: bool,
    force: bool,
    as_json: bool,
    state: str | None,
) -> None:
    """Write the kept briefs as a site: pages, stories over days, feeds, search.

    Only what changed is written, and nothing is ever deleted. With --check: exit code 5 if a proof
    no longer stands in the stored articles, 6 if a file is not as it was written.
    """
    from briefer.app.context import context_or_sample
    from briefer.app.site import publish as published
    from briefer.app.site_check import deviations, refuse_deviations
    from briefer.app.state import existing_store
    from briefer.errors import UsageError

    if check and (anew or force):
        raise UsageError("--check writes nothing: leave out --anew and --force")
    context, say = context_or_sample(root_options(ctx).get("config")), say_on_stderr(ctx)
    with existing_store(context, state) as store:
        if store is None:
            raise UsageError(
                f"{context.state(state)}: there is no store yet, so nothing to publish;"
                " `briefer daily` with a briefer.toml, or with --state, keeps what it makes"
            )
        if check:
            found = deviations(context, store, Path(folder), topic=topic, say=say)
            _print_check(found, as_json=as_json)
            refuse_deviations(found)
            return
        made = published(context, store, Path(folder), topic=topic, anew=anew, force=force, say=say)
    _print_published(made, folder, as_json=as_json)


def _print_published(made: Published, folder: str, *, as_json: bool) -> None:
    from briefer.render.locale import ENGLISH

    if as_json:
        counts = {"briefs": made.briefs, "stories": made.stories, "files": made.files}
        write_out(json.dumps({"folder": folder, **counts, "written": list(made.written)}), None)
        return
    counted = ENGLISH.counted
    write_out(
        f"{folder}: {counted(made.briefs, 'brief')}, {counted(made.stories, 'story')} over days;"
        f" {counted(len(made.written), 'file')} of {ENGLISH.number(made.files)} written",
        None,
    )


def _print_check(found: tuple[Deviation, ...], *, as_json: bool) -> None:
    rows = [(item.page, item.kind, item.detail) for item in found]
    if rows or as_json:
        print_table(("Page", "Kind", "Detail"), rows, as_json=as_json)
