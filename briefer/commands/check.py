"""`briefer check`: claims with their sources in, a verdict a line out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from briefer.commands.printing import print_lines, printable, say_on_stderr

if TYPE_CHECKING:
    from briefer.check import Verdict
    from briefer.model import Article


@click.command(epilog="Example:  briefer check claims.jsonl --explain")
@click.argument("path", metavar="FILE.jsonl")
@click.option("--explain", is_flag=True, help="Say for people what was found, on stderr.")
@click.pass_context
def check(ctx: click.Context, path: str, explain: bool) -> None:
    """Hold each claim against the sources it names; a line of JSON per claim, in order.

    Exit code 2 if single lines were bad; the good ones are answered first.
    """
    from briefer.commands.reading import json_lines
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
            for finding in answer["findings"]:
                click.echo(printable(f"{answer['id']}: {finding['detail']}"), err=True)
    say(f"{tally['supported']} supported, {tally['refused']} refused, {tally['bad']} bad lines")
    if tally["bad"]:
        raise InputError(f"{path}: {tally['bad']} lines could not be read")


def _answer(value: Any, where: str) -> dict[str, Any]:
    from briefer.check import check_articles
    from briefer.errors import InputError

    if isinstance(value, InputError):
        raise value
    if not isinstance(value, dict) or not isinstance(value.get("claim"), str):
        raise InputError(f'{where}: needs "claim", a text')
    sources = value.get("sources")
    if not isinstance(sources, list):
        raise InputError(f'{where}: needs "sources", a list of {{"id", "text"}}')
    articles = [_article(source, n, f"{where}, source {n}") for n, source in enumerate(sources)]
    verdict = check_articles(value["claim"], [a for a in articles if a is not None])
    return _line(value.get("id"), verdict, [source.get("id") for source in sources])


def _article(source: Any, number: int, where: str) -> Article | None:
    """A source as an article with its text as given, since offsets count in it; None if empty.

    It goes by its number: the ids given may be missing, of any kind, or twice the same.
    """
    from briefer.collect.dates import moment
    from briefer.errors import InputError
    from briefer.model import Article

    if not isinstance(source, dict) or not isinstance(source.get("text") or "", str):
        raise InputError(f'{where}: needs "text"')
    title, text = str(source.get("title") or ""), source.get("text") or ""
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
        "evidence": [
            {"source": ids[int(c.article.id)], "start": c.start, "end": c.end, "quote": c.quote}
            for c in verdict.evidence
            if c.field == "text"
        ],
    }
