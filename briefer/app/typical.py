"""A model as it answered in, what a typical brief of it takes out: calls, tokens, time, money.

Assembly. The shares of a story were measured with a strong writer's recorded replies
(`benchmarks/results/replies.md`); a story that is long, or much that is refused, takes more.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from briefer.app.judging import judge_model
from briefer.app.model_client import price_of
from briefer.model import Usage
from briefer.render.locale import ENGLISH

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.config import ModelConfig

STORIES: Final = 12  # as many as a topic has, where nothing else is said
_WRITES: Final = 1.2  # calls of a story: written, now and then repaired, its part of the lead
_JUDGES: Final = 1.1
_FEWEST: Final = 20  # tokens of a small reply: what takes less is not the writing
_WRITTEN: Final = (1400, 250)  # tokens of a story, read and written by the writer
_JUDGED: Final = (1000, 200)  # and by its judge
_LONGEST: Final = 4  # calls one after the other: written, judged, repaired, judged
_ON_TOP: Final = 2  # and the lead, written and judged when all others are done


def told(context: Context, model: ModelConfig, *, seconds: float, reply_tokens: int) -> str:
    """The sentence about a typical brief.

    `seconds` is what a small call took that wrote `reply_tokens`; most of a call is writing.
    """
    from briefer.summarize.cost import priced

    judge = judge_model(context)
    spent = priced(_usage(_WRITTEN, _WRITES), price_of(model))
    if judge:
        spent += priced(_usage(_JUDGED, _JUDGES), price_of(judge))
    calls = spent.calls
    a_call = spent.completion_tokens / calls
    each = seconds * max(1.0, a_call / max(reply_tokens, _FEWEST))
    waves = max(ceil(calls / model.at_once), _LONGEST if judge else 2)
    duration = each * (waves + _ON_TOP)
    tokens = ENGLISH.number(round(spent.prompt_tokens + spent.completion_tokens, -3))
    cost = (
        f"about {ENGLISH.money(spent.money, spent.currency)}"
        if spent.money is not None
        else "no prices are configured: [model] price_prompt and price_completion tell its cost"
    )
    return (
        f"{STORIES} stories take about {calls} calls, {tokens} tokens and"
        f" {_span(duration)} at {seconds:.1f} s for a small call; {cost}"
    )


def _usage(tokens: tuple[int, int], calls: float) -> Usage:
    return Usage(ceil(calls * STORIES), tokens[0] * STORIES, tokens[1] * STORIES)


def _span(seconds: float) -> str:
    """The time in the unit one would say.

    >>> _span(4.2), _span(200)
    ('4 s', '3 min')
    """
    return f"{max(1, round(seconds))} s" if seconds < 120 else f"{round(seconds / 60)} min"
