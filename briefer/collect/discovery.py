"""A web page in, the feeds it announces out. Pure."""

from __future__ import annotations

from urllib.parse import urljoin

from briefer.collect.pages import page_tree
from briefer.collect.spelling import canonical_url
from briefer.collect.structured import page_facts
from briefer.model.construction import distinct

# Where sites keep a feed they do not announce, most common first.
GUESSES = ("/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.xml", "/feed.json", "/rss")
_FEEDS = 20


def announced_feeds(body: bytes, *, url: str, charset: str | None = None) -> tuple[str, ...]:
    """The addresses of the feeds a page links to as its own, comment feeds last."""
    tree = page_tree(body, charset=charset)
    named = page_facts(tree).feeds if tree is not None else ()
    found = distinct(canonical_url(urljoin(url, feed)) or "" for feed in named)
    return tuple(sorted(found, key=_is_for_comments))[:_FEEDS]


def guessed_feeds(url: str) -> tuple[str, ...]:
    """Addresses worth trying on a site that announces none."""
    return tuple(urljoin(url, path) for path in GUESSES)


def _is_for_comments(url: str) -> bool:
    return "comment" in url.lower()
