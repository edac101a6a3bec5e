"""Feed bytes in, the same feed without what makes a parser raise or run for minutes out. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5, name2codepoint

TAG_LENGTH = 20_000  # 50,000 attributes in one tag keep feedparser busy for 73 s
_REFERENCE = re.compile(rb"&#(?:[xX]0*([0-9a-fA-F]{1,16})|0*([0-9]{1,20}));")
_LONG_TAG = re.compile(rb"<([A-Za-z_][\w:.-]{0,100})[^<>]{%d,}?(/?)>" % TAG_LENGTH)
_INNER_DTD = re.compile(rb"(<!DOCTYPE[^\[<>]{0,500})\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_RSS_PREFIX = re.compile(rb"(</?)rss:")
_PROLOG = re.compile(rb"(?:\s|<!--.*?-->)*<\?xml\b[^>]*>", re.DOTALL)
_PLAIN_PROLOG = b'<?xml version="1.0" encoding="utf-8"?>'
_ITEM = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_WHOLE_ITEM = re.compile(rb"<(item|entry)[\s>].*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ROOTS = (
    (re.compile(rb"<rss[\s>]", re.I), b"</channel></rss>"),
    (re.compile(rb"<rdf:RDF[\s>]", re.I), b"</rdf:RDF>"),
    (re.compile(rb"<feed[\s>]", re.I), b"</feed>"),
)
_PROLOGUE = 10_000
_DEPTH = 1000
_OF_THE_FEED = 6  # tags at the head of a row that may be its own: <channel><item><title>
_TAG_IN_ROW = re.compile(rb"<[^<>]*>\s*")
_TAG = rb"[A-Za-z][\w:]{0,30}+(?:\s[^<>&]{0,200}+)?(?<!/)"
_TAGS_IN_A_ROW = re.compile(
    rb"(?:<" + _TAG + rb">\s{0,20}+){2,}+|(?:&lt;" + _TAG + rb"(?:&gt;|>)\s{0,20}+){2,}+"
)
_NAMES = frozenset(  # of one to three letters only those of old: R&D; is no entity
    name.encode()
    for name in html5
    if name.endswith(";") and (len(name) > 4 or name[:-1] in name2codepoint)
)
_BARE = re.compile(
    rb"(?P<whole><!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&#\d{1,8};|&#[xX][0-9a-fA-F]{1,8};)"
    rb"|&(?!(?:amp|lt|gt|quot|nbsp);)(?P<name>[A-Za-z][A-Za-z0-9]{0,30};)?|<(?=[\s\d=<&])",
    re.DOTALL,
)
_MEDIA_PREFIX = re.compile(
    rb"xmlns:(\w{1,20})\s*=\s*[\"']https?://(?:search\.yahoo\.com/mrss|video\.search\.yahoo\.com/mrss)/?[\"']"
)


@dataclass(frozen=True, slots=True)
class Tamed:
    body: bytes
    dropped: int = 0
    heaps: int = 0  # of tags, thousands deep


def tame(body: bytes, *, items: int) -> Tamed:
    """The feed, in UTF-8, with at most `items` items, no entities of its own, no endless or
    heaped tags, no bare `&` or `<`, and no numeric reference outside Unicode: some of these make
    feedparser raise, some make it lose what stands around them.

    >>> tame(b"&#xD800;&#65;&#x110000; R&D; a?b=1&copy=2", items=9).body
    b'&#xFFFD;&#65;&#xFFFD; R&amp;D; a?b=1&amp;copy=2'
    """
    body = _INNER_DTD.sub(rb"\1>", _prolog_mended(body[:_PROLOGUE])) + body[_PROLOGUE:]
    if b"<rss:channel" in body and b"xmlns:rss" not in body:
        body = _RSS_PREFIX.sub(rb"\1", body)  # a generator of 2026 writes a prefix it never binds
    body, dropped = _first_items(body, items)
    body, heaps = _without_heaps(_LONG_TAG.sub(rb"<\1\2>", body))
    body = without_bare_signs(_REFERENCE.sub(_valid, body))
    return Tamed(_with_captions_apart(body), dropped, heaps)


def without_bare_signs(body: bytes) -> bytes:
    """XML whose every `&` begins an entity and every `<` a tag, as its writer meant it."""
    return _BARE.sub(_escaped, body)


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
    """The XML declaration where it has to be, however it was misspelt: the bytes are UTF-8."""
    found = _PROLOG.match(start)
    return _PLAIN_PROLOG + start[found.end() :] if found else start


def _first_items(body: bytes, items: int) -> tuple[bytes, int]:
    starts = [found.start() for found in _ITEM.finditer(body)]
    if len(starts) <= items:
        return body, 0
    return body[: starts[items]] + _end_of(body), len(starts) - items


def _without_heaps(body: bytes) -> tuple[bytes, int]:
    """The body without rows of opening tags that nest deeper than any parser follows."""
    heaps = 0

    def thinned(row: re.Match[bytes]) -> bytes:
        nonlocal heaps
        if row[0].count(b"<") + row[0].count(b"&lt;") < _DEPTH:
            return row[0]
        heaps += 1
        return b"".join(_TAG_IN_ROW.findall(row[0])[:_OF_THE_FEED])

    if not any(_is_deep(part) for part in body.split(b"</")):  # no row goes on beyond one
        return body, 0
    return _TAGS_IN_A_ROW.sub(thinned, body), heaps


def _is_deep(part: bytes) -> bool:
    return part.count(b"<") + part.count(b"&lt;") - part.count(b"&lt;/") >= _DEPTH


def _escaped(match: re.Match[bytes]) -> bytes:
    """A bare `&` or `<` as it should have been written; what is quoted whole stays."""
    if match["whole"] or match["name"] in _NAMES:
        return match[0]
    return b"&lt;" if match[0] == b"<" else b"&amp;" + match[0][1:]


def _with_captions_apart(body: bytes) -> bytes:
    """Title and description of a picture under names of their own: they are not the item's."""
    prefixes = set(_MEDIA_PREFIX.findall(body[:_PROLOGUE]))
    for prefix in prefixes:
        for name, apart in ((b"description", b"caption"), (b"title", b"captiontitle")):
            body = re.sub(rb"(</?" + prefix + b":)" + name + rb"(?=[\s/>])", rb"\1" + apart, body)
    return body


def _valid(match: re.Match[bytes]) -> bytes:
    number = int(match[1], 16) if match[1] else int(match[2])
    return match[0] if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else b"&#xFFFD;"
