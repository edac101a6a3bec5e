"""Cards in, an Atom feed and a JSON Feed of the briefs out. Pure.

Written with the element tree and the `json` of the standard library: the same cards give the same
bytes, and no library of feeds adds a clock or a version of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any, Final

from briefer.render.cards import Card
from briefer.render.ways import Ways

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NEWEST: Final = 30  # entries of a feed
ATOM_FILE: Final = "feed.xml"
JSON_FILE: Final = "feed.json"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_VERSION: Final = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedOf:
    """A feed: its title, the address of the page it belongs to, and its briefs, newest first."""

    title: str
    address: str
    language: str
    cards: Sequence[Card]
    site_url: str | None = None

    @property
    def ways(self) -> Ways:
        return Ways(self.address, self.site_url)

    @property
    def name(self) -> str:
        return self.ways.name(self.address, "feed", self.address)

    @property
    def shown(self) -> Sequence[Card]:
        return self.cards[:NEWEST]

    @property
    def updated(self) -> datetime:
        return max(card.generated for card in self.shown)


def atom(feed: FeedOf) -> str:
    """The feed as Atom (RFC 4287)."""
    from xml.etree.ElementTree import Element, indent, tostring

    root = Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "title", feed.title)
    _add(root, "id", feed.name)
    _add(root, "updated", _moment(feed.updated))
    _add(root, "link", rel="alternate", type="text/html", href=feed.ways.to(feed.address))
    if whole := feed.ways.whole(f"{feed.address}{ATOM_FILE}"):
        _add(root, "link", rel="self", type="application/atom+xml", href=whole)
    _add(_add(root, "author"), "name", "briefer")
    _add(root, "generator", "briefer")
    for card in feed.shown:
        _entry(root, feed, card)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def json_feed(feed: FeedOf) -> str:
    """The feed as JSON Feed 1.1; addresses stand in it where `site_url` is set, for they must be
    whole.
    """
    value: dict[str, Any] = {"version": _VERSION, "title": feed.title}
    if home := feed.ways.whole(feed.address):
        value |= {"home_page_url": home, "feed_url": f"{home}{JSON_FILE}"}
    value |= {
        "language": feed.language,
        "authors": [{"name": "briefer"}],
        "items": [_item(feed, card) for card in feed.shown],
    }
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"


def _entry(root: Element, feed: FeedOf, card: Card) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", card.subject)
    _add(entry, "id", _name(feed, card))
    _add(entry, "updated", _moment(card.generated))
    _add(entry, "published", _moment(card.generated))
    _add(entry, "link", rel="alternate", type="text/html", href=feed.ways.to(card.address))
    _add(entry, "category", term=card.title)
    content = _add(entry, "content", _content(feed, card), type="html")
    content.set("xml:lang", card.language)


def _item(feed: FeedOf, card: Card) -> dict[str, Any]:
    whole = feed.ways.whole(card.address)
    return {
        "id": _name(feed, card),
        **({"url": whole} if whole else {}),
        "title": card.subject,
        "content_html": _content(feed, card),
        "content_text": "\n".join(f"- {text}" for text in _lines(card)) or card.subject,
        "date_published": _moment(card.generated),
        "date_modified": _moment(card.generated),
        "tags": [card.title],
        "language": card.language,
    }


def _content(feed: FeedOf, card: Card) -> str:
    """The lines as HTML; each leads to its place on the page where the page has an address."""
    lines = [f"<li>{escape(text)}</li>" for text in card.corrections]
    for line in card.top:
        text, place = escape(line.text), feed.ways.whole(card.address)
        if place and line.anchor:
            text = f'<a href="{escape(place)}#{line.anchor}">{text}</a>'
        lines.append(f"<li>{text}</li>")
    return f"<ul>{''.join(lines)}</ul>" if lines else f"<p>{escape(card.subject)}</p>"


def _lines(card: Card) -> Iterable[str]:
    yield from card.corrections
    yield from (line.text for line in card.top)


def _name(feed: FeedOf, card: Card) -> str:
    return feed.ways.name(card.address, card.topic, card.slot)


def _moment(moment: datetime) -> str:
    """The moment by RFC 3339, in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    from xml.etree.ElementTree import SubElement

    made = SubElement(parent, tag, attributes)
    made.text = text
    return made
