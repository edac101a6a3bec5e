"""The address of a site as a user writes it in, as links begin with it out. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# What no address holds unescaped; also what would end an attribute or a line of a mail.
_FORBIDDEN = re.compile(r"[\s\x00-\x20\x7f-\x9f\"'<>\\^`{|}]|[^\x21-\x7e]")


def site_root(given: str) -> str:
    """The address with a slash at its end. Raises ValueError where links cannot begin with it.

    >>> site_root("https://briefs.example/news")
    'https://briefs.example/news/'
    """
    if any(sign in given for sign in "@?#"):  # not repeated: it may hold a password
        raise ValueError("site_url has a user, a query or a fragment in it; leave those out")
    try:
        parts = urlsplit(given)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or _FORBIDDEN.search(given):
        raise ValueError(
            f'site_url = {given!r} is no address of a site; write one like "https://briefs.example/"'
        )
    return given if given.endswith("/") else f"{given}/"
