"""What one or many sources gave: articles, problems, and what could not be read. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefer.collect.health import SourceHealth
from briefer.collect.spelling import page_of
from briefer.collect.visited import Visited
from briefer.model import Article, Problem, digest

# Ids of articles whose url is not theirs alone begin with this: such a url joins nothing.
SCOPED = "guid-"


@dataclass(frozen=True, slots=True)
class Collected:
    """`failed` names single articles that could not be read, such as `articles.jsonl:17`.

    `health` is how each source that was asked over the network is now, `visits` what came of
    each source of the run.
    """

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: tuple[str, ...] = ()
    health: tuple[SourceHealth, ...] = ()
    visits: tuple[Visited, ...] = ()


def merged(parts: Iterable[Collected]) -> Collected:
    """All parts as one; the same id twice, or the same url where an id was not given, stands once.

    First-hand text wins over a repost, then the fuller text. Two ids that were both given stay
    apart even under one url: each is accounted for.
    """
    all_parts = list(parts)
    articles = [article for part in all_parts for article in part.articles]
    given = {page_of(a.url): a.id for a in reversed(articles) if a.url and has_id_of_its_own(a)}
    kept: dict[str, Article] = {}
    for article in articles:
        page = page_of(article.url)
        computed = page is not None and article.id == digest(page)
        key = given.get(page, article.id) if computed else article.id
        whole = _same(kept[key], article) if key in kept else article
        kept[key] = whole if whole.id == key else replace(whole, id=key)
    return Collected(
        articles=tuple(kept.values()),
        problems=tuple(dict.fromkeys(p for part in all_parts for p in part.problems)),
        failed=tuple(dict.fromkeys(name for part in all_parts for name in part.failed)),
        health=tuple(health for part in all_parts for health in part.health),
        visits=tuple(visit for part in all_parts for visit in part.visits),
    )


def has_id_of_its_own(article: Article) -> bool:
    """Whether the id is more than the digest of the url."""
    return article.id != digest(page_of(article.url) or "") and not article.id.startswith(SCOPED)


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
    return not article.via, article.length
