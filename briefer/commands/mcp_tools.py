"""What the tools of `briefer mcp` answer, as texts and JSON values. Part of the command line.

Each is made by the functions of the command of its name. Nothing of a protocol is known here;
what goes wrong is a BrieferError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from briefer.errors import InputError, UsageError
from briefer.secrets import safe

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.group.topic import Topic
    from briefer.model import Article, Brief, Usage
    from briefer.store import Store

ROOT: Final = "briefer://briefs/"
LISTED: Final = 100  # briefs among the resources, the newest
MOST_FOUND: Final = 50  # articles of one answer
_SNIPPET = 300  # letters
_NEVER: Final = datetime.min.replace(tzinfo=UTC)  # undated articles stand last


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool gives: a text to read, and the same as JSON."""

    text: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """A brief that can be read: its address and what it is called."""

    uri: str
    name: str


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools over one configuration and store; `say` tells people what goes on.

    A brief that no store keeps, as of the sample, is known until the server ends.
    """

    config: str | None
    state: str | None
    say: Callable[[str], None]
    _made: dict[tuple[str, str], Brief] = field(default_factory=dict)

    def brief(
        self, topic: str, *, date: str | None, since: str | None, length: str | None
    ) -> Answer:
        """The brief of that topic, as `briefer daily` prints it; nobody counts as having had it."""
        from briefer.app.context import real_now
        from briefer.app.messages import text_of
        from briefer.app.run import run_topic
        from briefer.app.state import store_of_run
        from briefer.commands.inputs import refuse_misspelt
        from briefer.jsonform import brief_json

        context, now = self._context(), real_now()
        if not topic.strip():
            raise UsageError("topic is empty: name a configured topic, or words to look for")
        refuse_misspelt(context, topic)
        request = _request(date, since, length)
        with store_of_run(context, self.state, topic, needed=False, at=now, say=self.say) as store:
            run = run_topic(context, topic, request, now=now, store=store, say=self.say)
        self._made[run.brief.topic, run.slot] = run.brief
        uri = {"uri": address(run.brief.topic, run.slot)}
        text = text_of([run.brief], "markdown", context=context)
        return Answer(text, uri | brief_json(run.brief))

    def search_articles(self, query: str, *, days: int) -> Answer:
        """The kept articles of the last days that the query finds, the newest first."""
        from briefer.group.topic import topic as compiled

        context = self._context()
        if not query.strip():
            raise UsageError("query is empty: write words to look for, as in [topics.NAME]")
        asked = compiled("search", query)
        found = [article for article in self._articles(context, days) if asked.matches(article)]
        found.sort(key=lambda article: article.dated or _NEVER, reverse=True)
        records = [_record(article, asked) for article in found[:MOST_FOUND]]
        return Answer(_json_lines(records), {"found": len(found), "articles": records})

    def explain(self, topic: str, *, slot: str | None, bullet: int) -> Answer:
        """Why that bullet of a kept brief stands, as `briefer explain` prints it."""
        from briefer.app.context import parser_of
        from briefer.commands.explain import proof

        brief, slot = self._kept(topic, slot)
        if not 0 < bullet <= len(brief.bullets):
            last = len(brief.bullets)
            raise UsageError(
                f"the brief {topic} of {slot} has bullets 1 to {last}; there is no {bullet}"
                if last
                else f"the brief {topic} of {slot} has no bullets"
            )
        text = "\n".join(proof(brief, bullet, parser_of(self._context().config)))
        about = {"uri": address(topic, slot), "bullet": bullet}
        return Answer(text, about | _cited(brief, bullet))

    def check_claims(self, claims: Sequence[Any]) -> Answer:
        """Each claim held against its sources, as `briefer check --gate` prints them."""
        from briefer.app.context import context_or_empty
        from briefer.commands.claims import answers, book, judge_of, row_of

        context, spent = context_or_empty(self.config), list["Usage"]()
        rows, bad = [], []
        for number, claim in enumerate(claims, start=1):
            try:
                rows.append(row_of(claim, f"claim {number}"))
            except InputError as error:
                bad.append(str(error))
        if bad and not rows:
            raise InputError("; ".join(bad))
        try:
            judge = judge_of(context, gate=True, say=self.say, spent=spent)
            lines = list(answers(rows, judge))
        finally:
            if spent:
                book(context, self.state, spent, self.say)
        said = _json_lines([*lines, *({"bad": sentence} for sentence in bad)])
        return Answer(said, {"verdicts": lines, "bad": bad})

    def briefs(self) -> Iterator[Listed]:
        """The briefs that can be read, the newest first."""
        with self._store(self._context()) as store:
            made = store.made(limit=LISTED) if store else ()
        keys = [*reversed(self._made), *((one.topic, one.slot) for one in made)]
        for topic, slot in dict.fromkeys(keys):
            yield Listed(address(topic, slot), f"{topic}, {slot}")

    def read(self, topic: str, slot: str) -> str:
        """The brief of that topic and slot as Markdown."""
        from briefer.app.messages import text_of

        brief, _ = self._kept(topic, slot)
        return safe(text_of([brief], "markdown", context=self._context()))

    def _context(self) -> Context:
        """The configuration as it stands now: a server runs for long."""
        from briefer.app.context import context_for_run

        return context_for_run(self.config)

    def _articles(self, context: Context, days: int) -> tuple[Article, ...]:
        """What is kept of the last days; all of the sample, whose days are long past."""
        from briefer.app.context import real_now
        from briefer.app.finding import at_hand
        from briefer.model import Window

        now = real_now()
        with self._store(context) as store:
            if store is not None:
                return store.articles(Window(now - timedelta(days=days), now + timedelta(days=1)))
            if context.is_sample:
                return at_hand(context, None, now=now, store=None, say=self.say)
        raise UsageError("no articles are kept yet: the tool brief or `briefer collect` keeps them")

    @contextmanager
    def _store(self, context: Context) -> Iterator[Store | None]:
        """The store as it is; the sample has none unless one was chosen."""
        from briefer.app.state import existing_store

        if self.state is None and (context.is_sample or context.path is None):
            yield None
            return
        with existing_store(context, self.state) as store:
            yield store

    def _kept(self, topic: str, slot: str | None) -> tuple[Brief, str]:
        """The newest brief of that topic, or of that slot of it, with its slot."""
        with self._store(self._context()) as store:
            kept = store.briefs(topic, slot=slot, limit=1) if store else ()
        if kept:
            return kept[0].brief, kept[0].slot
        for (name, made_slot), brief in reversed(self._made.items()):
            if name == topic and slot in (None, made_slot):
                return brief, made_slot
        of = f" of {slot}" if slot else ""
        raise UsageError(f"no brief {topic}{of} is kept; the tool brief makes one")


def address(topic: str, slot: str) -> str:
    """The address of a kept brief among the resources.

    >>> address("grain deal", "2023-03-23 daily Europe/Kyiv")
    'briefer://briefs/grain%20deal/2023-03-23%20daily%20Europe%2FKyiv'
    """
    return f"{ROOT}{quote(topic, safe='')}/{quote(slot, safe='')}"


def _request(date: str | None, since: str | None, length: str | None) -> Any:
    from briefer.app.run import Request
    from briefer.schedule.days import day, span

    try:
        span(since or "24h")
    except ValueError as error:
        raise UsageError(f"since: {error}") from error
    chosen: Any = length
    return Request(day=day(date) if date else None, since=since, length=chosen)


def _record(article: Article, asked: Topic) -> dict[str, Any]:
    from briefer.render.escaping import clipped
    from briefer.text.sentences import sentence_spans

    text = article.text
    sentences = [text[start:end] for start, end in sentence_spans(text, language=article.language)]
    best = max(sentences, key=asked.relevance_of, default="")
    return {
        "id": article.id,
        "title": safe(article.title),
        "publisher": safe(article.publisher),
        "date": article.dated.isoformat() if article.dated else None,
        "url": safe(article.url) if article.url else None,
        "snippet": safe(clipped(best, _SNIPPET)),
    }


def _cited(brief: Brief, number: int) -> dict[str, Any]:
    """What the bullet says and the sentences it rests on."""
    bullet = brief.bullets[number - 1]
    return {
        "text": bullet.text,
        "proved": bullet.proved,
        "citations": [
            {
                "title": citation.article.title,
                "publisher": citation.article.publisher,
                "url": safe(citation.article.url) if citation.article.url else None,
                "quote": citation.quote,
            }
            for citation in bullet.citations
        ],
    }


def _json_lines(values: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in values)
