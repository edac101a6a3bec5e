"""An HTML page in, what its tags say about it out: title, publisher, dates, links. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from briefer.collect.dates import Dates
from briefer.collect.markup import plain_text
from briefer.text.hygiene import clean_line

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report)$")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_PUBLISHED = (
    "article:published_time", "datepublished", "dc.date.issued", "dcterms.created",
    "parsely-pub-date", "pubdate", "sailthru.date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "datemodified", "dcterms.modified", "og:updated_time")
_VALUE_LENGTH = 2000
_BODY_LENGTH = 500_000
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's meta tags and JSON-LD say; nothing is guessed from its text.

    `unread` tells of a date that stands there and cannot be read.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    canonical: str = ""
    feeds: tuple[str, ...] = ()
    free: bool = True
    body: str = ""
    unread: str = ""


def page_facts(tree: Any) -> PageFacts:
    """The facts of a page, given as the root of its lxml tree."""
    meta = _meta(tree)
    linked = next(iter(_articles(tree)), {})
    named = partial(_first_of, meta)
    published = (linked.get("datePublished"), *map(meta.get, _PUBLISHED))
    updated = (linked.get("dateModified"), *map(meta.get, _UPDATED))
    language = _first(*tree.xpath("/html/@lang"), meta.get("og:locale")).replace("_", "-")
    dates = Dates(language)
    first = _when(published, dates)
    return PageFacts(
        title=named("og:title") or _first(linked.get("headline"), *_titles(tree)),
        publisher=_name(linked.get("publisher")) or named("og:site_name", "application-name"),
        author=_name(linked.get("author")) or named("author", "article:author_name"),
        published=first,
        updated=_when(updated, dates),
        language=language,
        canonical=_first(*_links(tree, "canonical"), meta.get("og:url")),
        feeds=tuple(str(e.get("href")) for e in tree.iter("link") if _is_feed_link(e)),
        body=_body(linked.get("articleBody")),
        unread="" if first else dates.told(),
        free=str(linked.get("isAccessibleForFree", True)).casefold() != "false",
    )


def _meta(tree: Any) -> Mapping[str, str]:
    """First value of each meta name; microdata's itemprop counts as a name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content") or ""
        if name and content and len(content) <= _VALUE_LENGTH:
            found.setdefault(name.strip().lower(), content)
    for element in tree.xpath("//time[@itemprop and @datetime]"):
        found.setdefault(element.get("itemprop").lower(), element.get("datetime"))
    return found


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            document = json.loads((script.text or "").strip())
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(document, 0) if _is_article(node))


def _nodes(document: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(document, list):
        for item in document[:100]:
            yield from _nodes(item, depth + 1)
    elif isinstance(document, Mapping):
        yield document
        yield from _nodes(document.get("@graph"), depth + 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in listed)


def _name(who: Any) -> str:
    if isinstance(who, list):
        return ", ".join(name for person in who[:5] if (name := _name(person)))
    if isinstance(who, Mapping):
        return _name(who.get("name"))
    return clean_line(who) if isinstance(who, str) and not who.startswith("http") else ""


def _body(value: Any) -> str:
    return plain_text(value[:_BODY_LENGTH]) if isinstance(value, str) else ""


def _first(*values: Any) -> str:
    return next((clean_line(v) for v in values if isinstance(v, str) and clean_line(v)), "")


def _first_of(meta: Mapping[str, str], *names: str) -> str:
    return _first(*map(meta.get, names))


def _when(written: Iterable[Any], dates: Dates) -> datetime | None:
    found = (dates.read(value) for value in written if isinstance(value, str))
    return next((when for when in found if when), None)


def _titles(tree: Any) -> Iterator[str]:
    for path in ("//h1", "//title"):
        for element in tree.xpath(path)[:1]:
            yield "".join(element.itertext())[:_VALUE_LENGTH]


def _links(tree: Any, relation: str) -> Iterator[str]:
    for element in tree.iter("link"):
        if relation in (element.get("rel") or "").lower().split() and element.get("href"):
            yield element.get("href")


def _is_feed_link(element: Any) -> bool:
    relations = (element.get("rel") or "").lower().split()
    kind = (element.get("type") or "").lower()
    return "alternate" in relations and kind in _FEED_TYPES and bool(element.get("href"))
