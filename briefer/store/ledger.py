"""What was made and delivered: briefs, facts, turns, messages; one transaction a call. An edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from briefer.model import Brief, Delivery, DeliveryKey, Message, State, Turn, Usage, Window
from briefer.store import deliveries, kept, leaves, published, spending, turns
from briefer.store import facts as delivered
from briefer.store.base import Opened
from briefer.store.deliveries import Claim
from briefer.store.kept import KeptBrief, MadeBrief
from briefer.store.published import Given, Publishable
from briefer.store.spending import KeptUsage

if TYPE_CHECKING:
    from briefer.compare.corrections import Grounded
    from briefer.compare.news import Fact


class Ledger(Opened):
    """Briefs, what readers have and know by them, and what became of each message."""

    # ------------------------------------------------------------ briefs and memory

    def save_brief(self, brief: Brief, *, slot: str) -> None:
        """Keeps the brief and books its usage; several of one slot stand side by side."""
        self._written(kept.save_brief, brief, slot=slot)

    def book_brief(self, brief: Brief, *, slot: str) -> None:
        """Books the usage of a brief that is not kept."""
        self._written(spending.save_spending, brief, slot=slot)

    def book(self, usage: Usage, *, command: str, at: datetime) -> None:
        """Books what a command took of a model outside of any brief, such as a judge's exam."""
        self._written(spending.save_taken, usage, command=command, at=at)

    def briefs(
        self, topic: str | None = None, *, slot: str | None = None, limit: int = 50
    ) -> tuple[KeptBrief, ...]:
        """The briefs made, newest first."""
        with self._reading() as connection:
            return kept.kept_briefs(connection, topic, slot, limit)

    def made(self, topic: str | None = None, *, limit: int = 50) -> tuple[MadeBrief, ...]:
        """That they were made, newest first: a list of many reads none of them."""
        with self._reading() as connection:
            return kept.made_briefs(connection, topic, limit)

    def publishable(self) -> tuple[Publishable, ...]:
        """Every brief that is kept, by topic, slot and moment, with its digest alone."""
        with self._reading() as connection:
            return published.publishable(connection)

    def brief(self, made: Publishable) -> Brief | None:
        """What that brief says, unless it was forgotten since."""
        with self._reading() as connection:
            return published.brief_made(connection, made)

    def given(self) -> tuple[Given, ...]:
        """Of which topics and slots a brief was delivered, and when first."""
        with self._reading() as connection:
            return published.given_briefs(connection)

    def spending(self) -> tuple[KeptUsage, ...]:
        """What every brief took of a model, the oldest first, the briefs since forgotten too."""
        with self._reading() as connection:
            return spending.spending(connection)

    def spent(self, since: datetime, until: datetime, *, unpriced: bool = False) -> Usage:
        """The calls and tokens of all briefs made from `since` on and before `until`.

        With `unpriced` only of those that were booked without their money.
        """
        with self._reading() as connection:
            return spending.spent(connection, since, until, unpriced=unpriced)

    def money(self, since: datetime, until: datetime) -> Decimal:
        """The money that was booked in that span."""
        with self._reading() as connection:
            return spending.money(connection, since, until)

    def delivered_facts(
        self, topic: str, *, before_slot: str | None = None, since: datetime | None = None
    ) -> tuple[Fact, ...]:
        """What readers of the topic were given, oldest first, or `since` then only.

        With `before_slot` only what earlier slots of its kind gave: a slot made again must not
        find its own facts known, and the week's reader has not read the dailies.
        """
        with self._reading() as connection:
            return delivered.delivered_facts(connection, topic, before_slot, since)

    def delivered_before(
        self, topic: str, *, before_slot: str, until: datetime
    ) -> dict[str, datetime]:
        """The digests of what readers of the topic were given before then, and when last."""
        with self._reading() as connection:
            return delivered.delivered_before(connection, topic, before_slot, until)

    def shaken(
        self, topic: str, *, before_slot: str, since: datetime | None = None
    ) -> tuple[Grounded, ...]:
        """What earlier slots delivered on articles that say something else since, newest first.

        `since` is the moment after which that was seen.
        """
        with self._reading() as connection:
            return delivered.shaken(connection, topic, before_slot, since)

    def lines_of(self, topic: str, stories: Iterable[str]) -> frozenset[str]:
        """The lines that were delivered of those stories, or in correction of those articles."""
        with self._reading() as connection:
            return delivered.lines_of(connection, topic, stories)

    # ------------------------------------------------------------ deliveries

    def begin_turn(self, reader: str, slot: str, turn: Turn) -> None:
        """Notes what is about to be made: what comes of it or not, its window was tried."""
        self._written(turns.begin_turns, reader, slot, [turn])

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

        def claimed(connection: Connection) -> Claim:
            turns.begin_turns(connection, key.topic, key.slot, given)
            return deliveries.claim(connection, key, content=content, at=at, resend=resend)

        return self._written(claimed)

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
        known = tuple(facts)

        def settled(connection: Connection) -> None:
            deliveries.settle(connection, delivery, content=content, rest=rest)
            if delivery.state == "sent":
                turns.settle_turns(connection, delivery.key.topic, delivery.key.slot, given)
                delivered.save_facts(connection, known, slot=delivery.key.slot)

        self._written(settled)

    def count_as_delivered(
        self, reader: str, slot: str, given: Sequence[Turn], facts: Iterable[Fact]
    ) -> None:
        """What a reader without a channel was shown."""
        known = tuple(facts)

        def counted(connection: Connection) -> None:
            turns.settle_turns(connection, reader, slot, given)
            delivered.save_facts(connection, known, slot=slot)

        self._written(counted)

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

    def last_sent(self) -> dict[str, datetime]:
        """When each topic, digest and reader was last sent anything."""
        with self._reading() as connection:
            return deliveries.last_sent(connection)

    # ------------------------------------------------------------ readers

    def leave(self, reader: str, *, at: datetime) -> bool:
        """Nothing is sent to that reader any more; whether they were still there."""
        return self._written(leaves.leave, reader, at=at)

    def come_back(self, reader: str) -> bool:
        """The reader is sent to again; whether they had left."""
        return self._written(leaves.come_back, reader)

    def left(self) -> dict[str, datetime]:
        """The readers who left, and when."""
        with self._reading() as connection:
            return leaves.left(connection)
