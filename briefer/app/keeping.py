"""Articles as they are read in, what the store knows of them out; few texts are held. Assembly."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from briefer.collect.collected import Collected, has_id_of_its_own
from briefer.collect.jsonlines import Glance
from briefer.model import Article, Glanced

if TYPE_CHECKING:
    from briefer.store import Store

_AT_ONCE: Final = 500


class Keeping:
    """Saves articles while a file is read, so that their texts need not be held until its end."""

    def __init__(self, store: Store, *, at: datetime, glance: Glance) -> None:
        self._store, self._at, self._glance = store, at, glance
        self._waiting: list[Article] = []
        self._saved: dict[str, Article] = {}

    def one(self, article: Article) -> Article:
        """The glance at an article that is kept; it is held whole where another may be the same."""
        if not has_id_of_its_own(article):
            return article
        self._waiting.append(article)
        if len(self._waiting) >= _AT_ONCE:
            self._save()
        seen = self._saved[article.id] = self._glance(article)
        return seen

    def rest(self, found: Collected) -> Collected:
        """What was found, all of it saved, each article as it stands in the store."""
        self._save()
        others = [a for a in found.articles if self._saved.get(a.id) is not a]
        others = [article for article in others if not isinstance(article, Glanced)]
        self._store.save_articles(others, at=self._at)
        return replace(found, articles=tuple(self._as_kept(found.articles)))

    def _save(self) -> None:
        self._store.save_articles(self._waiting, at=self._at)
        self._waiting = []

    def _as_kept(self, articles: tuple[Article, ...]) -> list[Article]:
        out: list[Article] = []
        for start in range(0, len(articles), _AT_ONCE):
            part = articles[start : start + _AT_ONCE]
            kept = self._store.known(article.id for article in part)
            out += [self._glance(kept.get(article.id, article)) for article in part]
        return out
