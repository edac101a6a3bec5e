"""What one or many sources gave: articles, problems, and what could not be read. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefer.model import Article, Problem


@dataclass(frozen=True, slots=True)
class Collected:
    """`failed` names single articles that could not be read, such as `articles.jsonl:17`."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: tuple[str, ...] = ()


def merged(parts: Iterable[Collected]) -> Collected:
    """All parts as one; an id that comes twice stands once (the same url has the same id).

    First-hand text wins over a repost, then the fuller text. Ids that were given stay apart
    even under one url, so that each can be accounted for.
    """
    all_parts = list(parts)
    kept: dict[str, Article] = {}
    for article in (article for part in all_parts for article in part.articles):
        other = kept.get(article.id)
        kept[article.id] = article if other is None else _same(other, article)
    return Collected(
        articles=tuple(kept.values()),
        problems=tuple(dict.fromkeys(p for part in all_parts for p in part.problems)),
        failed=tuple(dict.fromkeys(name for part in all_parts for name in part.failed)),
    )


def _same(first: Article, second: Article) -> Article:
    best, other = sorted((first, second), key=_worth, reverse=True)
    seen = [a.first_seen for a in (first, second) if a.first_seen]
    return replace(
        best,
        published=best.published or other.published,
        updated=best.updated or other.updated,
        first_seen=min(seen, default=None),
        author=best.author or other.author,
        language=best.language or other.language,
        publisher=best.publisher or other.publisher,
    )


def _worth(article: Article) -> tuple[bool, int]:
    return not article.via, len(article.text)
