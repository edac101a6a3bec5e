"""An HTML page in, its article out. Pure; the main text is trafilatura's choice."""

from __future__ import annotations

import logging
import warnings
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from typing import Any
from urllib.parse import urljoin

from briefer.collect.boilerplate import own_words
from briefer.collect.charsets import page_decoded
from briefer.collect.origin import credited, host_of, site_of
from briefer.collect.paywalls import is_consent_page, is_cut_by_paywall, without_offer
from briefer.collect.spelling import canonical_url
from briefer.collect.structured import PageFacts, page_facts
from briefer.model import Article, Source

TITLE_LENGTH = 500
SHORTEST_TEXT = 40  # less is a button that was left over, not an article


_FULLER = 1.3


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its article if there is one, what is wrong with it and what was lost."""

    article: Article | None = None
    problem: str = ""
    remark: str = ""


def read_page(
    body: bytes, *, source: Source, at: datetime, url: str | None, charset: str | None = None
) -> Page:
    """The article of a page; a wall that stands before it is said.

    The date is the one its meta tags give; none is ever guessed from the text.
    """
    decoded = page_decoded(body, charset=charset)
    tree = _tree_of(decoded.text)
    facts = page_facts(tree) if tree is not None else PageFacts()
    text = fuller_text(main_text(tree), facts.body) if tree is not None else ""
    if is_consent_page(text):
        return Page(problem="it asks for consent to cookies in place of the article")
    cut = is_cut_by_paywall(text, free=facts.free)
    article = _article(facts, without_offer(text) if cut else text, source=source, at=at, url=url)
    if article is None:
        return Page(problem="no article text was found in this page")
    problem = "only its beginning can be read: a paywall hides the rest" * cut
    return Page(article, problem, decoded.problem or facts.unread)


def _article(
    facts: PageFacts, text: str, *, source: Source, at: datetime, url: str | None
) -> Article | None:
    words = own_words(text, title=facts.title)
    if len(words.text) < SHORTEST_TEXT:
        return None
    link = canonical_link(facts, url)
    article = Article(
        title=facts.title[:TITLE_LENGTH],
        text=words.text,
        url=link,
        publisher=publisher_of(facts, url),
        published=facts.published,
        author=facts.author[:200] or None,
        language=facts.language.split("-")[0].casefold() or source.language,
        source=source.name,
        updated=facts.updated,
        first_seen=at,
    )
    return credited(article, words.credit, host=url)


def page_tree(body: bytes, *, charset: str | None = None) -> Any:
    """The lxml tree of a page in the charset it has, or None."""
    return _tree_of(page_decoded(body, charset=charset).text)


def _tree_of(text: str) -> Any:
    return _trafilatura().load_html(text)


def main_text(tree: Any) -> str:
    """The article's own paragraphs, without menus, comments and tables of links."""
    found = _trafilatura().extract(
        deepcopy(tree), fast=True, include_comments=False, include_tables=True
    )
    return str(found or "")


def fuller_text(extracted: str, declared: str) -> str:
    """The body its structured data declares, where the extractor found only a part of it."""
    if len(declared) < _FULLER * len(extracted):
        return extracted
    lines = [line for line in extracted.split("\n") if len(line) > SHORTEST_TEXT]
    found = sum(line[:SHORTEST_TEXT] in declared for line in lines)
    return declared if found * 2 >= len(lines) else extracted


def _trafilatura() -> Any:
    with warnings.catch_warnings():
        # it imports a proxy module of urllib3 that warns of a library we do not use
        warnings.simplefilter("ignore")
        library = import_module("trafilatura")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # we say ourselves what is wrong
    return library


def canonical_link(facts: PageFacts, url: str | None) -> str | None:
    """The page's canonical link if it stays on the page's own site; else where it was found."""
    found = canonical_url(url) if url else None
    named = canonical_url(urljoin(url or "", facts.canonical)) if facts.canonical else None
    if named is None or (found and site_of(named) != site_of(found)):
        return found
    return named


def publisher_of(facts: PageFacts, url: str | None) -> str:
    """The publisher its structured data names, unless the page calls another site its own."""
    if url and facts.canonical and canonical_link(facts, url) == canonical_url(url):
        named = canonical_url(urljoin(url, facts.canonical))
        if named and site_of(named) != site_of(url):
            return host_of(url)
    return facts.publisher[:100] or host_of(url) or host_of(facts.canonical)


def with_page_text(article: Article, page: Article) -> Article:
    """The feed's article with the page's text where that is fuller; the feed's own facts stay."""
    if len(page.text) <= len(article.text):
        return article
    return replace(
        article,
        text=page.text,
        author=article.author or page.author,
        published=article.published or page.published,
        language=article.language or page.language,
    )
