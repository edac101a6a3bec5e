"""Any row of collecting, claiming, sending, crashing and forgetting: nothing lost, nothing twice."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from briefer.collect.health import SourceHealth
from briefer.model import Article, Delivery, DeliveryKey, Window
from briefer.ports import Validators
from briefer.store import open_store

START = datetime(2026, 1, 1, tzinfo=UTC)
ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
SLOTS = st.integers(1, 4).map(lambda n: f"2026-01-0{n} UTC daily")
SOURCES = st.sampled_from(["harbour", "hill"])


class LifeOfAStore(RuleBasedStateMachine):
    """What a store is told, and what must hold of it whatever happens in between.

    A crash is a second connection that finds the files as the first left them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "briefer.db"
        self.store = open_store(self.path)
        self.now = START
        self.collected: dict[str, datetime] = {}
        self.standing: dict[str, list[str]] = {}
        self.sent: dict[str, int] = {}
        self.claimed: dict[str, bool] = {}

    @rule(source=SOURCES, numbers=st.lists(st.integers(0, 12), max_size=5))
    def collect(self, source: str, numbers: list[int]) -> None:
        self.now += timedelta(hours=1)
        names = list(dict.fromkeys(f"a{number}" for number in numbers))
        given = [Article("T", "x", id=name, source=source) for name in names]
        health = SourceHealth(source, asked=self.now, validators=Validators(str(self.now)))
        new = self.store.save_collected(given, [health], at=self.now, read=[source])

        assert new == len(set(names) - self.collected.keys())
        for name in names:
            self.collected.setdefault(name, self.now)
        self.standing[source] = names

    @rule(slot=SLOTS)
    def claim(self, slot: str) -> None:
        claim = self.store.claim(self._key(slot), content="x", at=self.now)

        # Granted once; after a crash in between it is unknown, and only `failed` is tried again.
        assert claim.granted == (slot not in self.claimed and not self.sent.get(slot))
        if claim.granted:
            self.claimed[slot] = True

    @rule(slot=SLOTS, arrives=st.booleans())
    def send(self, slot: str, arrives: bool) -> None:
        if not self.claimed.get(slot):
            return
        self.sent[slot] = self.sent.get(slot, 0) + arrives
        state = Delivery(self._key(slot), "sent" if arrives else "failed", self.now)
        self.store.settle(state, content="x")
        del self.claimed[slot]

    @rule()
    def crash(self) -> None:
        before, self.store = self.store, open_store(self.path)
        before.close()
        self.claimed = dict.fromkeys(self.claimed, False)

    @rule(days=st.integers(0, 2))
    def forget(self, days: int) -> None:
        before = self.now - timedelta(days=days)
        kept = {name for names in self.standing.values() for name in names}
        gone = {n for n, seen in self.collected.items() if seen < before and n not in kept}

        assert self.store.forget(before) == len(gone)
        for name in gone:
            del self.collected[name]

    @invariant()
    def every_article_is_there_once_with_its_first_sight(self) -> None:
        found = [(article.id, article.first_seen) for article in self.store.articles(ALWAYS)]

        assert sorted(found) == sorted(self.collected.items())

    @invariant()
    def what_stands_in_a_source_is_known_in_its_order(self) -> None:
        held = self.store.held(["harbour", "hill"])

        assert {name: [a.id for a in given] for name, given in held.items()} == {
            name: names for name, names in self.standing.items() if names
        }

    @invariant()
    def nothing_is_sent_twice(self) -> None:
        assert all(times <= 1 for times in self.sent.values())

    def _key(self, slot: str) -> DeliveryKey:
        return DeliveryKey("t", slot, "desk", "reader")

    def teardown(self) -> None:
        self.store.check()
        self.store.close()
        self.folder.cleanup()


steps = int(os.environ.get("BRIEFER_STEPS", "25"))
LifeOfAStore.TestCase.settings = settings(max_examples=12, stateful_step_count=steps, deadline=None)
TestLifeOfAStore = LifeOfAStore.TestCase
