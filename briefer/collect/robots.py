"""A robots.txt and an address in, whether we may read it out. Pure; the rules are the library's."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

AGENT = "briefer"
_READ = 500_000  # what RFC 9309 asks a reader to manage at least


def robots_address(url: str) -> str:
    """Where the rules for this address stand.

    >>> robots_address("https://news.example/a/b?c=1")
    'https://news.example/robots.txt'
    """
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))


def may_read(robots: bytes, url: str, *, agent: str = AGENT) -> bool:
    """Whether these rules let the agent read the address.

    >>> may_read(b"User-agent: *\\nDisallow: /private", "https://news.example/private/x")
    False
    """
    from urllib.robotparser import RobotFileParser  # it reads an HTTP client with it

    rules = RobotFileParser()
    rules.parse(robots[:_READ].decode("utf-8", "replace").splitlines())
    return rules.can_fetch(agent, url)
