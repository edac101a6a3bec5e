"""A web address as it stands somewhere in, its one spelling out. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit, urlunsplit

from briefer.model import digest
from briefer.text.masking import secrets_in_address

_URL_LENGTH = 2000  # longer ones are attacks or session dumps; mail clients cut them too
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$")
_AMP_CACHE = re.compile(
    r"^https?://(?:www\.google\.[a-z.]{2,6}/amp/s/|[\w-]+\.cdn\.ampproject\.org/\w/s/)", re.I
)
_AMP_PATH = re.compile(r"/amp(/?)$")
_MOBILE = re.compile(r"^(?:m|mobile|amp)\.(?=[^.]+\.[^.])|(?<=^[a-z]{2})\.m(?=\.[^.]+\.[^.])")
# Host and path of links that only count a click, and where they keep the address.
_WRAPPERS = {
    ("bing.com", "/news/apiclick.aspx"): "url",
    ("google.com", "/url"): "url",
    ("l.facebook.com", "/l.php"): "u",
}
_DEFAULT_PORT = {"http": 80, "https": 443}
_UNWRITABLE = re.compile("[\ud800-\udfff]")
_SAFE = "/%:@!$&'()*+,;=~-._|?"
# What counts a click and leads nowhere else, whatever site it is on.
_COUNTER = re.compile(
    r"(?:utm|at|pk|mtm|piwik|hsa|mc|vero|oly|guce|wt)_\w*=|_hs\w+=|(?:fb|g|d|y|tt|tw)clid="
    r"|(?:msclkid|igshid|xtor|cmpid|ocid|ns_mchannel|ns_campaign|smid|guccounter)=",
    re.IGNORECASE,
)

_COUNTED_PLACE = re.compile(
    r"(?:publisher|source|src|ref\w*|via|campaign|cid|ito|ico|intc\w*)=|(?:rss|ref|utm)$",
    re.IGNORECASE,
)


def canonical_url(url: str) -> str | None:
    """The one spelling of an http(s) address, without tracking and fragment; None if it is none.

    The copies made for phones (AMP, `m.` hosts) go by the address of the page itself. Two
    addresses with the same one are the same page.

    >>> canonical_url("HTTPS://News.Example:443/a?utm_source=rss&id=5#top")
    'https://news.example/a?id=5'
    >>> canonical_url("javascript:alert(1)") is None
    True
    """
    parts = _page_of(url)
    if parts is None:
        return None
    return _wrapped_address(parts) or _spelled(parts, _clean_query(parts))


def reader_url(url: str) -> str | None:
    """The same with all that may lead to another page or place: only known counters are left out.

    >>> reader_url("https://news.example/a?utm_source=rss&ref=5#top")
    'https://news.example/a?ref=5#top'
    """
    parts = _page_of(url)
    if parts is None:
        return None
    inner = _wrapped_address(parts)
    if inner is not None:
        return inner
    kept = [part for part in parts.query.split("&") if not _COUNTER.match(part)]
    clean = _clean_query(parts)
    query = clean if sorted(kept) == sorted(clean.split("&")) else quote("&".join(kept), safe=_SAFE)
    return _spelled(parts, query) + place_in_page(url)


def place_in_page(url: str) -> str:
    """The `#place` of an address, or nothing; what only counts a click is no place."""
    found = url.strip().partition("#")[2]
    if (
        not found
        or _COUNTER.match(found)
        or _COUNTED_PLACE.match(found)
        or len(url) > _URL_LENGTH
        or _UNWRITABLE.search(url)
    ):
        return ""
    return "#" + quote(found, safe=_SAFE + "?#")


def page_of(url: str | None) -> str | None:
    """The page of an address we keep: the same for every place in it."""
    return canonical_url(url) if url and ("#" in url or "?" in url) else url


def kept_address(url: str | None) -> str | None:
    """An address as it may be kept: a mark in place of its login and query, to know it again.

    >>> kept_address("https://lamp.example/feed")
    'https://lamp.example/feed'
    >>> kept_address("https://lamp.example/feed?key=pier7")
    'https://lamp.example/feed?…#89600a4d9d7aa6d5'
    """
    if url is None or not ("?" in url or "@" in url) or "?…#" in url:
        return url
    return f"{printable_url(url)}#{digest(url)}"


def kept_redirect(moved_to: str | None, *, asked: str) -> str | None:
    """Where a source moved, if nothing in that address came from our own; else it is not kept."""
    if moved_to is None:
        return None
    ours = secrets_in_address(asked, given=True)
    holds = secrets_in_address(moved_to) or any(s in unquote(moved_to) for s in ours)
    return None if holds else moved_to


def _page_of(url: str) -> SplitResult | None:
    return None if _UNWRITABLE.search(url) else web_address(_AMP_CACHE.sub("https://", url.strip()))


def _spelled(parts: SplitResult, query: str) -> str:
    host = _MOBILE.sub("", parts.hostname or "")
    port = None if (found := parts.port) == _DEFAULT_PORT[parts.scheme] else found
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    path = quote(_AMP_PATH.sub(r"\1", parts.path) or "/", safe="/%:@!$&'()*+,;=~-._|")
    return urlunsplit((parts.scheme, netloc, path, query, ""))


@lru_cache(maxsize=8192)
def web_address(url: str) -> SplitResult | None:
    """The parts of an http(s) address, its host in ASCII; None when anything is odd."""
    text = re.sub(r"\s*[\t\r\n]\s*", "", url.strip())
    if len(text) > _URL_LENGTH or "\\" in text or re.search("[\x00-\x1f\x7f]", text):
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
        host = _ascii_host(parts.hostname or "")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in _DEFAULT_PORT or not host or "@" in parts.netloc or port == 0:
        return None
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    return parts._replace(netloc=netloc)


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, in one spelling; nothing where it is none.

    >>> origin_of("HTTPS://News.example:443/feed")
    'https://news.example'
    """
    parts = web_address(url)
    if parts is None:
        return ""
    default = f":{_DEFAULT_PORT[parts.scheme]}"
    return f"{parts.scheme}://{parts.netloc.removesuffix(default)}"


def printable_url(url: str) -> str:
    """The address as it may be printed: a query or user may hold a key, so they are left out."""
    parts = web_address(url)
    if parts is None:
        return re.sub(r"[?#].*|(?<=//)[^/@]*@", "", url)[:200]
    return f"{parts.scheme}://{parts.netloc}{parts.path}" + ("?…" if parts.query else "")


def _wrapped_address(parts: SplitResult) -> str | None:
    """The address that a link of an aggregator carries inside, if this is such a link."""
    named = _WRAPPERS.get(((parts.hostname or "").removeprefix("www."), parts.path))
    if named is None:
        return None
    given = parse_qs(parts.query).get(named, [""])[0]
    return canonical_url(given) if web_address(given) else None


def _clean_query(parts: SplitResult) -> str:
    if not _asks_something(parts.query):
        return ""
    from courlan import normalize_url  # knows the trackers; 130 ms to import

    try:
        return urlsplit(normalize_url(parts)).query
    except ValueError:
        return quote(parts.query, safe=_SAFE)


def _asks_something(query: str) -> bool:
    """Whether more may be in it than the counters that nearly every feed writes."""
    return not all(part.startswith("utm_") or not part for part in query.split("&"))


def _ascii_host(host: str) -> str:
    if ":" in host:
        return str(ip_address(host))
    plain = host.rstrip(".").casefold()
    ascii_host = plain if plain.isascii() else plain.encode("idna").decode("ascii")
    good = len(ascii_host) <= 253 and all(_LABEL.match(label) for label in ascii_host.split("."))
    return ascii_host if good else ""
