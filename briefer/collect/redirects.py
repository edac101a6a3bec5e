"""A page that stands in place of a redirect in, the address it leads on to out. Pure."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from briefer.collect.origin import is_shortener
from briefer.collect.pages import page_tree
from briefer.collect.spelling import reader_url

_REFRESH = re.compile(r"^\s*\d+\s*[;,]\s*(?:url\s*=)?\s*['\"]?(?P<url>[^'\"]+)", re.IGNORECASE)
# Where such pages name it, the surest first: only what names one page, never one link of many.
_NAMED = (
    "//@data-n-au",
    "//@data-target-url",
    '//meta[translate(@http-equiv, "REFSH", "refsh")="refresh"]/@content',
    '//link[@rel="canonical"]/@href',
    '//meta[@property="og:url"]/@content',
)


def named_target(body: bytes, *, url: str, charset: str | None = None) -> str | None:
    """The page of another site that this one of a link service names as its target, or None.

    It must be a page, not a front page: a service that names its own or a publisher's home says
    nothing of the article.
    """
    tree: Any = page_tree(body, charset=charset)
    for place in _NAMED if tree is not None else ():
        for value in tree.xpath(place)[:3]:
            refresh = _REFRESH.match(str(value))
            target = reader_url(urljoin(url, refresh["url"] if refresh else str(value)))
            if target and not is_shortener(target) and target.rstrip("/").count("/") > 2:
                return target
    return None
