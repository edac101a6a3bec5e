"""What the DOC API of GDELT answers (`mode=artlist&format=json`) in, a feed out. Pure.

It gives titles and addresses, no texts; the outlet is told by its domain. A source of kind `gdelt`
is asked with its `query`, in the language of that API: `"old bridge" sourcelang:ukrainian`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from briefer.collect.feeds import ITEMS_READ, Feed, FeedItem
from briefer.model import Source

# All it gives at once, the newest first, of the days a brief may look back to.
_ASKED_FOR = {
    "mode": "artlist",
    "format": "json",
    "maxrecords": "250",
    "sort": "datedesc",
    "timespan": "3d",
}
_SEEN = "%Y%m%dT%H%M%SZ"


def asked_address(source: Source) -> str:
    """The address a source is asked under: its own, with the query of one of kind `gdelt`.

    >>> asked_address(Source("s", "https://gdelt.example/doc", "gdelt", query='"old bridge"'))
    'https://gdelt.example/doc?query=%22old+bridge%22&mode=artlist&format=json&maxrecords=250&\
sort=datedesc&timespan=3d'
    """
    if source.kind != "gdelt":
        return source.url
    return f"{source.url}?{urlencode({'query': source.query or '', **_ASKED_FOR})}"


def gdelt_feed(document: Mapping[str, Any]) -> Feed | None:
    """The articles it lists, or None when this is no answer of it. An empty answer is `{}`."""
    listed = document.get("articles")
    if not isinstance(listed, list) or not all(_is_article(one) for one in listed):
        return None
    return Feed(tuple(map(_item, listed[:ITEMS_READ])), title="GDELT", kind="gdelt")


def _is_article(given: Any) -> bool:
    return isinstance(given, dict) and all(
        isinstance(given.get(key), str) for key in ("url", "title", "seendate", "domain")
    )


def _item(given: Mapping[str, Any]) -> FeedItem:
    return FeedItem(
        title=given["title"],
        link=given["url"],
        published=_moment(given["seendate"]),
        language=_codes().get(str(given.get("language", "")).casefold(), ""),
        credit=given["domain"],
        credit_url=f"https://{given['domain']}/",
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _SEEN).replace(tzinfo=UTC)
    except ValueError:
        return None


@cache
def _codes() -> dict[str, str]:
    """Codes of languages by their English names, which is what it gives."""
    from babel import Locale

    return {name.casefold(): code for code, name in Locale("en").languages.items()}
