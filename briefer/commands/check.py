"""`briefer check`: claims with their sources in, a verdict a line out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import click

from briefer.commands.common import state_option
from briefer.commands.printing import print_lines, printable, root_options, say_on_stderr

if TYPE_CHECKING:
    from briefer.app.gate import Gated, Given
    from briefer.check import Verdict
    from briefer.model import Article, Citation, Usage

_AT_ONCE: Final = 10  # claims of a call to the judge


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim as given: its id, the ids of its sources, and what it is held against."""

    key: Any
    ids: tuple[Any, ...]
    given: Given


_Judged = Callable[["Sequence[Given]"], "list[Gated]"]


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
    from briefer.commands.inputs import json_lines
    from briefer.errors import InputError
    from briefer.render.locale import ENGLISH

    say = say_on_stderr(ctx)
    spent: list[Usage] = []
    judge = _judge(ctx, gate=gate, say=say, spent=spent) if gate or second else None
    tally = {"supported": 0, "refused": 0, "bad": 0}
    try:
        for batch in _batches(json_lines(path), _AT_ONCE if judge else 1):
            for answer in _answers(_rows(batch, path, tally, say), judge):
                tally["supported" if answer["supported"] else "refused"] += 1
                print_lines([answer])
                if explain:
                    _explain(answer)
    finally:
        _book(ctx, state, spent, say)
    bad = ENGLISH.counted(tally["bad"], "bad line")
    say(f"{tally['supported']} supported, {tally['refused']} refused, {bad}")
    if tally["bad"]:
        raise InputError(f"{path}: {ENGLISH.counted(tally['bad'], 'line')} could not be read")


def _rows(
    batch: Iterable[tuple[int, Any]], path: str, tally: dict[str, int], say: Callable[[str], None]
) -> list[_Row]:
    """The lines that can be read; the others are counted and said."""
    from briefer.errors import InputError

    rows: list[_Row] = []
    for number, value in batch:
        try:
            rows.append(_row(value, f"{path} line {number}"))
        except InputError as error:
            tally["bad"] += 1
            say(str(error))
    return rows


def _book(
    ctx: click.Context, state: str | None, spent: Sequence[Usage], say: Callable[[str], None]
) -> None:
    """Books what the judge took, its exam too."""
    if not spent:
        return
    from briefer.app.booking import booked
    from briefer.app.context import context_or_empty, real_now
    from briefer.model import Usage

    context, taken = context_or_empty(root_options(ctx).get("config")), sum(spent, Usage())
    if fault := booked(context, state, taken, command="check", at=real_now()):
        say(fault)


def _batches(lines: Iterable[tuple[int, Any]], size: int) -> Iterator[list[tuple[int, Any]]]:
    rest = iter(lines)
    while batch := list(islice(rest, size)):
        yield batch


def _judge(
    ctx: click.Context, *, gate: bool, say: Callable[[str], None], spent: list[Usage]
) -> _Judged:
    """What holds a list of claims, with the judge of the configuration, and says what is amiss."""
    from briefer.app.context import context_or_empty, parser_of
    from briefer.app.gate import configured_judge, gated, second_read
    from briefer.render.locale import ENGLISH

    context = context_or_empty(root_options(ctx).get("config"))
    judge, parse = configured_judge(context), parser_of(context.config)
    if judge is None:
        say("no judge is configured ([model] or [judge]): the rules alone decide")
    said: set[str] = set()

    def held(given: Sequence[Given]) -> list[Gated]:
        found, usage, fault = (
            gated(given, judge, parse=parse) if gate else second_read(given, judge)
        )
        spent.append(usage)
        if usage.calls:
            tokens = f"{usage.prompt_tokens} prompt and {usage.completion_tokens} reply tokens"
            say(f"judge: {ENGLISH.counted(usage.calls, 'call')}, {tokens}")
        if fault and fault not in said:
            said.add(fault)
            say(f"not every claim was judged: {fault}; there any doubt refuses")
        return found

    return held


def _answers(rows: Sequence[_Row], judge: _Judged | None) -> Iterator[dict[str, Any]]:
    from briefer.check import check_articles

    if judge is None:
        for row in rows:
            yield _line(row.key, check_articles(row.given.claim, row.given.articles), row.ids)
        return
    found = judge([row.given for row in rows]) if rows else []
    for row, one in zip(rows, found, strict=True):
        line = _line(row.key, one.verdict, row.ids)
        yield {**line, "printed": one.printed, "judged": one.judged}


def _explain(answer: dict[str, Any]) -> None:
    verdict = "supported" if answer["supported"] else "refused"
    click.echo(printable(f"{answer['id']}: {verdict}, score {answer['score']}"), err=True)
    for finding in answer["findings"]:
        doubt = "" if finding["blocking"] else "doubt, "
        click.echo(printable(f"  {doubt}{finding['check']}: {finding['detail']}"), err=True)
    for note in answer["notes"]:
        click.echo(printable(f"  note: {note}"), err=True)


def _row(value: Any, where: str) -> _Row:
    from briefer.app.gate import Given
    from briefer.errors import InputError

    if isinstance(value, InputError):
        raise value
    if not isinstance(value, dict):
        raise InputError(f'{where}: needs an object with "claim" and "sources"')
    claim = _text(value, "claim", where)
    sources = value.get("sources")
    if not isinstance(sources, list):
        raise InputError(f'{where}: needs "sources", a list of {{"id", "text"}}')
    articles = [_article(source, n, f"{where}, source {n}") for n, source in enumerate(sources)]
    ids = tuple(source.get("id") for source in sources)
    return _Row(value.get("id"), ids, Given(claim, tuple(a for a in articles if a is not None)))


def _text(value: dict[str, Any], key: str, where: str) -> str:
    """The text under that key; a missing one, null, 0, false or a list is an error that says so."""
    from briefer.errors import InputError

    found = value.get(key)
    if isinstance(found, str):
        return found
    what = f"{json.dumps(found)[:40]} is none" if key in value else "it is missing"
    raise InputError(f'{where}: needs "{key}", a text; {what}')


def _article(source: Any, number: int, where: str) -> Article | None:
    """A source as an article with its text as given, since offsets count in it; None if empty.

    It goes by its number: the ids given may be missing, of any kind, or twice the same.
    """
    from briefer.collect.dates import moment
    from briefer.errors import InputError
    from briefer.model import Article

    if not isinstance(source, dict):
        raise InputError(f'{where}: needs an object with "text"')
    title = _text(source, "title", where) if source.get("title") is not None else ""
    text = "" if title and "text" not in source else _text(source, "text", where)
    if not (title.strip() or text.strip()):
        return None
    return Article(
        title=title,
        text=text,
        id=str(number),
        publisher=str(source.get("publisher") or ""),
        published=moment(str(source.get("published") or "")),
    )


def _line(key: Any, verdict: Verdict, ids: Sequence[Any]) -> dict[str, Any]:
    return {
        "id": key,
        "supported": verdict.supported,
        "score": round(verdict.score, 4),
        "findings": [
            {"check": f.check, "detail": f.detail, "words": list(f.words), "blocking": f.blocking}
            for f in verdict.findings
        ],
        "notes": list(verdict.notes),
        "evidence": [_evidence(c, ids) for c in verdict.evidence if c.field == "text"]
        or [_evidence(c, ids) for c in verdict.evidence],
    }


def _evidence(citation: Citation, ids: Sequence[Any]) -> dict[str, Any]:
    """Where it stands in the text as given; titles are listed only where no text says it."""
    where = {"source": ids[int(citation.article.id)], "start": citation.start, "end": citation.end}
    field = {"field": "title"} if citation.field == "title" else {}
    return {**where, **field, "quote": citation.quote}
