"""`briefer check`: claims with their sources in, a verdict a line out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import click

from briefer.commands.common import state_option
from briefer.commands.printing import print_lines, root_options, say_on_stderr, talk_on_stderr

if TYPE_CHECKING:
    from briefer.commands.claims import Row
    from briefer.model import Usage

_AT_ONCE: Final = 10  # claims of a call to the judge


@click.command(epilog="Example:  briefer check claims.jsonl --explain")
@click.argument("path", metavar="FILE.jsonl")
@click.option("--explain", is_flag=True, help="Say for people what was found, on stderr.")
@click.option(
    "--gate",
    is_flag=True,
    help="Hold each claim as a brief holds a bullet that cites all of its sources.",
)
@click.option("--judge", "second", is_flag=True, help="Ask the configured judge about doubts too.")
@state_option
@click.pass_context
def check(
    ctx: click.Context, path: str, explain: bool, gate: bool, second: bool, state: str | None
) -> None:
    """Hold each claim against the sources it names; a line of JSON per claim, in order.

    With --gate each line says whether a brief would print the claim (`printed`) and whether a
    judge had a say in it (`judged`); the judge is that of the configuration. Exit code 2 if
    single lines were bad; the good ones are answered first.
    """
    from briefer.app.context import context_or_empty
    from briefer.commands.claims import answers, book, judge_of
    from briefer.commands.inputs import json_lines
    from briefer.errors import InputError
    from briefer.render.locale import ENGLISH

    say = say_on_stderr(ctx)
    spent: list[Usage] = []
    config = root_options(ctx).get("config")
    judge = (
        judge_of(context_or_empty(config), gate=gate, say=say, spent=spent)
        if gate or second
        else None
    )
    tally = {"supported": 0, "refused": 0, "bad": 0}
    try:
        for batch in _batches(json_lines(path), _AT_ONCE if judge else 1):
            for answer in answers(_rows(batch, path, tally, say), judge):
                tally["supported" if answer["supported"] else "refused"] += 1
                print_lines([answer])
                if explain:
                    _explain(answer, talk_on_stderr(ctx))
    finally:
        if spent:
            book(context_or_empty(config), state, spent, say)
    bad = ENGLISH.counted(tally["bad"], "bad line")
    say(f"{tally['supported']} supported, {tally['refused']} refused, {bad}")
    if tally["bad"]:
        raise InputError(f"{path}: {ENGLISH.counted(tally['bad'], 'line')} could not be read")


def _rows(
    batch: Iterable[tuple[int, Any]], path: str, tally: dict[str, int], say: Callable[[str], None]
) -> list[Row]:
    """The lines that can be read; the others are counted and said."""
    from briefer.commands.claims import row_of
    from briefer.errors import InputError

    rows: list[Row] = []
    for number, value in batch:
        try:
            rows.append(row_of(value, f"{path} line {number}"))
        except InputError as error:
            tally["bad"] += 1
            say(str(error))
    return rows


def _batches(lines: Iterable[tuple[int, Any]], size: int) -> Iterator[list[tuple[int, Any]]]:
    rest = iter(lines)
    while batch := list(islice(rest, size)):
        yield batch


def _explain(answer: dict[str, Any], talk: Callable[[str], None]) -> None:
    verdict = "supported" if answer["supported"] else "refused"
    talk(f"{answer['id']}: {verdict}, score {answer['score']}")
    for finding in answer["findings"]:
        doubt = "" if finding["blocking"] else "doubt, "
        talk(f"  {doubt}{finding['check']}: {finding['detail']}")
    for note in answer["notes"]:
        talk(f"  note: {note}")
