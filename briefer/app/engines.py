"""Which engine writes, with which prompts and budget. Assembly: configuration in, engine out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefer.app.context import Context, model_of, parser_of
from briefer.app.judging import judging
from briefer.app.plugged_engines import OURS, plugged_ask
from briefer.app.prompts import PromptSet, fence_secret
from briefer.brief.lead import LeadEngine
from briefer.brief.section import Engine, PassageChoice
from briefer.edit.facts import with_facts
from briefer.edit.plan import Development
from briefer.errors import ConfigError
from briefer.model import Disagreement, Passage, Problem
from briefer.model.steps import Detail
from briefer.ports import Judge, LabelledPassage, Parse, Prompt, Reply
from briefer.summarize.extract import extractive_ask, lines_ask
from briefer.summarize.passages import chosen, packed, passages_at
from briefer.summarize.prompt import bare_prompt
from briefer.summarize.proofs import Refused

if TYPE_CHECKING:
    from decimal import Decimal

    from briefer.app.model_client import Endpoint
    from briefer.brief.pipeline import Plan
    from briefer.config import ModelConfig

Count = Callable[[str], int]

_LINE = "L"
_BUILT_IN = "the built-in prompt was used; `briefer prompts check` tells more"
_OFFLINE_BUDGET = 24_000  # words, near enough: what the extractive engine weighs of one story


def engine_for(
    context: Context,
    plan: Plan,
    *,
    engine: str | None,
    fresh: bool = False,
    spent: Decimal | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Engine:
    """The engine the user asked for: `extractive`, `openai`, or whatever is configured.

    `fresh` asks a model again what it was asked before; `spent` is this month's money so far.
    """
    if (plugged := plugged_engine(context, engine)) is not None:
        say(Detail(f"engine: {plugged}, of a plug-in"))
        return _of_plugin(plugged, context, plan)
    model = asked_model(context, engine)
    if model is None:
        say(Detail("engine: extractive, the sources' own sentences"))
        return extractive_engine(plan)
    say(Detail(f"engine: {model.name}, {model.context_tokens} tokens for a call"))
    from briefer.app.model_client import endpoint

    prompts = _prompts(context, plan)
    reached = endpoint(
        model, part_prompt=prompts.story, merge_prompt=prompts.merge, fresh=fresh, spent=spent,
        say=say,
    )  # fmt: skip
    found = judging(context, prompts, reached=reached, fresh=fresh)
    judge = found.believed if found else None
    say(
        Detail(
            f"a judge {'reads what the rules cannot' if judge else 'is not trusted or not there'}"
        )
    )
    return _of_model(model, plan, prompts, reached, judge, parse=parser_of(context.config))


def _of_plugin(name: str, context: Context, plan: Plan) -> Engine:
    """It drafts alone: review, judge and fallback are those of every engine."""
    prompts = _prompts(context, plan)
    found = judging(context, prompts)
    return Engine(
        name,
        plugged_ask(name),
        extractive_ask(about=plan.topic.relevance_of),
        _written_from(budget=_OFFLINE_BUDGET, count=_word_count),
        prompts.story,
        prompts.repair,
        judge=found.believed if found else None,
        facts=lambda developments, told: with_facts(
            developments, about=plan.topic.relevance_of, told=told
        ),
        parse=parser_of(context.config),
        remarks=_remarks(prompts),
    )


def _prompts(context: Context, plan: Plan) -> PromptSet:
    return PromptSet(
        context,
        secret=fence_secret(),
        topic=plan.topic.name,
        query=plan.topic.query or "",
        language=plan.language,
        mended=True,
    )


def _remarks(prompts: PromptSet) -> tuple[Problem, ...]:
    return tuple(Problem("prompts", f"{fault}; {_BUILT_IN}") for fault in prompts.faults)


def _of_model(
    model: ModelConfig,
    plan: Plan,
    prompts: PromptSet,
    reached: Endpoint,
    judge: Judge | None,
    *,
    parse: Parse | None,
) -> Engine:
    name, about = f"openai ({model.name})", plan.topic.relevance_of
    return Engine(
        name,
        reached.ask,
        extractive_ask(about=about),
        _written_from(budget=reached.budget, count=reached.count),
        prompts.story,
        prompts.repair,
        at_once=model.at_once * 2,  # the next are prepared meanwhile; calls have their own limit
        judge=judge,
        lead_engine=LeadEngine(name, reached.ask, prompts.lead, prompts.repair, judge, parse),
        facts=lambda developments, told: with_facts(developments, about=about, told=told),
        parse=parse,
        remarks=_remarks(prompts),
    )


def asked_model(context: Context, engine: str | None) -> ModelConfig | None:
    """The model that the brief is to be written with; None: the extractive engine."""
    engine = engine or context.config.engine
    if plugged_engine(context, engine) is not None:
        return None
    model = model_of(context.config)
    if engine == "openai" and model is None:
        raise ConfigError(
            "the engine openai needs a model: add [model] with a name to briefer.toml, or set"
            " BRIEFER_MODEL (and OPENAI_BASE_URL for a server of your own)"
        )
    unasked = engine == "extractive" or (engine is None and context.config.model is None)
    return None if unasked else model


def plugged_engine(context: Context, engine: str | None) -> str | None:
    """The name of the plug-in that writes, if one does."""
    name = engine or context.config.engine
    return None if name in OURS else name


def make_ready(context: Context, engine: str | None) -> None:
    """Loads what a model is asked through while the articles are being collected.

    Raises ConfigError for an engine that is not there, before anything is asked.
    """
    if (plugged := plugged_engine(context, engine)) is not None:
        plugged_ask(plugged)
    if asked_model(context, engine) is not None:
        from briefer.summarize.llm import getting_ready

        getting_ready()


def extractive_engine(plan: Plan) -> Engine:
    """The engine that reads passages alone: no template is filled for it, so none can fail it."""
    by_lines, ask = lines_ask(), extractive_ask(about=plan.topic.relevance_of)
    passages_for = _printed_from(plan.topic.relevance_of)

    def written(prompt: Prompt) -> Reply:
        return (by_lines if is_of_lines(prompt.passages) else ask)(prompt)

    return Engine("extractive", written, written, passages_for, bare_prompt, _bare_repair)


def line_passages(development: Development) -> tuple[LabelledPassage, ...]:
    """The lines of the plan under labels of their own (`L1`): they may be parts of one sentence."""
    return tuple(
        LabelledPassage(f"{_LINE}{n}", line.passage)
        for n, line in enumerate(development.lines, start=1)
    )


def is_of_lines(passages: Sequence[LabelledPassage]) -> bool:
    return bool(passages) and all(item.label.startswith(_LINE) for item in passages)


def _bare_repair(_refused: Sequence[Refused], passages: Sequence[LabelledPassage]) -> Prompt:
    return bare_prompt(passages, purpose="repair")


def _written_from(*, budget: int, count: Count) -> PassageChoice:
    """What a model is shown: both sides of each disagreement and the facts of the day's plan."""

    def passages_for(
        development: Development, sides: Sequence[Disagreement]
    ) -> tuple[LabelledPassage, ...]:
        return packed(
            development.story,
            development.facts,
            budget=budget,
            count=count,
            needed=_disputed(sides),
        )

    return passages_for


def _printed_from(about: Callable[[str], float]) -> PassageChoice:
    """What the engine without a model prints from: the lines of the plan, else its own choice."""

    def passages_for(
        development: Development, sides: Sequence[Disagreement]
    ) -> tuple[LabelledPassage, ...]:
        return line_passages(development) or chosen(
            development.story,
            about=about,
            budget=_OFFLINE_BUDGET,
            count=_word_count,
            needed=_disputed(sides),
        )

    return passages_for


def _disputed(sides: Sequence[Disagreement]) -> tuple[Passage, ...]:
    return passages_at(side.citation for found in sides for side in found.sides)


def _word_count(text: str) -> int:
    return text.count(" ") + 1
