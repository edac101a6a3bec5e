"""An address a user gives in, the source it would be out: its feed, its page, or why neither.

Edge: fetches through the port it is handed; what was fetched is read by the `read` it is handed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from briefer.collect.collected import Collected
from briefer.collect.discovery import announced_feeds, guessed_feeds
from briefer.collect.files import file_articles
from briefer.collect.gather import is_far
from briefer.collect.known_sites import posts_address
from briefer.collect.origin import host_of, site_of
from briefer.collect.pdfs import is_pdf
from briefer.collect.search import filled, is_template
from briefer.collect.spelling import printable_url, web_address
from briefer.collect.visit import Read, Visitor
from briefer.errors import SourceError
from briefer.model import Article, Source
from briefer.ports import Fetch, Fetched

ANNOUNCED_TRIED = 5  # feeds of a page that are looked at; the others are for comments and tags
_HEAD = 500_000  # of a page, where its feeds are named
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/|$)")
_TRIED_WORDS = "news"  # what a search template is tried with


@dataclass(frozen=True, slots=True)
class FoundSource:
    """The source as it may stand in briefer.toml, what it calls itself, and what it gave."""

    source: Source
    title: str
    articles: int
    others: tuple[str, ...] = ()  # more feeds that the page announces


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks at addresses at the time `at`; asks no address twice for one source."""

    fetch: Fetch
    read: Read
    at: datetime

    def found(self, given: Source) -> FoundSource:
        """The source behind the address of `given`, with its settings. Raises SourceError."""
        if is_template(given):
            template = filled(given, query=_TRIED_WORDS)
            return replace(self._feed(template, self._answer(template)), source=given)
        if not is_far(given):
            return self._file(given)
        if given.kind == "mail":
            return self._feed(given, self.fetch(given.url))
        given = replace(given, url=posts_address(given.url))
        answer = self._answer(given)
        if is_pdf(answer.body):
            return self._page(answer, given)
        problem, feed = self._as_feed(answer, replace(given, kind="feed"))
        if feed is not None:
            return feed
        if not _PAGE.search(answer.body[:_HEAD]):
            raise SourceError(printable_url(given.url), problem)
        return self._behind_page(answer, given) or self._page(answer, given)

    def _answer(self, given: Source) -> Fetched:
        if web_address(given.url) is None:
            raise SourceError(printable_url(given.url), "this is no address of a web page")
        return self.fetch(given.url)

    def _feed(self, given: Source, answer: Fetched) -> FoundSource:
        problem, feed = self._as_feed(answer, given)
        if feed is None:
            raise SourceError(printable_url(given.url), problem)
        return feed

    def _as_feed(self, answer: Fetched, given: Source) -> tuple[str, FoundSource | None]:
        part = self._read(answer, given)
        if part.problems and not part.articles:
            return part.problems[0].reason, None
        source = replace(given, url=answer.moved_to or given.url)
        return "", FoundSource(source, _title(part, source), len(part.articles))

    def _read(self, answer: Fetched, given: Source) -> Collected:
        details: dict[str, Any] = {"media_type": answer.media_type, "charset": answer.charset}
        return self.read(answer.body, source=given, at=self.at, url=answer.url, **details)

    def _behind_page(self, answer: Fetched, given: Source) -> FoundSource | None:
        """The first feed that the page announces and that is one; else one where sites keep it."""
        body, url = answer.body[:_HEAD], answer.url
        named = announced_feeds(body, url=url, charset=answer.charset)[:ANNOUNCED_TRIED]
        own = sorted(named, key=lambda feed: site_of(feed) != site_of(url))
        for feed in self._that_are_feeds((*own, *guessed_feeds(url)), given):
            others = tuple(other for other in named if other != feed.source.url)
            return replace(feed, others=others)
        return None

    def _that_are_feeds(self, urls: tuple[str, ...], given: Source) -> Iterator[FoundSource]:
        for url in urls:
            tried = replace(given, url=url, kind="feed")
            try:
                _, feed = self._as_feed(self.fetch(url), tried)
            except SourceError:
                continue
            if feed is not None:
                yield feed

    def _page(self, answer: Fetched, given: Source) -> FoundSource:
        """The page itself, if there is an article in it and its site lets us read it."""
        refused = Visitor(self.fetch, self.read, self.at).refusal(answer.url)
        problem = refused or ""
        if not refused:
            problem, page = self._as_feed(answer, replace(given, kind="page"))
            if page is not None:
                return page
        raise SourceError(
            printable_url(given.url),
            f"it is a web page that announces no feed, none was found where sites keep one, and as"
            f" a page it gives nothing ({problem})",
        )

    def _file(self, given: Source) -> FoundSource:
        part = file_articles(given, at=self.at)
        if part.problems and not part.articles:
            raise SourceError(given.url, part.problems[0].reason)
        return FoundSource(given, "", len(part.articles))


def with_scheme(address: str, *, is_file: bool) -> str:
    """An address as it was meant: `harbour.example` is a host, unless there is such a file.

    >>> with_scheme("harbour.example/news", is_file=False)
    'https://harbour.example/news'
    """
    if "://" in address or is_file or not _BARE_HOST.match(address):
        return address
    return f"https://{address}"


def _title(part: Collected, source: Source) -> str:
    """What the feed calls itself: the publisher of its articles, or through whom they came."""
    names = Counter(_speaker(article) for article in part.articles)
    name = names.most_common(1)[0][0] if names else ""
    return "" if name in (source.name, host_of(source.url)) else name


def _speaker(article: Article) -> str:
    return article.via[-1] if article.via else article.publisher
