"""`briefer check`: claims with their sources in, a verdict a line out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from briefer.commands.printing import print_lines, printable, say_on_stderr

if TYPE_CHECKING:
    from briefer.check import Verdict
    from briefer.model import Article, Citation


@click.command(epilog="Example:  briefer check claims.jsonl --explain")
@click.argument("path", metavar="FILE.jsonl")
@click.option("--explain", is_flag=True, help="Say for people what was found, on stderr.")
@click.pass_context
def check(ctx: click.Context, path: str, explain: bool) -> None:
    """Hold each claim against the sources it names; a line of JSON per claim, in order.

    Exit code 2 if single lines were bad; the good ones are answered first.
    """
    from briefer.commands.inputs import json_lines
    from briefer.errors import InputError

    say = say_on_stderr(ctx)
    tally = {"supported": 0, "refused": 0, "bad": 0}
    for number, value in json_lines(path):
        try:
            answer = _answer(value, f"{path} line {number}")
        except InputError as error:
            tally["bad"] += 1
            say(str(error))
            continue
        tally["supported" if answer["supported"] else "refused"] += 1
        print_lines([answer])
        if explain:
            _explain(answer)
    say(f"{tally['supported']} supported, {tally['refused']} refused, {tally['bad']} bad lines")
    if tally["bad"]:
        raise InputError(f"{path}: {tally['bad']} lines could not be read")


def _explain(answer: dict[str, Any]) -> None:
    verdict = "supported" if answer["supported"] else "refused"
    click.echo(printable(f"{answer['id']}: {verdict}, score {answer['score']}"), err=True)
    for finding in answer["findings"]:
        doubt = "" if finding["blocking"] else "doubt, "
        click.echo(printable(f"  {doubt}{finding['check']}: {finding['detail']}"), err=True)
    for note in answer["notes"]:
        click.echo(printable(f"  note: {note}"), err=True)


def _answer(value: Any, where: str) -> dict[str, Any]:
    from briefer.check import check_articles
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
    verdict = check_articles(claim, [a for a in articles if a is not None])
    return _line(value.get("id"), verdict, [source.get("id") for source in sources])


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
