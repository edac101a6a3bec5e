"""Who wrote it and how it came to us: canonical addresses, hosts, repost chains. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from ipaddress import ip_address

from briefer.collect.spelling import canonical_url, page_of, web_address
from briefer.model import Article, digest
from briefer.model.construction import distinct

_SHORT_PATH = re.compile(r"/[A-Za-z0-9_-]{4,12}$")
_TEASER = 600  # characters; a whole article is rarely shorter
_REPOSTERS = (
    "blogspot.com", "blogger.com", "tumblr.com", "wordpress.com", "livejournal.com",
    "ift.tt", "ifttt.com", "feedburner.com", "feedproxy.google.com", "news.google.com",
    "flipboard.com", "feedly.com", "reddit.com", "t.me", "yahoo.com", "msn.com", "aol.com",
    "bing.com",
)  # fmt: skip
_SHORTENERS = (
    "ift.tt", "bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "buff.ly", "dlvr.it",
    "is.gd", "trib.al", "lnkd.in", "fb.me", "amzn.to", "reut.rs", "nyti.ms", "cnn.it",
    "bbc.in", "wapo.st", "feedproxy.google.com", "feeds.feedburner.com", "news.google.com",
)  # fmt: skip
_SECOND_LEVEL = ("co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "in")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a text says about its own origin: the publisher, and the chain it came by.

    `reposted` when a reposting service signed it with its name and a link.
    """

    publisher: str = ""
    via: tuple[str, ...] = ()
    url: str | None = None
    reposted: bool = False


def host_of(url: str | None) -> str:
    """The host of an address without `www.`, or nothing.

    >>> host_of("https://www.news.example/a")
    'news.example'
    """
    parts = web_address(url) if url else None
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def site_of(url: str | None) -> str:
    """The registered name in an address: its last two labels, three under `co.uk` and the like.

    >>> site_of("https://feeds.news.co.uk/a"), site_of("https://www.news.example/a")
    ('news.co.uk', 'news.example')
    """
    host = host_of(url)
    if _says_nothing(host):
        return host
    labels = host.split(".")
    under_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if under_country else -2 :])


def is_shortener(url: str | None) -> bool:
    return _within(host_of(url), _SHORTENERS)


def is_reposter(url: str | None) -> bool:
    return _within(host_of(url), _REPOSTERS)


def is_local(host: str) -> bool:
    """Whether the host is this machine: nobody else is spared by a pause."""
    return host == "localhost" or host.startswith("127.") or host == "::1"


def is_teaser(article: Article) -> bool:
    """Whether the text is only the beginning of one: short, or broken off."""
    return len(article.text) < _TEASER or article.text.rstrip(" ]").endswith(("…", "..."))


def leads_on(article: Article) -> bool:
    """Whether the article's address is a short link, to be followed to its end."""
    if is_shortener(article.url):
        return True
    parts = web_address(article.url or "")
    return bool(article.via and parts and _SHORT_PATH.match(parts.path))


def at_its_end(article: Article, url: str) -> Article:
    """The article under the address where its short link ended, the link kept in `via`.

    Where the end is another publisher's own site than the one the text credits, the site is
    believed: that is where the words stand.
    """
    end, short = canonical_url(url), article.url
    if end is None or short is None or end == short:
        return article
    computed = article.id == digest(page_of(short) or "")
    publisher = article.publisher
    if article.via and not may_credit(publisher, url=end):
        publisher = host_of(end)
    return replace(
        article,
        id="" if computed else article.id,
        url=end,
        publisher=publisher,
        via=distinct((short, *article.via)),
    )


def may_credit(claimed: str, *, url: str | None) -> bool:
    """Whether a text under this address may name somebody else as its publisher.

    Yes where the host says nothing (a file, a bare IP address), only reposts what others
    write, or has the publisher's own name; else the host is who speaks, whatever it claims.
    """
    host = host_of(url)
    if not host or _says_nothing(host) or is_reposter(url) or is_shortener(url):
        return True
    return _is_named_after(site_of(url).split(".")[0].replace("-", ""), claimed)


def credited(article: Article, credit: Credit, *, host: str | None) -> Article:
    """The article with the publisher its text credits, if it may, and the chain in `via`.

    `host` is the address the words were read under, None for a file. On a host with a name of
    its own a bare "read the original on" is not enough: it takes the whole mark of a reposting
    service, that is its name and the link it came by.
    """
    if not credit.publisher:
        return article
    if not credit.reposted and not may_credit(credit.publisher, url=host):
        return article
    reposter = article.publisher if article.publisher != credit.publisher else ""
    via = distinct((*credit.via, *article.via, reposter))
    return replace(article, publisher=credit.publisher, via=via)


def _is_named_after(label: str, publisher: str) -> bool:
    """Whether `bbc` is BBC News, `nytimes` The New York Times, `businessinsider` Insider."""
    words = [word for word in re.findall(r"\w+", publisher.casefold()) if word != "the"]
    name, initials = "".join(words), "".join(word[0] for word in words)
    return len(name) > 2 and (
        name in label
        or (len(label) > 2 and name.startswith(label))
        or (len(initials) > 1 and label.startswith(initials))
    )


def _within(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith("." + name) for name in names)


def _says_nothing(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
