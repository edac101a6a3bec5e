"""A configured model in; the engine that asks it within every limit, out. Assembly.

split( halved( cached( asked_again( broken_off( capped( limited( retrying( openai_ask ))))))))
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefer.app.context import user_cache_folder
from briefer.distribution import installing
from briefer.errors import ConfigError
from briefer.ports import Ask, Prompt
from briefer.secrets import optional_secret

if TYPE_CHECKING:
    from decimal import Decimal

    from briefer.config import ModelConfig
    from briefer.summarize.cost import CostBook
    from briefer.summarize.forms import Form
    from briefer.summarize.large import MergePrompt, PartPrompt

Count = Callable[[str], int]

_PARTS = 6  # a story is split into at most about this many calls


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The engine, how many tokens of passages a story may have, and who counts them.

    `booked` is the way to the same model without cache and circuit, for its judge.
    """

    ask: Ask
    budget: int
    count: Count
    booked: Ask
    book: CostBook


def endpoint(
    model: ModelConfig,
    *,
    part_prompt: PartPrompt,
    merge_prompt: MergePrompt,
    fresh: bool = False,
    spent: Decimal | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Endpoint:
    """The model behind its price caps, limits, retries, circuit and cache; one for each brief."""
    from briefer.summarize.again import asked_again, halved
    from briefer.summarize.circuit import broken_off
    from briefer.summarize.large import mapped_and_reduced
    from briefer.summarize.limits import in_order
    from briefer.summarize.tokens import token_counter

    count, book = token_counter(model.name), _book(model, spent)
    booked = booked_ask(model, book)
    room = _room(model, part_prompt(()), count)
    ask = mapped_and_reduced(
        halved(
            kept_replies(asked_again(broken_off(booked)), model, fresh=fresh, say=say), part_prompt
        ),
        room=room,
        count=count,
        part_prompt=part_prompt,
        merge_prompt=merge_prompt,
        each=lambda work, parcels: in_order(work, parcels, at_once=model.at_once),
    )
    return Endpoint(ask, room * _PARTS, count, booked, book)


def booked_ask(model: ModelConfig, book: CostBook | None = None) -> Ask:
    """Read from below: one request, tried again, no faster than allowed, never over the cap."""
    from briefer.summarize.cost import capped
    from briefer.summarize.limits import limited
    from briefer.summarize.retry import retrying
    from briefer.summarize.tokens import token_counter

    count = token_counter(model.name)
    paced = limited(
        retrying(engine_of(model), deadline=model.deadline),
        at_once=model.at_once,
        requests_per_minute=model.requests_per_minute,
        tokens_per_minute=model.tokens_per_minute,
        count=count,
    )
    return capped(paced, book or _book(model, None), count=count, price=price_of(model))


def kept_replies(
    ask: Ask,
    model: ModelConfig,
    *,
    fresh: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> Ask:
    """The same call once: what was answered before is not asked again, unless `fresh`."""
    from briefer.summarize.cache import cached
    from briefer.summarize.cache_folder import FolderCache

    inputs = {"base_url": model.base_url, "model": model.name, "parameters": model.parameters}
    store = FolderCache(user_cache_folder() / "replies")
    return cached(ask, store, inputs=inputs, fresh=fresh, say=say)


def engine_of(model: ModelConfig, forms: MutableMapping[str, Form] | None = None) -> Ask:
    """One request to that model for each call; `forms` is what it takes, kept between runs."""
    from briefer.summarize.forms_file import KeptForms
    from briefer.summarize.llm import openai_ask

    refuse_uninstalled(model)
    return openai_ask(
        base_url=model.base_url,
        model=model.name,
        key=optional_secret(model.key_env),
        timeout=model.timeout,
        parameters=model.parameters,
        forms=KeptForms(user_cache_folder() / "forms.json") if forms is None else forms,
    )


def refuse_uninstalled(model: ModelConfig) -> None:
    """Raises ConfigError where what asks a model is not installed."""
    from importlib.util import find_spec

    if find_spec("openai") is None:
        raise ConfigError(
            f"[model] {model.name} is asked through a package that is not installed:"
            f" {installing('model')}, or leave the table out for the extractive engine"
        )


def _book(model: ModelConfig, spent: Decimal | None) -> CostBook:
    from decimal import Decimal

    from briefer.summarize.cost import Caps, CostBook

    caps = Caps(model.max_cost, model.max_cost_month, spent or Decimal(0))
    return CostBook(price_of(model), caps)


def price_of(model: ModelConfig) -> Any:
    """The price table of the configuration, None without one."""
    from briefer.summarize.cost import Price

    if model.price_prompt is None or model.price_completion is None:
        return None
    return Price(model.price_prompt, model.price_completion, model.price_cached, model.currency)


def _room(model: ModelConfig, bare: Prompt, count: Count) -> int:
    """Tokens left for passages when rules, schema and reply have theirs."""
    rules = count(bare.system) + count(bare.user) + count(str(bare.schema))
    return max(model.context_tokens - model.reply_tokens - rules, 300)
