"""One transaction per call over the tables. An edge.

Every write is whole or not at all; killed in between, the store is as it was before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, delete, select

from briefer.collect.health import SourceHealth
from briefer.model import (
    Article,
    Brief,
    Delivery,
    DeliveryKey,
    Message,
    State,
    Story,
    Turn,
    Usage,
    Window,
)
from briefer.store import articles, deliveries, kept, sources, spending, stories, tables, turns
from briefer.store.deliveries import Claim
from briefer.store.failures import store_errors
from briefer.store.kept import KeptBrief
from briefer.store.sources import KeptHealth
from briefer.store.spending import KeptUsage

if TYPE_CHECKING:
    from briefer.compare.news import Fact


class Store:
    """What briefer remembers. Every failure of the disk or the database is a StoreError."""

    def __init__(self, engine: Engine, where: str, path: Path | None = None) -> None:
        self._engine = engine
        self.where = where
        self.path = path

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    # ------------------------------------------------------------ articles and stories

    def save_articles(self, given: Iterable[Article], *, at: datetime) -> int:
        """Keeps the articles and says how many were new; an undated one counts as seen at `at`."""
        with self._writing() as connection:
            return articles.save_articles(connection, given, at=at)

    def articles(
        self, window: Window, *, of: Collection[str] | None = None, late: bool = False
    ) -> tuple[Article, ...]:
        """The articles dated (published, else first seen) in the window, oldest first.

        With `of` only what one of these sources gave; with `late` also what was first seen in it.
        """
        with self._reading() as connection:
            return articles.articles_in(connection, window, of, late=late)

    def known(self, ids: Iterable[str]) -> dict[str, Article]:
        """Those of the articles that are kept, as they stand, by id."""
        with self._reading() as connection:
            return {found.id: found for found in articles.articles_by_id(connection, ids)}

    def first_seen(self, ids: Iterable[str]) -> dict[str, datetime]:
        """When each of those articles was first seen; unknown ids are left out."""
        with self._reading() as connection:
            return articles.first_seen(connection, ids)

    def save_stories(self, given: Iterable[Story], *, at: datetime) -> None:
        """Keeps the stories and their articles; an id that was given out before stays good."""
        with self._writing() as connection:
            stories.save_stories(connection, given, at=at)

    def stories(self, window: Window) -> tuple[Story, ...]:
        """The stories with an article in the window, whole."""
        with self._reading() as connection:
            return stories.stories_in(connection, window)

    def current_id(self, story: str) -> str:
        """The id a story has now, after stories grew together."""
        with self._reading() as connection:
            return stories.current_id(connection, story)

    def forget(self, before: datetime) -> int:
        """Drops articles last dated and first seen before then, and briefs made before then.

        What still stands in a source stays, or it would be first seen again tomorrow. What was
        delivered is never forgotten, it is the memory of what the reader knows; nor what was spent.
        """
        current = select(tables.held.c.article).where(tables.held.c.place > 0)
        old = (
            tables.articles.c.dated < before,
            tables.articles.c.first_seen < before,
            tables.articles.c.id.not_in(current),
        )
        ids = tables.articles.select().with_only_columns(tables.articles.c.id).where(*old)
        with self._writing() as connection:
            connection.execute(delete(tables.members).where(tables.members.c.article.in_(ids)))
            for table in (tables.held, tables.revisions):
                connection.execute(delete(table).where(table.c.article.in_(ids)))
            gone = connection.execute(delete(tables.articles).where(*old)).rowcount
            stories.drop_empty(connection)
            connection.execute(delete(tables.briefs).where(tables.briefs.c.generated < before))
        return gone

    # ------------------------------------------------------------ briefs and memory

    def save_brief(self, brief: Brief, *, slot: str) -> None:
        """Keeps the brief and books its usage; several of one slot stand side by side."""
        with self._writing() as connection:
            kept.save_brief(connection, brief, slot=slot)
            spending.save_spending(connection, brief, slot=slot)

    def book(self, usage: Usage, *, command: str, at: datetime) -> None:
        """Books what a command took of a model outside of any brief, such as a judge's exam."""
        with self._writing() as connection:
            spending.save_taken(connection, usage, command=command, at=at)

    def briefs(
        self, topic: str | None = None, *, slot: str | None = None, limit: int = 50
    ) -> tuple[KeptBrief, ...]:
        """The briefs made, newest first."""
        with self._reading() as connection:
            return kept.kept_briefs(connection, topic, slot, limit)

    def spending(self) -> tuple[KeptUsage, ...]:
        """What every brief took of a model, the oldest first, the briefs since forgotten too."""
        with self._reading() as connection:
            return spending.spending(connection)

    def spent(self, since: datetime, until: datetime) -> Usage:
        """The calls and tokens of all briefs made from `since` on and before `until`."""
        with self._reading() as connection:
            return spending.spent(connection, since, until)

    def delivered_facts(self, topic: str, *, before_slot: str | None = None) -> tuple[Fact, ...]:
        """What readers of the topic were given, oldest first.

        With `before_slot` only what earlier slots of its kind gave: a slot made again must not
        find its own facts known, and the week's reader has not read the dailies.
        """
        with self._reading() as connection:
            return kept.delivered_facts(connection, topic, before_slot)

    # ------------------------------------------------------------ deliveries

    def last_turn(self, reader: str, topic: str, *, before_slot: str) -> tuple[Window, bool] | None:
        """The last window delivered in earlier slots, with True; else the first tried, False."""
        with self._reading() as connection:
            return turns.last_turn(connection, reader, topic, before_slot)

    def told(
        self, reader: str, topic: str, ids: Iterable[str], *, before_slot: str
    ) -> frozenset[str]:
        """Those of the articles that had their last fate in a delivered earlier slot."""
        with self._reading() as connection:
            return turns.told_in(connection, reader, topic, ids, before_slot)

    def revised(self, ids: Iterable[str], *, since: datetime) -> frozenset[str]:
        """Those of the articles that were seen to say something else after that moment."""
        with self._reading() as connection:
            return frozenset(articles.revised_since(connection, ids, since))

    def claim(
        self,
        key: DeliveryKey,
        *,
        content: str,
        at: datetime,
        resend: bool = False,
        given: Sequence[Turn] = (),
    ) -> Claim:
        """Committed before anything is sent: the right to send, or why there is none."""
        with self._writing() as connection:
            turns.begin_turns(connection, key.topic, key.slot, given)
            return deliveries.claim(connection, key, content=content, at=at, resend=resend)

    def settle(
        self,
        delivery: Delivery,
        *,
        content: str,
        facts: Iterable[Fact] = (),
        rest: Message | None = None,
        given: Sequence[Turn] = (),
    ) -> None:
        """Committed after: what became of it, and with `sent` what readers now have and know."""
        with self._writing() as connection:
            deliveries.settle(connection, delivery, content=content, rest=rest)
            if delivery.state == "sent":
                turns.settle_turns(connection, delivery.key.topic, delivery.key.slot, given)
                kept.save_facts(connection, facts, slot=delivery.key.slot)

    def count_as_delivered(
        self, reader: str, slot: str, given: Sequence[Turn], facts: Iterable[Fact]
    ) -> None:
        """What a reader without a channel was shown."""
        with self._writing() as connection:
            turns.settle_turns(connection, reader, slot, given)
            kept.save_facts(connection, facts, slot=slot)

    def delivery(self, key: DeliveryKey) -> Delivery | None:
        """How that delivery stands; None when it was never tried."""
        with self._reading() as connection:
            return deliveries.delivery(connection, key)

    def deliveries(
        self,
        topic: str | None = None,
        *,
        slot: str | None = None,
        state: State | None = None,
        limit: int = 50,
    ) -> tuple[Delivery, ...]:
        """The deliveries, newest first."""
        with self._reading() as connection:
            return deliveries.deliveries(
                connection, topic=topic, slot=slot, state=state, limit=limit
            )

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
        with self._writing() as connection:
            new = articles.save_articles(connection, given, at=at)
            sources.save_health(connection, health, new=new, at=at)
            for name in read:
                sources.save_held(connection, name, given)
        return new

    def held(self, names: Iterable[str]) -> dict[str, list[Article]]:
        """What stood in each of those sources when it was last read, in its order."""
        with self._reading() as connection:
            return sources.held_articles(connection, names)

    def health(self) -> tuple[KeptHealth, ...]:
        """How every source fares, by name."""
        with self._reading() as connection:
            return sources.health(connection)

    # ------------------------------------------------------------ the file itself

    def check(self) -> None:
        """Raises StoreError when the file is damaged."""
        if self.path is not None:
            from briefer.store.sqlite import quick_check

            with self._reading() as connection:
                quick_check(connection, self.path)

    def back_up(self, target: Path) -> None:
        """A whole copy of a state file at `target`; a database server has its own tools."""
        if self.path is not None:
            from briefer.store.sqlite import back_up

            with store_errors(str(target)):
                back_up(self._engine, target)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with store_errors(self.where, self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(reading=True)
        with store_errors(self.where, self.path), engine.connect() as connection:
            yield connection
