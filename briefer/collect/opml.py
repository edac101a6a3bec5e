"""OPML in, sources out; sources in, OPML out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from briefer.collect.charsets import xml_decoded
from briefer.collect.feed_repair import without_bare_signs
from briefer.collect.origin import host_of
from briefer.collect.spelling import canonical_url, web_address
from briefer.errors import InputError
from briefer.model import Source
from briefer.schedule.days import span, span_text
from briefer.text.hygiene import clean_line

OUTLINES_READ = 20_000
NAMESPACE = "urn:briefer"
_KEPT = (
    "title",
    "interval",
    "family",
    "full_text",
)  # settings an outline may carry
_NAME_LENGTH = 64


@dataclass(frozen=True, slots=True)
class OpmlRead:
    """The feeds of an OPML file, and in a line each what was passed over and why."""

    sources: tuple[Source, ...]
    passed_over: tuple[str, ...] = ()


def opml_sources(document: bytes, *, taken: Iterable[str] = ()) -> tuple[Source, ...]:
    """The feeds of an OPML file under names that are not taken; a broken file as far as it goes."""
    return opml_read(document, taken=taken).sources


def opml_read(document: bytes, *, taken: Iterable[str] = ()) -> OpmlRead:
    """The same with what was passed over: outlines without a feed, a second mention of a feed.

    Folders are passed over in silence: what they hold is read.
    """
    found: dict[str, Source] = {}
    passed_over: list[str] = []
    names = set(taken)
    for given in islice(_outlines(document), OUTLINES_READ):
        title = clean_line(given.get("text") or given.get("title") or "")
        url = _web_form(given.get("xmlurl", ""))
        page = canonical_url(url)
        key = page.partition("://")[2] if page else ""
        reason = _why_not(given, url, found.get(key))
        if reason:
            passed_over.append(f"{title or 'an outline without a name'}: {reason}")
        if reason or not key:
            continue
        name = free_name(source_name(title, url), names)
        language = clean_line(given.get("language", ""))[:35].lower() or None
        found[key] = Source(name, url, "feed", language, **_read_settings(given))
    return OpmlRead(tuple(found.values()), tuple(passed_over))


def _web_form(address: str) -> str:
    """The address as it is fetched: `feed:` is what browsers once called one.

    >>> _web_form("feed://news.example/rss"), _web_form("feed:https://news.example/rss")
    ('http://news.example/rss', 'https://news.example/rss')
    """
    plain = address.strip()
    scheme, _, rest = plain.partition(":")
    if scheme.lower() not in ("feed", "rss", "itpc", "pcast"):
        return plain
    return f"http:{rest}" if rest.startswith("//") else rest


def _why_not(given: Mapping[str, str], url: str, known: Source | None) -> str:
    """Why an outline gives no source, or nothing: for one that does, and for a folder."""
    if known is not None:
        return f"the same feed as {known.name}"
    if url:
        return "" if web_address(url) else f"{clean_line(url)[:100]} is no address of a web page"
    page = given.get("htmlurl", "") or given.get("url", "")
    if not page:
        return ""
    return (
        f"it names a page and no feed; `briefer sources add {clean_line(page)[:200]}` looks"
        " for one there"
    )


def _read_settings(given: Mapping[str, str]) -> dict[str, Any]:
    """The settings in attributes of our own; what is no span is left out."""
    said = {key: given.get(f"{{{NAMESPACE}}}{key}", "").strip() for key in _KEPT}
    read: dict[str, Any] = {"full_text": said["full_text"] == "true"}
    read["family"] = said["family"] or None
    read["title"] = said["title"] or None
    with suppress(ValueError):
        read["interval"] = span(said["interval"])
    return read


def _outlines(document: bytes) -> Iterator[dict[str, str]]:
    """The attributes of every outline, their names in lower case."""
    etree: Any = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(without_bare_signs(_in_utf8(document.strip())), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not (root.tag == "opml" or root.find(".//outline") is not None):
        raise InputError("this is no OPML file: it has no <opml> and no <outline>")
    for element in root.iter("outline"):
        yield {str(key).lower(): str(value) for key, value in element.attrib.items()}


def _in_utf8(document: bytes) -> bytes:
    """The document without what it says of its charset, which is UTF-8 now."""
    text = xml_decoded(document).text
    return re.sub(r"\A<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")


def opml_document(sources: Iterable[Source], *, title: str = "briefer") -> str:
    """An OPML 2.0 file of these sources; files and search templates have no place in one.

    Settings of a source that OPML does not know stand in attributes of our own, which others
    pass over; names of environment variables are left out.
    """
    lines = [
        f"    <outline type={quoteattr('rss')} text={quoteattr(source.name)}"
        f" xmlUrl={quoteattr(source.url)}"
        + (f" language={quoteattr(source.language)}" if source.language else "")
        + _attributes(source)
        + "/>"
        for source in sources
        if web_address(source.url) and source.kind == "feed"
    ]
    head = f"  <head><title>{escape(clean_line(title))}</title></head>"
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>',
         f'<opml version="2.0" xmlns:briefer="{NAMESPACE}">', head, "  <body>",
         *lines, "  </body>", "</opml>", ""]
    )  # fmt: skip


def _attributes(source: Source) -> str:
    said = {
        "interval": span_text(source.interval) if source.interval else "",
        "title": clean_line(source.title or ""),
        "family": clean_line(source.family or ""),
        "full_text": "true" if source.full_text else "",
    }
    return "".join(f" briefer:{k}={quoteattr(v)}" for k in _KEPT if (v := said[k]))


def source_name(title: str, url: str) -> str:
    """A name for a source as it may stand in a config table: from its title, else its host.

    >>> source_name("The Harbour Post – World", "https://post.example/rss")
    'the-harbour-post-world'
    """
    plain = clean_line(title).casefold() or host_of(url)
    return "-".join(re.findall(r"[^\W_]+", plain))[:_NAME_LENGTH].strip("-") or "source"


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with the first number that makes it one of its own; it is taken then."""
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free
