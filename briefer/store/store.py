"""The store: what was collected, and over the ledger what was delivered. An edge.

Every write is whole or not at all; killed in between, the store is as it was before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from briefer.collect.health import SourceHealth
from briefer.model import Article, Story, Window
from briefer.store import articles, forgetting, heads, matches, published, sources, stories
from briefer.store.ledger import Ledger
from briefer.store.published import Named
from briefer.store.sources import KeptHealth


class Store(Ledger):
    """What briefer remembers. Every failure of the disk or the database is a StoreError."""

    # ------------------------------------------------------------ articles and stories

    def save_articles(self, given: Iterable[Article], *, at: datetime) -> int:
        """Keeps the articles and says how many were new; an undated one counts as seen at `at`."""
        return self._written(articles.save_articles, tuple(given), at=at)

    def articles(
        self, window: Window, *, of: Collection[str] | None = None, late: bool = False
    ) -> tuple[Article, ...]:
        """The articles dated (published, else first seen) in the window, oldest first.

        With `of` only what one of these sources gave; with `late` also what was first seen in it.
        """
        with self._reading() as connection:
            return articles.articles_in(connection, window, of, late=late)

    def asking(self, name: str, query: str | None, *, since: datetime, at: datetime) -> str:
        """The id of that topic's query, which is known from `since` on, and from now on.

        Every article is matched in the transaction that keeps it.
        """
        return self._written(matches.register, name, query, since=since, at=at)

    def articles_for(
        self, query: str, window: Window, *, of: Collection[str], late: bool = False
    ) -> tuple[Article, ...]:
        """The same; what is not about the query, as far as that is known, without its text."""
        with self._reading() as connection:
            return articles.articles_in(connection, window, of, late=late, query=query)

    def known_for(self, query: str, ids: Iterable[str]) -> dict[str, Article]:
        """Those of the articles that are kept, by id; what is not about the query without text."""
        with self._reading() as connection:
            return {found.id: found for found in heads.known_for(connection, query, ids)}

    def known(self, ids: Iterable[str]) -> dict[str, Article]:
        """Those of the articles that are kept, as they stand, by id."""
        with self._reading() as connection:
            return {found.id: found for found in articles.articles_by_id(connection, ids)}

    def first_seen(self, ids: Iterable[str]) -> dict[str, datetime]:
        """When each of those articles was first seen; unknown ids are left out."""
        with self._reading() as connection:
            return articles.first_seen(connection, ids)

    def revised(self, ids: Iterable[str], *, since: datetime) -> frozenset[str]:
        """Those of the articles that were seen to say something else after that moment."""
        with self._reading() as connection:
            return frozenset(articles.revised_since(connection, ids, since))

    def stood_at(self, ids: Iterable[str], moment: datetime) -> dict[str, tuple[Article, ...]]:
        """What those of the articles that were revised since said at that moment and before."""
        with self._reading() as connection:
            return articles.stood_at(connection, ids, moment)

    def save_stories(self, topic: str, given: Iterable[Story], *, at: datetime) -> None:
        """Keeps the topic's stories and their articles; an id that was given out stays good."""
        self._written(stories.save_stories, topic, tuple(given), at=at)

    def stories(self, window: Window, *, topic: str | None = None) -> tuple[Story, ...]:
        """The stories with an article in the window, whole: those of the topic, or of all."""
        with self._reading() as connection:
            return stories.stories_in(connection, window, topic)

    def current_id(self, topic: str, story: str) -> str:
        """The id a story of the topic has now, after stories grew together."""
        with self._reading() as connection:
            return stories.current_id(connection, topic, story)

    def story_marks(self, named: Iterable[Named]) -> dict[Named, str]:
        """A mark for each of those stories that is another one when articles joined it."""
        with self._reading() as connection:
            return published.story_marks(connection, named)

    def current_ids(self, named: Iterable[Named]) -> dict[Named, str]:
        """The ids those stories have now, of those that went over to another one."""
        with self._reading() as connection:
            return published.current_ids(connection, named)

    def stories_named(self, topic: str, ids: Iterable[str]) -> dict[str, Story]:
        """Those stories of the topic, whole, as far as any of their articles is kept."""
        with self._reading() as connection:
            return published.stories_by_id(connection, topic, ids)

    def states(self, ids: Iterable[str]) -> dict[str, tuple[Article, ...]]:
        """What each of those articles says and said before, as far as it is kept."""
        with self._reading() as connection:
            return published.states_of(connection, ids)

    def forget(self, before: datetime) -> int:
        """Drops articles last dated and first seen before then, and briefs made before then.

        What still stands in a source stays, or it would be first seen again tomorrow. What was
        delivered is never forgotten, it is the memory of what the reader knows, though what a line
        stood on is; nor what was spent.
        """
        return self._written(forgetting.forget, before)

    # ------------------------------------------------------------ sources

    def save_collected(
        self,
        given: Sequence[Article],
        health: Iterable[SourceHealth],
        *,
        at: datetime,
        read: Iterable[str] = (),
    ) -> int:
        """Articles and health of one source in one transaction; how many articles were new.

        `read` names the source if these articles are all that stands in it now.
        """
        return self._written(sources.save_collected, given, tuple(health), tuple(read), at=at)

    def asked(self, source: str) -> SourceHealth | None:
        """How that source was when it was last asked, by whichever run."""
        with self._reading() as connection:
            return sources.health_of(connection, source)

    def held(self, names: Iterable[str]) -> dict[str, list[Article]]:
        """What stood in each of those sources when it was last read, in its order."""
        with self._reading() as connection:
            return sources.held_articles(connection, names)

    def spoken_languages(self, names: Iterable[str]) -> dict[str, str]:
        """In which language each of those sources writes, as far as its articles say so."""
        with self._reading() as connection:
            return sources.spoken_languages(connection, names)

    def health(self) -> tuple[KeptHealth, ...]:
        """How every source fares, by name."""
        with self._reading() as connection:
            return sources.health(connection)
