"""`briefer completion`: the script that teaches a shell our commands and options."""

from __future__ import annotations

import click


@click.command(epilog='Example:  eval "$(briefer completion bash)"')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a completion script for your shell."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:  # click knows all three
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(ctx.find_root().command, {}, "briefer", "_BRIEFER_COMPLETE").source())
