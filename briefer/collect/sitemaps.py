"""A news sitemap in, its articles as feed items out. Pure; the parsing is lxml's."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from briefer.collect.charsets import xml_decoded
from briefer.collect.dates import Dates
from briefer.collect.feed_repair import tame
from briefer.collect.feeds import ITEMS_READ, Feed, FeedItem
from briefer.collect.markup import as_markup


def sitemap_feed(body: bytes, *, charset: str | None = None) -> Feed | None:
    """The articles a sitemap lists with a title (a news sitemap), or None when it is no sitemap."""
    decoded = xml_decoded(body, charset=charset)
    root = _root(tame(decoded.text.encode("utf-8", "replace"), items=ITEMS_READ).body)
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        return None
    dates = Dates()
    items = [item for entry in root if (item := _item(entry, dates)) is not None]
    publisher = next((item.credit for item in items if item.credit), "")
    return Feed(
        items=tuple(items[:ITEMS_READ]),
        title=publisher,
        dropped=max(0, len(items) - ITEMS_READ),
        broken="" if items else "it is a sitemap without news",
        kind="sitemap",
        remarks=tuple(said for said in (decoded.problem, dates.told()) if said),
    )


def _root(body: bytes) -> Any:
    etree: Any = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        return etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError):
        return None


def _item(entry: Any, dates: Dates) -> FeedItem | None:
    found = {_name(part): (part.text or "").strip() for part in entry.iter() if _name(part)}
    if not found.get("title") or not found.get("loc"):
        return None
    updated = dates.read(found.get("lastmod", ""))
    return FeedItem(
        title=as_markup(found["title"]),
        link=found["loc"],
        guid=found["loc"],
        published=dates.read(found.get("publication_date", "")) or updated,
        updated=updated,
        language=found.get("language", ""),
        credit=as_markup(found.get("name", "")),
        credit_url=found["loc"],
    )


def _name(element: Any) -> str:
    """The element's name without its namespace; comments have none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
