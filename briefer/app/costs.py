"""What the model has cost, by the prices of the configuration. Assembly: reads the store.

The store books the usage of every brief that it keeps, and keeps that when the brief goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from briefer.app.context import model_of
from briefer.config import Config
from briefer.model import Usage

if TYPE_CHECKING:
    from briefer.store import Store


@dataclass(frozen=True, slots=True)
class Spent:
    """One brief's use of the model; `money` is None without a price table."""

    at: datetime
    topic: str
    engine: str
    usage: Usage
    money: Decimal | None


def ledger(config: Config, store: Store) -> tuple[Spent, ...]:
    """Every brief that asked a model, the oldest first, those that are no longer kept too."""
    return tuple(
        Spent(kept.at, kept.topic, kept.engine, kept.usage, money(config, kept.usage))
        for kept in store.spending()
    )


def month_cost(config: Config, store: Store | None, *, now: datetime) -> Decimal | None:
    """The money of this calendar month so far, in the configured zone; None without prices."""
    model = model_of(config)
    if store is None or model is None or model.price_prompt is None:
        return None
    month = _month(now.astimezone(config.zone))
    return store.money(*month) + (money(config, store.spent(*month, unpriced=True)) or Decimal(0))


def _month(now: datetime) -> tuple[datetime, datetime]:
    """The first moment of the month of `now`, and that of the next, in its zone."""
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first, (first + timedelta(days=32)).replace(day=1)


def money(config: Config, usage: Usage) -> Decimal | None:
    """What that usage cost when it was booked, else what it costs by the configured prices."""
    if usage.money is not None:
        return usage.money
    from briefer.app.model_client import price_of
    from briefer.summarize.cost import cost

    model = model_of(config)
    price = price_of(model) if model else None
    return cost(usage, price) if price else None
