"""Articles that name the topic and others in; those of the others that mean the same, out. Pure.

Optional, and only as good as the vectors: a topic's words find what they name, its widening
finds the report that speaks of the same thing in other words or another language.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.errors import EmbedError
from briefer.model import Article
from briefer.ports import Embed

_OPENING = 600  # characters of the text that go into a vector, after the title


def near_in_meaning(
    others: Sequence[Article], named: Sequence[Article], *, embed: Embed, cut: float
) -> tuple[Article, ...]:
    """Those of `others` whose vector lies at least `cut` (cosine) from some named article's.

    Raises EmbedError when there are no vectors to be had.
    """
    if not others or not named:
        return ()
    vectors = embed([_opening(article) for article in (*named, *others)])
    if len(vectors) != len(named) + len(others):
        raise EmbedError("the vectors of the articles are not one for each")
    nearest = (vectors[len(named) :] @ vectors[: len(named)].T).max(axis=1)
    return tuple(
        article for article, near in zip(others, nearest.tolist(), strict=True) if near >= cut
    )


def _opening(article: Article) -> str:
    return f"{article.title}\n{article.text[:_OPENING]}"
