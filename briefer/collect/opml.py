"""OPML in, sources out; sources in, OPML out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from briefer.collect.origin import canonical_url, host_of, web_address
from briefer.errors import InputError
from briefer.model import Source
from briefer.text.hygiene import clean_line

OUTLINES_READ = 20_000
NAMESPACE = "urn:briefer"
_KEPT = ("interval", "family", "full_text")  # settings of a source that an outline may carry
_NAME_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of an OPML file, with the settings of it that we wrote there ourselves."""

    source: Source
    settings: Mapping[str, str] = field(default_factory=dict)


def opml_sources(document: bytes) -> tuple[Source, ...]:
    """The feeds of an OPML file, each under a name of its own."""
    return tuple(outline.source for outline in opml_outlines(document))


def opml_outlines(document: bytes, *, taken: Iterable[str] = ()) -> tuple[Outline, ...]:
    """The feeds of an OPML file under names that are not taken; a broken file as far as it goes.

    Folders, outlines without a feed and a second mention of a feed are left out.
    """
    found: dict[str, Outline] = {}
    names = set(taken)
    for given in islice(_outlines(document), OUTLINES_READ):
        url = given.get("xmlurl", "").strip()
        key = canonical_url(url)
        if key is None or key in found:
            continue
        name = _distinct(source_name(given.get("text") or given.get("title") or "", url), names)
        language = clean_line(given.get("language", ""))[:35].lower() or None
        settings = {k: v for k in _KEPT if (v := given.get(f"{{{NAMESPACE}}}{k}", "").strip())}
        found[key] = Outline(Source(name, url, "feed", language), settings)
    return tuple(found.values())


def _outlines(document: bytes) -> Iterator[dict[str, str]]:
    """The attributes of every outline, their names in lower case."""
    etree: Any = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(document.strip(), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not (root.tag == "opml" or root.find(".//outline") is not None):
        raise InputError("this is no OPML file: it has no <opml> and no <outline>")
    for element in root.iter("outline"):
        yield {str(key).lower(): str(value) for key, value in element.attrib.items()}


def opml_document(
    sources: Iterable[Source],
    *,
    title: str = "briefer",
    settings: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """An OPML 2.0 file of these sources; files and search templates have no place in one.

    `settings` of a source, by its name, stand in attributes of our own, which others pass over.
    """
    lines = [
        f"    <outline type={quoteattr('rss')} text={quoteattr(source.name)}"
        f" xmlUrl={quoteattr(source.url)}"
        + (f" language={quoteattr(source.language)}" if source.language else "")
        + _attributes((settings or {}).get(source.name, {}))
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


def _attributes(settings: Mapping[str, str]) -> str:
    kept = ((key, clean_line(settings[key])) for key in _KEPT if settings.get(key))
    return "".join(f" briefer:{key}={quoteattr(value)}" for key, value in kept)


def source_name(title: str, url: str) -> str:
    """A name for a source as it may stand in a config table: from its title, else its host.

    >>> source_name("The Harbour Post – World", "https://post.example/rss")
    'the-harbour-post-world'
    """
    plain = clean_line(title).casefold() or host_of(url)
    return "-".join(re.findall(r"[^\W_]+", plain))[:_NAME_LENGTH].strip("-") or "source"


def _distinct(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free
