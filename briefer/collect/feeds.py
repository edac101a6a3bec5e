"""RSS and Atom bytes in, articles out. Pure; the parsing is feedparser's, over bytes only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from briefer.collect.boilerplate import own_words
from briefer.collect.collected import SCOPED, Collected
from briefer.collect.dates import moment
from briefer.collect.feed_repair import Tamed, in_pieces, tame
from briefer.collect.markup import plain_line, plain_text, unmarked
from briefer.collect.origin import canonical_url, credited, is_reposter, site_of
from briefer.model import Article, Problem, Source, digest
from briefer.text.hygiene import clean_line

ITEMS_READ = 2000  # the newest; a feed of 100,000 items is an attack or an archive
TITLE_LENGTH = 500
TEXT_LENGTH = 200_000
_MARKED_UP, _MARKED_UP_TEXT = 20, 5  # so many times as long with its markup it is still read
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CLOCK_SKEW_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item in the words of its feed, markup still in it; what every kind of feed becomes."""

    title: str = ""
    text: str = ""
    link: str = ""
    guid: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    author: str = ""
    language: str = ""
    credit: str = ""
    credit_url: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read: its own title and language, its items, and whether it was cut or broken."""

    items: tuple[FeedItem, ...]
    title: str = ""
    language: str = ""
    link: str = ""
    dropped: int = 0
    broken: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    text: str
    was_cut: bool


def read_feed(body: bytes) -> Feed | None:
    """The feed in these bytes, or None when they are no RSS or Atom at all."""
    tamed = tame(body, items=ITEMS_READ)
    parsed = _parsed(tamed.body)
    if parsed is None:
        return _salvaged(tamed)
    if not parsed.get("version") and not parsed["entries"]:
        return None
    return _feed(parsed, dropped=tamed.dropped, broken=_broken(tamed.body, parsed))


def _parsed(body: bytes) -> dict[str, Any] | None:
    """What feedparser makes of the bytes; None where it raises, as on odd extensions."""
    import feedparser

    try:  # only ever bytes in a stream: it opens a str as file or address
        parsed = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception:
        return None
    return cast("dict[str, Any]", parsed)


def _salvaged(tamed: Tamed) -> Feed | None:
    """The items of a feed that cannot be parsed as a whole, each parsed alone."""
    pieces = [_parsed(piece) for piece in in_pieces(tamed.body)]
    good = [piece for piece in pieces if piece is not None and piece["entries"]]
    if not good:
        return None
    lost = len(pieces) - len(good)
    entries = [entry for piece in good for entry in piece["entries"][:1]]
    whole = {**good[0], "entries": entries}
    return _feed(whole, dropped=tamed.dropped, broken=f"{lost} items cannot be parsed")


def _feed(parsed: dict[str, Any], *, dropped: int, broken: str) -> Feed:
    head = parsed["feed"]
    return Feed(
        items=tuple(_item(entry) for entry in parsed["entries"][:ITEMS_READ]),
        title=_text(head, "title"),
        language=_text(head, "language"),
        link=_text(head, "link"),
        dropped=dropped,
        broken=broken,
        kind=parsed.get("version") or "",
    )


def feed_articles(feed: Feed, *, source: Source, at: datetime, url: str | None) -> Collected:
    """The articles of a feed that was read under `url` (None: from a file)."""
    shared = Counter(canonical_url(item.link) for item in feed.items)
    read = [(item, _words(item)) for item in feed.items]
    made = [
        _article(item, words, feed, source=source, at=at, url=url, shared=shared)
        for item, words in read
    ]
    kept = [article for article in made if article is not None]
    cut = sum(words.was_cut for _, words in read)
    problems = _said(feed, kept, at=at, fetched=url is not None, cut=cut)
    if url is not None:
        kept = [_not_from_the_future(article, at) for article in kept]
    return Collected(
        articles=tuple({article.id: article for article in reversed(kept)}.values())[::-1],
        problems=tuple(Problem(source.name, reason) for reason in problems),
    )


def _item(entry: dict[str, Any]) -> FeedItem:
    published = _when(entry, "published") or _when(entry, "created") or _when(entry, "updated")
    source = entry.get("source") or {}
    return FeedItem(
        title=_text(entry, "title"),
        text=_body(entry),
        link=_text(entry, "feedburner_origlink") or _text(entry, "link") or _enclosed(entry),
        guid=_text(entry, "id"),
        published=published,
        updated=_when(entry, "updated"),
        author=_text(entry, "author"),
        language=_language(entry),
        credit=_text(source, "title") or _text(entry, "news_source"),
        credit_url=_text(source, "href") or _text(source, "link"),
    )


def _body(entry: dict[str, Any]) -> str:
    """The fullest of what the item says: content:encoded, summary or description."""
    bodies = [part.get("value") or "" for part in entry.get("content") or []]
    return max([*bodies, _text(entry, "summary")], key=_length_without_tags)


def _length_without_tags(markup: str) -> int:
    return len(_TAG.sub("", markup[:TEXT_LENGTH]))


def _enclosed(entry: dict[str, Any]) -> str:
    guid = _text(entry, "id")
    return (
        guid if guid.startswith(("http://", "https://")) and entry.get("guidislink", True) else ""
    )


def _language(entry: dict[str, Any]) -> str:
    details = [
        entry.get("title_detail"),
        *(entry.get("content") or []),
        entry.get("summary_detail"),
    ]
    return next((d["language"] for d in details if d and d.get("language")), "")


def _when(entry: dict[str, Any], name: str) -> datetime | None:
    # dict.get: feedparser's own get answers `published` for a missing `updated`, with a warning
    parsed = dict.get(entry, f"{name}_parsed")
    if parsed is not None:
        try:
            return moment(datetime(*parsed[:6]).isoformat())  # noqa: DTZ001 - moment says UTC
        except (ValueError, OverflowError):
            return None
    written = dict.get(entry, name)
    return moment(written) if isinstance(written, str) else None


def _text(of: dict[str, Any], key: str) -> str:
    value = dict.get(of, key)
    return value if isinstance(value, str) else ""


def _broken(body: bytes, parsed: Mapping[str, Any]) -> str:
    """Why less may have been read than was meant; oddities the parser mends are no news."""
    if not parsed.get("bozo"):
        return ""
    if not _END.search(body[-2000:]) and b"\x00" not in body[-2000:]:
        return "it ends in the middle"
    return "" if parsed["entries"] else "it cannot be parsed"


def _article(
    item: FeedItem,
    words: _Words,
    feed: Feed,
    *,
    source: Source,
    at: datetime,
    url: str | None,
    shared: Counter[str | None],
) -> Article | None:
    own = own_words(words.text, title=words.title)
    if not words.title and not own.text:
        return None
    link = canonical_url(item.link)
    here = site_of(url or feed.link) or source.url
    its_own = link is not None and shared[link] == 1 and (url is None or site_of(link) == here)
    publisher, via = _publisher(item, feed, source=source, url=url, link=link)
    article = Article(
        title=words.title,
        text=own.text,
        id="" if its_own else _own_id(item, here=here, link=link),
        url=link,
        publisher=publisher,
        published=item.published,
        author=plain_line(item.author[:1000])[:200] or None,
        language=(item.language or feed.language)[:35].strip().casefold() or source.language,
        via=via,
        source=source.name,
        updated=item.updated,
        first_seen=at,
    )
    return credited(article, own.credit, host=link or url)


def _words(item: FeedItem) -> _Words:
    """Title and text without markup, and whether less than all of them was read."""
    longest_title, longest_text = TITLE_LENGTH * _MARKED_UP, TEXT_LENGTH * _MARKED_UP_TEXT
    title = clean_line(unmarked(plain_line(item.title[:longest_title])))
    text = unmarked(plain_text(item.text[:longest_text]))
    unread = len(item.title) > longest_title or len(item.text) > longest_text
    long = len(title) > TITLE_LENGTH or len(text) > TEXT_LENGTH
    return _Words(title[:TITLE_LENGTH], text[:TEXT_LENGTH], was_cut=unread or long)


def _own_id(item: FeedItem, *, here: str, link: str | None) -> str:
    """Where the address cannot name the item: its guid within this site, else its words.

    So no feed can put its own text in the place of another site's article.
    """
    identity = item.guid or f"{item.title}\n{item.text}"
    return SCOPED + digest(f"{here}\n{link or ''}\n{identity}")


def _publisher(
    item: FeedItem, feed: Feed, *, source: Source, url: str | None, link: str | None
) -> tuple[str, tuple[str, ...]]:
    """Who is printed as speaking, and through whom it came.

    An aggregator may credit others, and so may a feed whose item links to the credited site;
    else a feed speaks for itself.
    """
    feed_name = plain_line(feed.title[:1000])[:100] or source.name
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
        yield f"{feed.dropped} items beyond the newest {ITEMS_READ} were left out"
    if feed.broken and not kept:
        yield f"the feed is broken ({feed.broken}) and nothing could be read from it"
    elif feed.broken:
        yield f"the feed is broken ({feed.broken}); {len(kept)} items could be read"
    if cut:
        yield (
            f"{cut} items were cut: titles at {TITLE_LENGTH} characters, texts at {TEXT_LENGTH:,}"
        )
    empty = len(feed.items) - len(kept)
    if empty:
        yield f"{empty} items had neither title nor text"
    ahead = sum(_in_the_future(article, at) for article in kept) if fetched else 0
    if ahead:
        yield f"{ahead} items are dated in the future; they count as first seen"


def _in_the_future(article: Article, at: datetime) -> bool:
    when = article.published
    return when is not None and (when - at).total_seconds() > _CLOCK_SKEW_SECONDS


def _not_from_the_future(article: Article, at: datetime) -> Article:
    return replace(article, published=None) if _in_the_future(article, at) else article
