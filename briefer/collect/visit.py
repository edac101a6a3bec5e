"""One source in, what it gave and its health out. Edge: fetches through the port it is handed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from briefer.collect.collected import Collected
from briefer.collect.discovery import announced_feeds
from briefer.collect.gdelt import asked_address
from briefer.collect.health import (
    SourceHealth,
    after_answer,
    after_failure,
    after_unchanged,
    due_at,
    is_due,
    known_of,
)
from briefer.collect.kinds import plugged_kind, records_of
from briefer.collect.origin import at_its_end, host_of, is_shortener, is_teaser, leads_on, site_of
from briefer.collect.pages import with_page_text
from briefer.collect.redirects import named_target
from briefer.collect.robots import may_read, robots_address
from briefer.collect.visited import Outcome, Visited
from briefer.errors import NotChanged, SourceError, StatusError
from briefer.model import Article, Problem, Source
from briefer.ports import Fetch, Fetched

FOLLOWED = 30  # links of one source that are followed in a run: short ones, and full texts

_HEAD = 500_000  # of a page, where its feeds are named
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_FORBIDDEN = "its robots.txt does not let us read this page"

Read = Callable[..., Collected]


@dataclass(slots=True)
class Visitor:
    """Asks sources, one call a source, for a run that begins at `at`."""

    fetch: Fetch
    read: Read
    at: datetime
    _robots: dict[str, bytes | str] = field(default_factory=dict)

    def visit(self, source: Source, health: SourceHealth | None = None) -> Collected:
        """What the source has now; whatever goes wrong is a problem in it."""
        known = known_of(source, health)
        if not is_due(known, self.at, interval=source.interval):
            return _put_off(source, known)
        try:
            answer = self._asked(source, known)
        except NotChanged:
            same = after_unchanged(known, at=self.at)
            return Collected(health=(same,), visits=(_visited(source, "unchanged"),))
        except SourceError as error:
            return _failed(source, known, error, at=self.at)
        found = self._made_of(answer, source, known)
        feed = "" if found.articles else _announced(answer, source)
        return self._discovered(feed, source, known) or found

    def counting(self, fetch: Fetch) -> Visitor:
        """The same, asking through `fetch`."""
        return Visitor(fetch, self.read, self.at, self._robots)

    def _discovered(self, feed: str, source: Source, known: SourceHealth) -> Collected | None:
        """What the feed gives that a site's page announces; its address is remembered."""
        try:
            answer = self.fetch(feed) if feed else None
        except SourceError:
            return None
        if answer is None:
            return None
        found = self._made_of(replace(answer, moved_to=feed), source, known)
        return found if found.articles else None

    def _asked(self, source: Source, known: SourceHealth) -> Fetched:
        if (plugged := plugged_kind(source.kind)) is not None:
            lines = records_of(plugged, source, fetch=self.fetch, at=self.at)
            return Fetched(source.url, lines, media_type="application/x-ndjson")
        url = known.moved_to or asked_address(source)
        refused = self.refusal(url) if source.kind == "page" else ""
        if refused:
            raise SourceError(source.url, refused)
        return self.fetch(url, validators=known.validators)

    def _made_of(self, answer: Fetched, source: Source, known: SourceHealth) -> Collected:
        part = self.read(
            answer.body,
            source=source,
            at=self.at,
            url=answer.url,
            media_type=answer.media_type,
            charset=answer.charset,
        )
        error = part.problems[0].reason if part.problems and not part.articles else ""
        health = after_answer(known, answer, at=self.at, items=len(part.articles), error=error)
        full = self._in_full(self._at_their_ends(part.articles), source)
        problems = part.problems + full.problems
        outcome: Outcome = "failed" if error else "read"
        reason = problems[0].reason if problems else ""
        visit = _visited(source, outcome, articles=len(full.articles), reason=reason)
        return Collected(full.articles, problems, part.failed, (health,), (visit,))

    def _at_their_ends(self, articles: Collection[Article]) -> Iterator[Article]:
        """Articles behind short links under the address where these end."""
        left = FOLLOWED
        for article in articles:
            if article.url is None or not leads_on(article) or not left:
                yield article
                continue
            left -= 1
            try:
                answer = self.fetch(article.url)
            except SourceError:
                yield article  # the short link is still a link
            else:
                end = answer.url
                if is_shortener(end):  # it answers with a page in place of a redirect
                    end = named_target(answer.body, url=end, charset=answer.charset) or end
                yield at_its_end(article, end)

    def _in_full(self, articles: Iterator[Article], source: Source) -> Collected:
        """Where the source allows it, teasers with the text of their pages."""
        left = FOLLOWED if source.full_text else 0
        kept: list[Article] = []
        reasons: list[str] = []
        for article in articles:
            teaser = article.url is not None and is_teaser(article)
            wanted = bool(left) and teaser
            if teaser and not wanted and source.full_text:
                reasons.append(f"not fetched, {FOLLOWED} are the most in a run")
            left -= wanted
            page = self._page(article.url or "", source) if wanted else Collected()
            kept.append(with_page_text(article, page.articles[0]) if page.articles else article)
            reasons += [problem.reason for problem in page.problems]
        counted = Counter(reasons).items()
        said = (f"{times} of its pages: {reason}" for reason, times in counted)
        return Collected(tuple(kept), tuple(Problem(source.name, line) for line in said))

    def _page(self, url: str, source: Source) -> Collected:
        if refused := self.refusal(url):
            return Collected(problems=(Problem(url, refused),))
        try:
            answer = self.fetch(url)
        except SourceError as error:
            return Collected(problems=(Problem(url, error.reason),))
        return self.read(
            answer.body,
            source=Source(source.name, url, "page", source.language, title=source.title),
            at=self.at,
            url=answer.url,
            media_type=answer.media_type,
            charset=answer.charset,
        )

    def refusal(self, url: str) -> str:
        """Why its site's robots.txt keeps us from a page, or nothing.

        A site without one allows all; one whose rules cannot be had is left alone, and why they
        cannot be had is said.
        """
        place = robots_address(url)
        if place not in self._robots:
            self._robots[place] = self._rules(place)
        rules = self._robots[place]
        if isinstance(rules, str):
            return rules
        return "" if may_read(rules, url) else _FORBIDDEN

    def _rules(self, place: str) -> bytes | str:
        try:
            return self.fetch(place).body
        except StatusError as error:
            return b"" if 400 <= error.status < 500 else _unread_rules(error)
        except SourceError as error:
            return _unread_rules(error)


def _unread_rules(error: SourceError) -> str:
    return f"its robots.txt cannot be read ({error.reason}), so the page is left alone"


def _announced(answer: Fetched, source: Source) -> str:
    """The first feed of its own that a page names which stands where a feed was expected."""
    start = answer.body[:_HEAD]
    if source.kind != "feed" or not _PAGE.search(start):
        return ""
    feeds = announced_feeds(start, url=answer.url, charset=answer.charset)
    return next((feed for feed in feeds if site_of(feed) == site_of(answer.url)), "")


def _put_off(source: Source, known: SourceHealth) -> Collected:
    """Only one that failed is a problem: one that was read is asked again soon enough."""
    if known.gone:
        reason = "it said it is gone for good (410); remove the source"
        return _unread(source, known, reason)
    due = due_at(known, source.interval)
    later = f"not asked again before {due:%Y-%m-%d %H:%M UTC}"
    if known.error:
        return _unread(source, known, f"{later}, after: {known.error}")
    return Collected(health=(known,), visits=(_visited(source, "waiting", reason=later),))


def _unread(source: Source, health: SourceHealth, reason: str) -> Collected:
    problems = (Problem(source.name, reason),)
    visits = (_visited(source, "failed", reason=reason),)
    return Collected(problems=problems, health=(health,), visits=visits)


def _visited(source: Source, outcome: Outcome, *, articles: int = 0, reason: str = "") -> Visited:
    host = host_of(source.url)
    return Visited(source.name, outcome, host=host, articles=articles, reason=reason)


def _failed(source: Source, known: SourceHealth, error: SourceError, *, at: datetime) -> Collected:
    status = error.status if isinstance(error, StatusError) else None
    wait = error.retry_after if isinstance(error, StatusError) else None
    health = after_failure(known, error.reason, at=at, status=status, retry_after=wait)
    return _unread(source, health, error.reason)
