"""What was read under an address in, the same without that address's credentials out. Pure.

A server may repeat what it was asked with: in the link of its page, in those of its items, in a
text. What is the article's own stays, a key of the reader's does not.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from briefer.collect.collected import Collected
from briefer.collect.spelling import page_of, printable_url
from briefer.model import Article, Problem, Source, digest
from briefer.text.masking import masked, secrets_in_address


def without_credentials(found: Collected, source: Source) -> Collected:
    """The same without what in the source's address may be a secret, wherever it stands."""
    by_hand = source.name in (source.url, printable_url(source.url))
    secrets = secrets_in_address(source.url, given=by_hand)
    if not secrets:
        return found
    return replace(
        found,
        articles=tuple(_cleaned(article, secrets) for article in found.articles),
        problems=tuple(
            Problem(masked(p.source, secrets), masked(p.reason, secrets)) for p in found.problems
        ),
    )


def _cleaned(article: Article, secrets: tuple[str, ...]) -> Article:
    url = _without(article.url, secrets)
    computed = article.id == digest(page_of(article.url) or "")
    return replace(
        article,
        title=masked(article.title, secrets),
        text=masked(article.text, secrets),
        id=digest(page_of(url) or "") if computed and url else article.id,
        url=url,
        via=tuple(masked(link, secrets) for link in article.via),
    )


def _without(url: str | None, secrets: tuple[str, ...]) -> str | None:
    """The address without the parts of its query that hold a secret; None where its path does."""
    if url is None:
        return None
    parts = urlsplit(url)
    kept = [
        piece
        for piece in parts.query.split("&")
        if not any(value in secrets for _, value in parse_qsl(piece))
    ]
    plain = urlunsplit(parts._replace(query="&".join(kept)))
    return None if any(secret in unquote(plain) for secret in secrets) else plain
