"""The items of a feed in, where each leads out. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urljoin

from briefer.collect.feeds import Feed
from briefer.collect.origin import host_of
from briefer.collect.spelling import canonical_url, place_in_page, reader_url


@dataclass(frozen=True, slots=True)
class Link:
    """Where an item leads: `page` names it, `printed` takes the reader to its very place.

    `alone` when no other item of the feed has that page, `alone_in_page` when none has its place.
    """

    page: str | None
    printed: str | None
    alone: bool
    alone_in_page: bool


def links_of(feed: Feed, *, url: str | None) -> tuple[Link, ...]:
    """The link of each item, from the feed's own address where it is relative.

    What follows clicks is left out of the printed address, but where items of one feed differ in
    nothing else it stays: then it is what tells their pages apart.
    """
    base = url or next((b for b in (feed.own, feed.link) if b.startswith("http")), "")
    hosts = {host_of(url), host_of(feed.link), host_of(f"https://{feed.link}")} - {""}
    whole = [joined(base, _with_scheme(item.link, hosts)) for item in feed.items]
    pages = [canonical_url(link) for link in whole]
    places = [reader_url(link) for link in whole]
    of_page, of_place = Counter(pages), Counter(places)
    return tuple(
        Link(
            page,
            place if of_place[place] < of_page[page] else page and page + place_in_page(link),
            alone=of_page[page] == 1,
            alone_in_page=of_place[place] == 1,
        )
        for link, page, place in zip(whole, pages, places, strict=True)
    )


def _with_scheme(link: str, hosts: Collection[str]) -> str:
    """A link that begins with the feed's own host and lacks only its scheme."""
    first = link.strip().partition("/")[0].casefold().removeprefix("www.")
    return f"https://{link.strip()}" if first in hosts else link


def joined(base: str, link: str) -> str:
    """The link where it starts from `base`; one that cannot be joined stays as it is."""
    try:
        return urljoin(base, link.strip()) if base and link.strip() else link
    except ValueError:
        return link
