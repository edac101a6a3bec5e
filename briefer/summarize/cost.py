"""Tokens and a price table in, money out; calls that would cost too much are not made. Pure.

No price is built in: prices change by the week and belong to the user's configuration.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from threading import Lock

from briefer.model import Usage
from briefer.ports import Ask, Prompt, Reply
from briefer.summarize.outcomes import NoReply

_MILLION = Decimal(1_000_000)
_FORM_TOKENS = 50  # what a chat endpoint adds around the messages
_TEMPLATE_TOKENS = 2_000  # what a server's template may add of its own, at the very most


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost; cached ones as much as others where nothing is said."""

    prompt: Decimal
    completion: Decimal
    cached: Decimal | None = None
    currency: str = "USD"


def cost(usage: Usage, price: Price) -> Decimal:
    """The money for that usage. Reasoning tokens are part of the completion.

    >>> cost(Usage(1, 2_000_000, 1000, cached_tokens=500_000), Price(Decimal(2), Decimal(8)))
    Decimal('4.008')
    """
    cached = min(usage.cached_tokens, usage.prompt_tokens)
    cached_price = price.prompt if price.cached is None else price.cached
    parts = (
        (usage.prompt_tokens - cached) * price.prompt,
        cached * cached_price,
        usage.completion_tokens * price.completion,
    )
    return (sum(parts, Decimal(0)) / _MILLION).normalize()


@dataclass(frozen=True, slots=True)
class Caps:
    """The most a run and a calendar month may cost; None: no cap. `month` is spent already."""

    run: Decimal | None = None
    of_month: Decimal | None = None
    month: Decimal = Decimal(0)


class CostBook:
    """What a run has spent and what its calls under way may still cost; safe between threads."""

    def __init__(self, price: Price | None = None, caps: Caps | None = None) -> None:
        self.usage = Usage()
        self._spent = Decimal(0)
        self._price = price
        self._caps = caps or Caps()
        self._reserved = Decimal(0)
        self._lock = Lock()

    @property
    def spent(self) -> Decimal | None:
        """Money so far; None without a price."""
        return None if self._price is None else self._spent

    @property
    def price(self) -> Price | None:
        """What its calls cost where nothing else is said."""
        return self._price

    def reserve(self, most: Usage, price: Price | None) -> Decimal:
        """Sets aside what a call may cost at most. Raises NoReply before it would be too much."""
        if price is None:
            return Decimal(0)
        amount = cost(most, price)
        with self._lock:
            planned = self._spent + self._reserved + amount
            self._refuse(planned, self._caps.run, "a run", "max_cost")
            self._refuse(
                planned + self._caps.month, self._caps.of_month, "a month", "max_cost_month"
            )
            self._reserved += amount
        return amount

    def settle(self, reserved: Decimal, usage: Usage) -> None:
        """Books what the call did cost, and frees what was set aside for it."""
        with self._lock:
            self._reserved -= reserved
            self.usage += usage
            self._spent += usage.money or Decimal(0)

    def _refuse(self, planned: Decimal, cap: Decimal | None, span: str, setting: str) -> None:
        if cap is None or planned <= cap:
            return
        currency = self._price.currency if self._price else ""
        raise NoReply(
            f"the model was not asked: with the next call {span} could cost more than"
            f" {cap:f} {currency}; raise [model] {setting}",
            outcome="cost",
        )


def capped(
    ask: Ask, book: CostBook, *, count: Callable[[str], int], price: Price | None = None
) -> Ask:
    """An engine whose calls are booked, and not made where they could cost too much.

    `price` is that of its calls, the book's own where it is None.
    """
    of_call = price or book.price

    def frugal(prompt: Prompt) -> Reply:
        asked = count(prompt.system) + count(prompt.user) + _FORM_TOKENS
        reserved = book.reserve(Usage(1, asked, prompt.reply_tokens), of_call)
        spent = Usage()
        try:
            reply = ask(prompt)
            spent = priced(_booked(reply, asked, count), of_call)
        except NoReply as error:
            error.usage = spent = priced(error.usage, of_call)
            raise
        finally:
            book.settle(reserved, spent)
        return replace(reply, usage=spent)

    return frugal


def priced(usage: Usage, price: Price | None) -> Usage:
    """The usage with its money, where there is a price and something was used."""
    if price is None or not usage.calls:
        return usage
    return replace(usage, money=cost(usage, price), currency=price.currency)


def bounded_usage(told: Usage, prompt: Prompt, text: str = "") -> Usage:
    """What an endpoint owns up to, bounded by what it was sent and allowed: no token is less
    than a byte, and no reply longer than the allowance or than it is.
    """
    schema = json.dumps(dict(prompt.schema))
    sent = len(f"{prompt.system}{prompt.user}{schema}".encode("utf-8", "replace"))
    most = sent + _TEMPLATE_TOKENS
    allowed = max(prompt.reply_tokens, len(text.encode("utf-8", "replace"))) + _FORM_TOKENS
    return Usage(
        told.calls,
        min(told.prompt_tokens, most),
        min(told.completion_tokens, allowed),
        min(told.cached_tokens, most),
        min(told.reasoning_tokens, allowed),
    )


def _booked(reply: Reply, asked: int, count: Callable[[str], int]) -> Usage:
    """What the endpoint owns up to; where it says nothing, what we count ourselves."""
    told = reply.usage
    if not told.calls:
        return told
    return replace(
        told,
        prompt_tokens=told.prompt_tokens or asked * told.calls,
        completion_tokens=told.completion_tokens or count(reply.text),
    )
