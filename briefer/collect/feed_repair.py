"""Feed bytes in, the same feed without what makes a parser raise or run for minutes out. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

TAG_LENGTH = 20_000  # 50,000 attributes in one tag keep feedparser busy for 73 s
_REFERENCE = re.compile(rb"&#(?:[xX]0*([0-9a-fA-F]{1,16})|0*([0-9]{1,20}));")
_LONG_TAG = re.compile(rb"<([A-Za-z_][\w:.-]{0,100})[^<>]{%d,}?(/?)>" % TAG_LENGTH)
_INNER_DTD = re.compile(rb"(<!DOCTYPE[^\[<>]{0,500})\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_RSS_PREFIX = re.compile(rb"(</?)rss:")
_PROLOG = re.compile(rb"(?:\s|<!--.*?-->)*<\?xml\b[^>]*>", re.DOTALL)
_GOOD_PROLOG = re.compile(rb"<\?xml\s[^?>]*\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.-]{2,40})[\"']")
_ITEM = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_WHOLE_ITEM = re.compile(rb"<(item|entry)[\s>].*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ROOTS = (
    (re.compile(rb"<rss[\s>]", re.I), b"</channel></rss>"),
    (re.compile(rb"<rdf:RDF[\s>]", re.I), b"</rdf:RDF>"),
    (re.compile(rb"<feed[\s>]", re.I), b"</feed>"),
)
_PROLOGUE = 10_000


@dataclass(frozen=True, slots=True)
class Tamed:
    body: bytes
    dropped: int = 0


def tame(body: bytes, *, items: int) -> Tamed:
    """The feed with at most `items` items, no entities of its own, no endless tags, and no
    numeric reference outside Unicode: one of these makes feedparser raise.

    >>> tame(b"&#xD800;&#65;&#x110000;", items=9).body
    b'&#xFFFD;&#65;&#xFFFD;'
    """
    body = _INNER_DTD.sub(rb"\1>", _prolog_mended(body[:_PROLOGUE])) + body[_PROLOGUE:]
    if b"<rss:channel" in body and b"xmlns:rss" not in body:
        body = _RSS_PREFIX.sub(rb"\1", body)  # a generator of 2026 writes a prefix it never binds
    body, dropped = _first_items(body, items)
    return Tamed(_REFERENCE.sub(_valid, _LONG_TAG.sub(rb"<\1\2>", body)), dropped)


def in_pieces(body: bytes) -> tuple[bytes, ...]:
    """The feed as many feeds of one item each: where the parser gives up, the others are saved."""
    items = [(found.start(), found.end()) for found in _WHOLE_ITEM.finditer(body)]
    if not items:
        return ()
    head, end = body[: items[0][0]], _end_of(body)
    return tuple(head + body[start:stop] + end for start, stop in items)


def _end_of(body: bytes) -> bytes:
    return next((end for root, end in _ROOTS if root.search(body[:_PROLOGUE])), b"")


def _prolog_mended(start: bytes) -> bytes:
    """An XML declaration that is misspelt or stands behind comments, where it has to be."""
    found = _PROLOG.match(start)
    if found is None:
        return start
    named = _ENCODING.search(found[0])
    if _GOOD_PROLOG.match(start) and (named or b"encoding" not in found[0]):
        return start
    encoding = b' encoding="' + named[1] + b'"' if named else b""
    return b'<?xml version="1.0"' + encoding + b"?>" + start[found.end() :]


def _first_items(body: bytes, items: int) -> tuple[bytes, int]:
    starts = [found.start() for found in _ITEM.finditer(body)]
    if len(starts) <= items:
        return body, 0
    return body[: starts[items]] + _end_of(body), len(starts) - items


def _valid(match: re.Match[bytes]) -> bytes:
    number = int(match[1], 16) if match[1] else int(match[2])
    return match[0] if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else b"&#xFFFD;"
