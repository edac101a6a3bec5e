"""A model and its limits in, the one engine a brief is written with, out. Edge: it wires edges.

    mapped_and_reduced(cached(broken_off(capped(limited(retrying(openai_ask))))))

Read from the right: one request, tried again, no faster than allowed, never over the cap,
not at all once it is pointless, not twice for the same input, in parts where it is too large.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefer.ports import Ask
from briefer.summarize.cache import Cache, cached
from briefer.summarize.circuit import broken_off
from briefer.summarize.cost import CostBook, capped
from briefer.summarize.large import MergePrompt, PartPrompt, mapped_and_reduced
from briefer.summarize.limits import AT_ONCE, in_order, limited
from briefer.summarize.llm import openai_ask
from briefer.summarize.passages import Count
from briefer.summarize.retry import retrying


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """An endpoint, what shapes its replies, and how far it may be asked."""

    model: str
    base_url: str | None = None
    key: str | None = field(default=None, repr=False)
    timeout: float = 60.0
    deadline: float = 300.0
    at_once: int = AT_ONCE
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)


def model_ask(
    settings: ModelSettings,
    *,
    count: Count,
    book: CostBook,
    store: Cache | None = None,
    fresh: bool = False,
) -> Ask:
    """An engine for one brief: retries, limits, caps, a circuit and, given a store, a cache."""
    one = openai_ask(
        base_url=settings.base_url,
        model=settings.model,
        key=settings.key,
        timeout=settings.timeout,
        parameters=settings.parameters,
    )
    paced = limited(
        retrying(one, deadline=settings.deadline),
        at_once=settings.at_once,
        requests_per_minute=settings.requests_per_minute,
        tokens_per_minute=settings.tokens_per_minute,
        count=count,
    )
    guarded = broken_off(capped(paced, book, count=count))
    if store is None:
        return guarded
    inputs = {
        "endpoint": settings.base_url,
        "model": settings.model,
        "parameters": dict(settings.parameters),
    }
    return cached(guarded, store, inputs=inputs, fresh=fresh)


def for_large_stories(
    ask: Ask,
    *,
    room: int,
    count: Count,
    part_prompt: PartPrompt,
    merge_prompt: MergePrompt,
    at_once: int = AT_ONCE,
) -> Ask:
    """The engine, asked in parts side by side where a story has more than `room` tokens."""
    return mapped_and_reduced(
        ask,
        room=room,
        count=count,
        part_prompt=part_prompt,
        merge_prompt=merge_prompt,
        each=lambda work, parcels: in_order(work, parcels, at_once=at_once),
    )
