"""RSS and Atom bytes in, the feed in them out. Pure; feedparser parses, over bytes only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from briefer.collect.charsets import xml_decoded
from briefer.collect.dates import Dates
from briefer.collect.feed_repair import Tamed, in_pieces, tame

ITEMS_READ = 2000  # the newest; a feed of 100,000 items is an attack or an archive
TEXT_LENGTH = 200_000
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


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
    """A feed as read: its own title and language, its items, and whether it was cut or broken.

    `link` is its site, `own` its own address where it names it; `remarks` is what could not be
    read in it as it was meant.
    """

    items: tuple[FeedItem, ...]
    title: str = ""
    language: str = ""
    link: str = ""
    dropped: int = 0
    broken: str = ""
    kind: str = ""
    own: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of a feed beside its bytes."""

    tamed: Tamed
    language: str | None
    remarks: tuple[str, ...]


def read_feed(
    body: bytes, *, charset: str | None = None, language: str | None = None
) -> Feed | None:
    """The feed in these bytes, or None when they are no RSS or Atom at all.

    `charset` is what the server says, `language` what the articles are in when the feed does not
    say. Relative links stay so, but for an `xml:base`.
    """
    decoded = xml_decoded(body, charset=charset)
    tamed = tame(decoded.text.encode("utf-8", "replace"), items=ITEMS_READ)
    reading = _Reading(tamed, language, (decoded.problem,) if decoded.problem else ())
    parsed = _parsed(tamed.body)
    if parsed is None:
        return _salvaged(reading)
    if not parsed.get("version") and not parsed["entries"]:
        return None
    return _feed(parsed, reading, broken=_broken(tamed, parsed))


def _parsed(body: bytes) -> dict[str, Any] | None:
    """What feedparser makes of the bytes; None where it raises, as on odd extensions."""
    import feedparser

    feedparser.api.PREFERRED_XML_PARSERS[:] = ["briefer.collect.buffered"]
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:  # only ever bytes in a stream: it opens a str as file or address
        parsed = feedparser.parse(
            BytesIO(body),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers=headers,
        )
    except Exception:
        return None
    return cast("dict[str, Any]", parsed)


def _salvaged(reading: _Reading) -> Feed | None:
    """The items of a feed that cannot be parsed as a whole, each parsed alone."""
    pieces = [_parsed(piece) for piece in in_pieces(reading.tamed.body)]
    good = [piece for piece in pieces if piece is not None and piece["entries"]]
    if not good:
        return None
    lost = len(pieces) - len(good)
    entries = [entry for piece in good for entry in piece["entries"][:1]]
    whole = {**good[0], "entries": entries}
    return _feed(whole, reading, broken=f"{lost} items cannot be parsed")


def _feed(parsed: dict[str, Any], reading: _Reading, *, broken: str) -> Feed:
    head = parsed["feed"]
    language = _text(head, "language")
    dates = Dates(language or reading.language)
    items = tuple(_item(entry, dates) for entry in parsed["entries"][:ITEMS_READ])
    told = dates.told()
    return Feed(
        items=items,
        title=_text(head, "title"),
        language=language,
        link=_text(head, "link"),
        dropped=reading.tamed.dropped,
        broken=broken,
        kind=parsed.get("version") or "",
        own=_linked(head, "self"),
        remarks=(*reading.remarks, *([told] if told else ())),
    )


def _item(entry: dict[str, Any], dates: Dates) -> FeedItem:
    updated = dates.read(_text(entry, "updated"))
    written = (dates.read(_text(entry, name)) for name in ("published", "created"))
    published = next((when for when in written if when), updated)
    source = entry.get("source") or {}
    return FeedItem(
        title=_text(entry, "title"),
        text=_body(entry),
        link=_text(entry, "feedburner_origlink") or _text(entry, "link") or _enclosed(entry),
        guid=_text(entry, "id"),
        published=published,
        updated=updated,
        author=_text(entry, "author"),
        language=_language(entry),
        credit=_text(source, "title") or _text(entry, "news_source"),
        credit_url=_text(source, "href") or _text(source, "link"),
    )


def _body(entry: dict[str, Any]) -> str:
    """The fullest of what the item says: content:encoded, summary or description.

    The words below a picture are not the article's; those below a video may be all there is.
    """
    bodies = [part.get("value") or "" for part in entry.get("content") or []]
    first, *others = [*bodies, _text(entry, "summary")]
    fullest = max(first, *others, key=_length_without_tags) if any(others) else first
    return fullest if fullest.strip() or _is_pictured(entry) else _text(entry, "media_caption")


def _is_pictured(entry: dict[str, Any]) -> bool:
    """Whether what the item shows is a picture and nothing that moves or sounds."""
    shown = [part for part in dict.get(entry, "media_content") or [] if isinstance(part, dict)]
    kinds = " ".join(f"{part.get('medium', '')} {part.get('type', '')}" for part in shown)
    moves = re.search("video|audio|flash", kinds)
    return (
        bool(shown or dict.get(entry, "media_thumbnail"))
        and not moves
        and not _text(entry, "yt_videoid")
    )


def _length_without_tags(markup: str) -> int:
    return len(_TAG.sub("", markup[:TEXT_LENGTH]))


def _enclosed(entry: dict[str, Any]) -> str:
    """For an item without a link: its id, where that is an address, else what it encloses."""
    guid = _text(entry, "id")
    if guid.startswith(("http://", "https://")) and entry.get("guidislink", True):
        return guid
    return _linked(entry, "enclosure")


def _linked(of: dict[str, Any], relation: str) -> str:
    links = [link for link in dict.get(of, "links") or [] if isinstance(link, dict)]
    return next((_text(link, "href") for link in links if link.get("rel") == relation), "")


def _language(entry: dict[str, Any]) -> str:
    details = [
        entry.get("title_detail"),
        *(entry.get("content") or []),
        entry.get("summary_detail"),
    ]
    return next((d["language"] for d in details if d and d.get("language")), "")


def _text(of: dict[str, Any], key: str) -> str:
    # dict.get: feedparser's own get answers `published` for a missing `updated`, with a warning
    value = dict.get(of, key)
    return value if isinstance(value, str) else ""


def _broken(tamed: Tamed, parsed: Mapping[str, Any]) -> str:
    """Why less may have been read than was meant; oddities the parser mends are no news."""
    if tamed.heaps:
        return "it nests tags thousands deep"
    if not parsed.get("bozo"):
        return ""
    end = tamed.body[-2000:]
    if not _END.search(end) and b"\x00" not in end:
        return "it ends in the middle"
    return "" if parsed["entries"] else "it cannot be parsed"
