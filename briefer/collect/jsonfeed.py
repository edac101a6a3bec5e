"""A JSON Feed (1.0, 1.1) as parsed JSON in, a feed out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefer.collect.dates import moment
from briefer.collect.feeds import ITEMS_READ, Feed, FeedItem
from briefer.collect.markup import as_markup


def json_feed(document: Mapping[str, Any]) -> Feed | None:
    """The feed, or None when this JSON is none; items that are no objects are left out."""
    items = document.get("items")
    version = document.get("version")
    if not isinstance(items, list) or not (isinstance(version, str) and "jsonfeed" in version):
        return None
    good = [item for item in items if isinstance(item, Mapping)]
    return Feed(
        items=tuple(_item(item) for item in good[:ITEMS_READ]),
        title=_text(document, "title"),
        language=_text(document, "language"),
        link=_text(document, "home_page_url"),
        dropped=max(0, len(good) - ITEMS_READ),
        kind="json",
    )


def _item(item: Mapping[str, Any]) -> FeedItem:
    guid = item.get("id")
    updated = moment(_text(item, "date_modified"))
    return FeedItem(
        title=as_markup(_text(item, "title")),
        text=_text(item, "content_html")
        or as_markup(_text(item, "content_text") or _text(item, "summary")),
        link=_text(item, "url") or _text(item, "external_url"),
        guid=str(guid) if isinstance(guid, str | int | float) else "",
        published=moment(_text(item, "date_published")) or updated,
        updated=updated,
        author=as_markup(_author(item)),
        language=_text(item, "language"),
    )


def _author(item: Mapping[str, Any]) -> str:
    authors = item.get("authors")
    listed = authors if isinstance(authors, list) else [item.get("author")]
    names = [_text(author, "name") for author in listed if isinstance(author, Mapping)]
    return ", ".join(name for name in names if name)


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""
