"""`briefer mcp`: the tools and the kept briefs for other programs, over stdin and stdout."""

from __future__ import annotations

import click

from briefer.commands.common import state_option
from briefer.commands.printing import root_options, say_on_stderr


@click.command(epilog="Example:  briefer mcp --config /path/to/briefer.toml")
@state_option
@click.pass_context
def mcp(ctx: click.Context, state: str | None) -> None:
    """Serve other programs: the tools of an MCP server, until its standard input ends.

    Tools: brief, search_articles, explain, check_claims; kept briefs are resources. An MCP
    client starts this command itself. Needs the extra `mcp`.
    """
    from briefer.app.context import context_for_run
    from briefer.commands.mcp_tools import Tools
    from briefer.distribution import installing
    from briefer.errors import ConfigError

    config = root_options(ctx).get("config")
    context_for_run(config)  # a mistake in it is told before anybody is served
    try:
        from briefer.commands.mcp_server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "briefer":
            raise
        raise ConfigError(
            f"briefer mcp needs the extra mcp, for {error.name} is missing: {installing('mcp')}"
        ) from error
    serve(Tools(config, state, say_on_stderr(ctx)))
