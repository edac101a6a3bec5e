"""Bytes in, their text out, by what may say its charset: a page says it itself, other kinds
do not. Pure.
"""

from __future__ import annotations

import codecs
import re

_IN_PAGE = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNSAFE_CODECS = frozenset(
    {"idna", "punycode", "unicode-escape", "unicode_escape", "raw-unicode-escape", "utf-7"}
)


def page_text(body: bytes, *, charset: str | None = None) -> str:
    """A web page: by its BOM, the server's word, its own meta tag, or as UTF-8."""
    declared = _IN_PAGE.search(body[:4096])
    return _first_that_fits(body, charset, declared[1].decode("ascii") if declared else None)


def plain_text(body: bytes, *, charset: str | None = None) -> str:
    """Text or Markdown: by its BOM, the server's word, or as UTF-8. A tag in it is a word of it."""
    return _first_that_fits(body, charset)


def json_text(body: bytes, *, charset: str | None = None) -> str:
    """JSON is UTF-8 by its standard, whatever the server says; only what is not is asked for."""
    return _first_that_fits(body, "utf-8", charset)


def _first_that_fits(body: bytes, *named: str | None) -> str:
    marked = [name for mark, name in _BYTE_ORDER_MARKS if body.startswith(mark)]
    for name in (*marked, *named, "utf-8", "cp1252"):
        try:
            if name and _is_safe(name):
                return body.decode(name)
        except (LookupError, UnicodeError):
            continue
    return body.decode("utf-8", "replace")


def _is_safe(charset: str) -> bool:
    """Python has codecs that unpack archives, run escapes, or take quadratic time."""
    found = codecs.lookup(charset)
    return found._is_text_encoding and found.name not in _UNSAFE_CODECS
