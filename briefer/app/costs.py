"""What the model has cost, by the prices of the configuration. Assembly: reads the store.

The store books the usage of every brief that it keeps, and keeps that when the brief goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from briefer.app.context import model_of
from briefer.config import Config
from briefer.errors import LockedError
from briefer.model import Usage

if TYPE_CHECKING:
    from briefer.store import Store

_PURSE: Final = "the money of the month"
_LONGEST: Final = 900.0  # seconds that a brief by a model may take


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


@contextmanager
def purse_of_month(config: Config, store: Store | None) -> Iterator[None]:
    """From reading what a month has cost to booking a brief: where that is capped, one at a time.

    Two topics at once would both find the same money left. Raises LockedError where another run
    does not come to its end.
    """
    model, share = model_of(config), store.share if store else None
    if share is None or model is None or model.max_cost_month is None:
        yield
        return
    if not share.take(_PURSE, wait=_LONGEST):
        raise LockedError(
            "another run is still spending of what max_cost_month leaves; this one asked no model,"
            " run it again later"
        )
    try:
        yield
    finally:
        share.free(_PURSE)


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
