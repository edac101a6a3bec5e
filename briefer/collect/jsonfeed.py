"""A JSON Feed (1.0, 1.1) as parsed JSON in, a feed out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefer.collect.dates import Dates
from briefer.collect.feeds import ITEMS_READ, Feed, FeedItem
from briefer.collect.markup import as_markup


def json_feed(document: Mapping[str, Any], *, language: str | None = None) -> Feed | None:
    """The feed, or None when this JSON is none; items that are no objects are left out.

    `language` is what its articles are in when it does not say.
    """
    items = document.get("items")
    version = document.get("version")
    if not isinstance(items, list) or not (isinstance(version, str) and "jsonfeed" in version):
        return None
    good = [item for item in items if isinstance(item, Mapping)]
    dates = Dates(_text(document, "language") or language)
    read = tuple(_item(item, dates) for item in good[:ITEMS_READ])
    return Feed(
        items=read,
        title=_text(document, "title"),
        language=_text(document, "language"),
        link=_text(document, "home_page_url"),
        dropped=max(0, len(good) - ITEMS_READ),
        kind="json",
        own=_text(document, "feed_url"),
        remarks=(dates.told(),) if dates.unread else (),
    )


def _item(item: Mapping[str, Any], dates: Dates) -> FeedItem:
    guid = item.get("id")
    updated = dates.read(_date(item, "date_modified"))
    return FeedItem(
        title=as_markup(_text(item, "title")),
        text=_text(item, "content_html")
        or as_markup(_text(item, "content_text") or _text(item, "summary")),
        link=_text(item, "url") or _text(item, "external_url") or _attached(item),
        guid=str(guid) if isinstance(guid, str | int | float) else "",
        published=dates.read(_date(item, "date_published")) or updated,
        updated=updated,
        author=as_markup(_author(item)),
        language=_text(item, "language"),
    )


def _author(item: Mapping[str, Any]) -> str:
    authors = item.get("authors")
    listed = authors if isinstance(authors, list) else [item.get("author")]
    names = [_text(author, "name") for author in listed if isinstance(author, Mapping)]
    return ", ".join(name for name in names if name)


def _attached(item: Mapping[str, Any]) -> str:
    """The address of a podcast's sound, for an item without a page."""
    attached = item.get("attachments")
    listed = attached if isinstance(attached, list) else []
    return next((_text(part, "url") for part in listed if isinstance(part, Mapping)), "")


def _date(item: Mapping[str, Any], key: str) -> str:
    """A date as text; some feeds give the seconds since 1970 as a number."""
    value = item.get(key)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else _text(item, key)


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""
