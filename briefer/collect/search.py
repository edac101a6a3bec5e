"""A search template and a topic's words in, the address to ask out. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from briefer.collect.spelling import web_address
from briefer.errors import ConfigError
from briefer.model import Source
from briefer.text.hygiene import clean_line

BLANK = "{query}"
_QUERY_LENGTH = 400


def is_template(source: Source) -> bool:
    return BLANK in source.url


def filled(source: Source, *, query: str) -> Source:
    """The source with the words of the topic in its address, as a feed to be asked.

    >>> filled(Source("s", "https://find.example/rss?q={query}", "search"), query='a "b c"').url
    'https://find.example/rss?q=a%20%22b%20c%22'
    """
    words = clean_line(query)[:_QUERY_LENGTH]
    url = source.url.replace(BLANK, quote(words, safe=""))
    before = re.split(r"[/?#]", source.url.partition("://")[2], maxsplit=1)[0]
    if BLANK in before or web_address(url) is None:
        raise ConfigError(
            f"sources.{source.name}: {source.url!r} gives no web address; {BLANK} may stand in the"
            " path or the query of an http(s) address, not in its host"
        )
    return replace(source, url=url, kind="feed")
