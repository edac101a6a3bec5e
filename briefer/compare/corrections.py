"""Briefs that were delivered and the articles as they are now in, what has to be taken back out.

A delivered line is taken back when its article has changed since, no longer has the sentence that
the line cited, and what it says now contradicts the line or lacks it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from briefer.check import check_articles
from briefer.languages.editing import WITHDRAWN
from briefer.model import Article, Brief, Bullet, Citation, Correction, Passage
from briefer.text.folding import words
from briefer.text.sentences import passages

_ALIKE: Final = 0.34  # of the old sentence's words in the new one that stands in its place
_WITHDRAWN: Final = re.compile(WITHDRAWN, re.IGNORECASE)


def corrections(
    delivered: Sequence[Brief], current: Iterable[Article], *, known: Collection[str]
) -> tuple[Correction, ...]:
    """What of the delivered briefs their sources no longer say, the newest brief first.

    `known` are the texts of the lines that readers were given, and of the corrections.
    """
    now = {article.id: article for article in current}
    found: dict[tuple[str, str], Correction] = {}
    for brief in delivered:
        for bullet in (b for b in brief.bullets if b.text in known):
            for made in _of_bullet(bullet, now, brief):
                if told(made) not in known:
                    found.setdefault((made.article, made.was), made)
    return tuple(found.values())


def told(correction: Correction) -> str:
    """The text under which a delivered correction is remembered."""
    return f"{correction.was} → {correction.now}"


def _of_bullet(bullet: Bullet, now: dict[str, Article], brief: Brief) -> Iterator[Correction]:
    for citation in bullet.citations:
        article = now.get(citation.article.id)
        if article is None or _still_says(article, citation) or _bears_out(article, bullet):
            continue
        instead = _instead(article, citation.quote)
        yield Correction(
            bullet.text,
            instead,
            article=article.id,
            publisher=article.publisher,
            url=article.url,
            since=brief.generated,
            seen=article.updated or article.first_seen,
        )
        return


def _still_says(article: Article, citation: Citation) -> bool:
    old = citation.article
    if (article.title, article.text) == (old.title, old.text):
        return True
    said = " ".join(words(citation.quote))
    return any(said in " ".join(words(text)) for text in (article.title, article.text))


def _bears_out(article: Article, bullet: Bullet) -> bool:
    """Whether the line holds against the article as it is now, in other words maybe."""
    if _WITHDRAWN.search(f"{article.title} {article.text[:400]}"):
        return False
    return check_articles(bullet.text, [article]).supported


def _instead(article: Article, quote: str) -> str:
    """The sentence that takes back the article or stands in the old one's place; else nothing."""
    lines = passages(article)
    gone = next((line.text for line in lines if _WITHDRAWN.search(line.text)), "")
    if gone:
        return gone
    old = set(words(quote))
    best = max(lines, key=lambda line: _common(line, old), default=None)
    return best.text if best is not None and _common(best, old) >= _ALIKE else ""


def _common(line: Passage, old: set[str]) -> float:
    return len(old & set(words(line.text))) / len(old) if old else 0.0
