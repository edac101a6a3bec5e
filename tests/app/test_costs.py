"""A month's money: every brief of the calendar month of the configured zone, and no other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from briefer.app.costs import ledger, month_cost, purse_of_month
from briefer.config import Config, ModelConfig
from briefer.model import Account, Brief, Usage, Window
from briefer.store import Store, open_store, shared_store

PRICED = ModelConfig(name="m", price_prompt=Decimal(2), price_completion=Decimal(8))
KYIV = Config(timezone="Europe/Kyiv", model=PRICED)
NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
MILLION = Usage(1, 1_000_000, 0)  # costs 2


def spend(store: Store, *times: datetime) -> None:
    for at in times:
        window = Window(at - timedelta(days=1), at)
        made = Brief("bakhmut", window, "openai (m)", at, (), Account(), usage=MILLION)
        store.save_brief(made, slot="2026-11-22 Europe/Kyiv daily")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "briefer.db"


def test_a_month_counts_more_than_the_newest_fifty_briefs(place: Path) -> None:
    with open_store(place) as store:
        spend(store, *(NOW - timedelta(minutes=n) for n in range(70)))

        assert month_cost(KYIV, store, now=NOW) == 140
        assert len(ledger(KYIV, store)) == 70


def test_what_was_spent_on_forgotten_briefs_still_counts(place: Path) -> None:
    with open_store(place) as store:
        spend(store, NOW - timedelta(days=10))
        store.forget(NOW - timedelta(days=2))

        assert month_cost(KYIV, store, now=NOW) == 2


def test_a_month_begins_and_ends_at_midnight_of_the_configured_zone(place: Path) -> None:
    first = datetime(2026, 10, 31, 22, 0, tzinfo=UTC)  # 1 November, 00:00 in Kyiv
    after = datetime(2026, 11, 30, 22, 0, tzinfo=UTC)
    with open_store(place) as store:
        spend(store, first - timedelta(seconds=1), first, after - timedelta(seconds=1), after)

        assert month_cost(KYIV, store, now=NOW) == 4
        assert month_cost(KYIV, store, now=after) == 2
        assert month_cost(KYIV, store, now=datetime(2027, 1, 9, tzinfo=UTC)) == 0


def test_without_a_store_or_prices_there_is_no_sum(place: Path) -> None:
    with open_store(place) as store:
        spend(store, NOW)

        assert month_cost(Config(model=ModelConfig(name="m")), store, now=NOW) is None
        assert month_cost(Config(), store, now=NOW) is None
    assert month_cost(KYIV, None, now=NOW) is None


def test_what_was_booked_in_money_keeps_it_whatever_the_prices_are_now(place: Path) -> None:
    """A judge with prices of its own is part of it, which no sum of tokens could tell."""
    paid = Usage(2, 1_000_000, 0, money=Decimal("0.123456789"), currency="USD")
    with open_store(place) as store:
        spend(store, NOW)
        window = Window(NOW - timedelta(days=1), NOW)
        made = Brief("kyiv", window, "openai (m)", NOW, (), Account(), usage=paid)
        store.save_brief(made, slot="2026-11-22 Europe/Kyiv daily")

        assert month_cost(KYIV, store, now=NOW) == 2 + Decimal("0.123456789")
        assert [row.money for row in ledger(KYIV, store)] == [2, Decimal("0.123456789")]


def test_two_runs_under_a_cap_do_not_spend_the_same_money(place: Path) -> None:
    capped = replace(KYIV, model=replace(PRICED, max_cost_month=Decimal(10)))

    def run(number: int) -> Decimal | None:
        with shared_store(place, [f"topic {number}"]) as store, purse_of_month(capped, store):
            found = month_cost(capped, store, now=NOW)
            spend(store, NOW - timedelta(minutes=number))
        return found

    open_store(place).close()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(run, range(4)))

    assert sorted(map(str, found)) == ["0", "2", "4", "6"]


def test_without_a_cap_runs_spend_at_the_same_time(place: Path) -> None:
    with (
        shared_store(place, ["a"]) as one, shared_store(place, ["b"]) as two,
        purse_of_month(KYIV, one), purse_of_month(KYIV, two),
    ):  # fmt: skip
        assert month_cost(KYIV, two, now=NOW) == 0
