"""Findings about names: each word of a name must stand in the source or follow from one there. Pure.

Short forms, titles, peoples, capitals that stand for a government, initials and possessives are fine.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.article import IndexedArticle
from briefer.check.evidence import Evidence
from briefer.check.reading import Name
from briefer.check.tokens import Token
from briefer.check.words.places import CALENDAR, LAND_OF, LONG_NAMES, TITLES
from briefer.model import Finding


def name_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for an unknown name in a near copy, doubtful for one in a free rendering."""
    if not _tells_capitals(evidence):
        return
    for name in evidence.claim.names:
        missing = [token for token in _telling(name, evidence) if not _known(token, name, evidence)]
        if missing:
            said = evidence.claim.text[missing[0].start : missing[-1].end]
            detail = f"the source does not name {said}"
            yield Finding("name", detail, (said,), blocking=evidence.near_copy)


def _tells_capitals(evidence: Evidence) -> bool:
    """A claim without capitals, or in capitals throughout, says nothing about names."""
    words = [token for token in evidence.claim.tokens if not token.number]
    capital = sum(token.capital for token in words)
    return 0 < capital and (capital < 0.7 * len(words) or len(words) <= 3)


def _telling(name: Name, evidence: Evidence) -> list[Token]:
    """The words of a name that could be wrong: no titles, no days, no ordinary first word."""
    words = [
        token
        for token in name.tokens
        if token.capital and token.norm not in TITLES and token.norm not in CALENDAR
    ]
    if name.initial and words and words[0] is name.tokens[0] and len(name.tokens) == 1:
        known_name = any(words[0].norm in a.capital_norms for a in evidence.articles)
        return words if known_name else []
    return [token for token in words if len(token.norm) > 1]


def _known(token: Token, name: Name, evidence: Evidence) -> bool:
    return any(_in_article(token, name, article) for article in evidence.articles)


def _in_article(token: Token, name: Name, article: IndexedArticle) -> bool:
    if token.norm in article.norms or article.holders(token.stem):
        return True
    land = LAND_OF.get(token.norm)
    if land and land in _lands(article):
        return True
    if any(pair in LONG_NAMES and LONG_NAMES[pair] in _lands(article) for pair in _pairs(name)):
        return True
    return token.norm in article.acronyms or _initials(name) in article.norms


def _pairs(name: Name) -> list[tuple[str, str]]:
    return list(zip(name.words, name.words[1:], strict=False))


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name.words) if len(name.words) > 1 else "-"


def _lands(article: IndexedArticle) -> frozenset[str]:
    return article.lands
