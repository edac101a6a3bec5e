"""What the model has cost, from the briefs that were made. Assembly: reads the store.

The briefs are the ledger: each carries its usage, and none is made without being stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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
    """Every stored brief that asked a model, the oldest first."""
    made = [kept.brief for kept in store.briefs(None) if kept.brief.usage.calls]
    found = [Spent(b.generated, b.topic, b.engine, b.usage, money(config, b.usage)) for b in made]
    return tuple(sorted(found, key=lambda item: item.at))


def month_cost(config: Config, store: Store | None, *, now: datetime) -> Decimal | None:
    """The money of this calendar month so far, in the configured zone; None without prices."""
    model = model_of(config)
    if store is None or model is None or model.price_prompt is None:
        return None
    month = now.astimezone(config.zone).strftime("%Y-%m")
    spent = [
        item.money or Decimal(0)
        for item in ledger(config, store)
        if item.at.astimezone(config.zone).strftime("%Y-%m") == month
    ]
    return sum(spent, Decimal(0))


def money(config: Config, usage: Usage) -> Decimal | None:
    """What that usage costs by the configured prices."""
    from briefer.app.model_client import price_of
    from briefer.summarize.cost import cost

    model = model_of(config)
    price = price_of(model) if model else None
    return cost(usage, price) if price else None
