"""A feed that was read in, its articles out. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefer.collect.boilerplate import own_words
from briefer.collect.collected import SCOPED, Collected
from briefer.collect.feeds import ITEMS_READ, TEXT_LENGTH, Feed, FeedItem
from briefer.collect.links import Link, links_of
from briefer.collect.markup import plain_line, plain_text, unmarked
from briefer.collect.origin import credited, is_reposter, site_of
from briefer.model import Article, Problem, Source, digest
from briefer.text.counting import agreeing, counted
from briefer.text.hygiene import clean_line

TITLE_LENGTH = 500
_MARKED_UP, _MARKED_UP_TEXT = 20, 5  # so many times as long with its markup it is still read
_CLOCK_SKEW_SECONDS = 3600
_SUFFIX = re.compile(r"\s+[-–—|·]\s+(?P<name>.{2,60}?)$")


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    text: str
    was_cut: bool


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known of the feed beside its items; `url` is where it was fetched."""

    feed: Feed
    source: Source
    at: datetime
    url: str | None
    alike: Counter[tuple[str, str | None]]  # ids and pages, with how many titles each has


def feed_articles(feed: Feed, *, source: Source, at: datetime, url: str | None) -> Collected:
    """The articles of a feed that was read under `url` (None: from a file)."""
    links = links_of(feed, url=url)
    given = _Given(feed, source, at, url, _alike(feed.items, links))
    read = [(item, _words(item), link) for item, link in zip(feed.items, links, strict=True)]
    made = [_article(item, words, link, given) for item, words, link in read]
    kept = [article for article in made if article is not None]
    cut = sum(words.was_cut for _, words, _ in read)
    problems = _said(feed, kept, at=at, fetched=url is not None, cut=cut)
    if url is not None:
        kept = [not_from_the_future(article, at) for article in kept]
    return Collected(
        articles=tuple({article.id: article for article in reversed(kept)}.values())[::-1],
        problems=tuple(Problem(source.name, reason) for reason in problems),
    )


def is_in_the_future(when: datetime | None, at: datetime) -> bool:
    """Whether a date lies further ahead than clocks differ."""
    return when is not None and (when - at).total_seconds() > _CLOCK_SKEW_SECONDS


def not_from_the_future(article: Article, at: datetime) -> Article:
    """The article without dates that cannot be: it counts as first seen."""
    if is_in_the_future(article.published, at):
        article = replace(article, published=None)
    return replace(article, updated=None) if is_in_the_future(article.updated, at) else article


def _alike(items: Sequence[FeedItem], links: Sequence[Link]) -> Counter[tuple[str, str | None]]:
    named = {(item.guid, link.page, item.title) for item, link in zip(items, links, strict=True)}
    return Counter((guid, page) for guid, page, _ in named)


def _article(item: FeedItem, words: _Words, link: Link, given: _Given) -> Article | None:
    feed, source, url = given.feed, given.source, given.url
    publisher, via = _publisher(item, given, link=link.page)
    title = _without_suffix(words.title, {publisher, plain_line(feed.title[:1000])})
    own = own_words(words.text, title=title)
    if not title and not own.text:
        return None
    here = site_of(url or feed.link) or source.url
    its_own = link.alone and link.page is not None and (url is None or site_of(link.page) == here)
    article = Article(
        title=title,
        text=own.text,
        id=digest(link.page or "") if its_own else _own_id(item, given, here=here, link=link),
        url=link.printed,
        publisher=publisher,
        published=item.published,
        author=plain_line(item.author[:1000])[:200] or None,
        language=(item.language or feed.language)[:35].strip().casefold() or source.language,
        via=via,
        source=source.name,
        updated=item.updated,
        first_seen=given.at,
    )
    return credited(article, own.credit, host=link.page or url)


def _words(item: FeedItem) -> _Words:
    """Title and text without markup, and whether less than all of them was read."""
    longest_title, longest_text = TITLE_LENGTH * _MARKED_UP, TEXT_LENGTH * _MARKED_UP_TEXT
    title = clean_line(unmarked(plain_line(item.title[:longest_title])))
    text = unmarked(plain_text(item.text[:longest_text]))
    unread = len(item.title) > longest_title or len(item.text) > longest_text
    long = len(title) > TITLE_LENGTH or len(text) > TEXT_LENGTH
    return _Words(title[:TITLE_LENGTH], text[:TEXT_LENGTH], was_cut=unread or long)


def _without_suffix(title: str, names: set[str]) -> str:
    """The headline without the publisher that aggregators set behind it."""
    found = _SUFFIX.search(title)
    if found is None or found["name"].casefold() not in {name.casefold() for name in names}:
        return title
    return title[: found.start()]


def _own_id(item: FeedItem, given: _Given, *, here: str, link: Link) -> str:
    """Where the address cannot name the item: its guid within this site, else its words.

    So no feed can put its own text in the place of another site's article. A guid that items of
    other titles have as well names none of them.
    """
    names_it = item.guid and given.alike[item.guid, link.page] < 2
    place = link.printed if link.printed != link.page and link.alone_in_page else ""
    identity = item.guid if names_it else place or f"{item.title}\n{item.text}"
    return SCOPED + digest(f"{here}\n{link.page or ''}\n{identity}")


def _publisher(item: FeedItem, given: _Given, *, link: str | None) -> tuple[str, tuple[str, ...]]:
    """Who is printed as speaking, and through whom it came.

    An aggregator may credit others, and so may a feed whose item links to the credited site;
    else a feed speaks for itself.
    """
    url = given.url
    feed_name = plain_line(given.feed.title[:1000])[:100] or given.source.shown
    credit = plain_line(item.credit[:1000])[:100]
    credited_site = site_of(item.credit_url)
    if not credit or credit == feed_name:
        return feed_name, ()
    if url is None or is_reposter(url) or (credited_site and credited_site == site_of(link)):
        return credit, (feed_name,)
    return feed_name, ()


def _said(
    feed: Feed, kept: list[Article], *, at: datetime, fetched: bool, cut: int
) -> Iterable[str]:
    if feed.dropped:
        yield (
            f"{counted(feed.dropped, 'item')} beyond the newest {ITEMS_READ}"
            f" {agreeing(feed.dropped, 'were')} left out"
        )
    if feed.broken and not kept:
        yield f"the feed is broken ({feed.broken}) and nothing could be read from it"
    elif feed.broken:
        yield f"the feed is broken ({feed.broken}); {counted(len(kept), 'item')} could be read"
    if cut:
        yield (
            f"{counted(cut, 'item', 'were')} cut: titles at {TITLE_LENGTH} characters, texts at"
            f" {TEXT_LENGTH:,}"
        )
    empty = len(feed.items) - len(kept)
    if empty:
        yield f"{counted(empty, 'item')} had neither title nor text"
    yield from feed.remarks
    ahead = sum(is_in_the_future(article.published, at) for article in kept) if fetched else 0
    if ahead:
        yield (
            f"{counted(ahead, 'item', 'are')} dated in the future; they count as first seen"
            if ahead > 1
            else "1 item is dated in the future; it counts as first seen"
        )
