"""Claims as JSON in, what they are held against and a line of JSON for each verdict out.

`briefer check` and the tool `check_claims` are made of it. Part of the command line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.app.gate import Gated, Given
    from briefer.check import Verdict
    from briefer.model import Article, Citation, Usage


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as given: its id, the ids of its sources, and what it is held against."""

    key: Any
    ids: tuple[Any, ...]
    given: Given


Judged = Callable[["Sequence[Given]"], "list[Gated]"]


def judge_of(
    context: Context, *, gate: bool, say: Callable[[str], None], spent: list[Usage]
) -> Judged:
    """What holds a list of claims, with the judge of the configuration, and says what is amiss.

    With `gate` as a brief holds a bullet. What it takes of a model is added to `spent`.
    """
    from briefer.app.context import parser_of
    from briefer.app.gate import configured_judge, gated, second_read
    from briefer.render.locale import ENGLISH

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


def book(
    context: Context, state: str | None, spent: Sequence[Usage], say: Callable[[str], None]
) -> None:
    """Books what the judge took, its exam too."""
    from briefer.app.booking import booked
    from briefer.app.context import real_now
    from briefer.model import Usage

    if fault := booked(context, state, sum(spent, Usage()), command="check", at=real_now()):
        say(fault)


def answers(rows: Sequence[Row], judge: Judged | None) -> Iterator[dict[str, Any]]:
    """A line for each claim, in order: the verdict, and with a judge whether it is printed."""
    from briefer.check import check_articles

    if judge is None:
        for row in rows:
            yield _line(row.key, check_articles(row.given.claim, row.given.articles), row.ids)
        return
    found = judge([row.given for row in rows]) if rows else []
    for row, one in zip(rows, found, strict=True):
        line = _line(row.key, one.verdict, row.ids)
        yield {**line, "printed": one.printed, "judged": one.judged}


def row_of(value: Any, where: str) -> Row:
    """The claim in an object of JSON; `where` stands in front of what is wrong with it."""
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
    return Row(value.get("id"), ids, Given(claim, tuple(a for a in articles if a is not None)))


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
