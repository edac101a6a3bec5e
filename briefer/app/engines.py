"""Which engine writes, with which prompts and budget. Assembly: configuration in, engine out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefer.app.context import Context, model_of
from briefer.brief.lead import LeadEngine
from briefer.brief.review import Judge
from briefer.brief.section import Engine, PassageChoice
from briefer.check.judge import Opinion, second_opinion
from briefer.errors import ConfigError
from briefer.model import Disagreement, Finding, Passage, Problem, Story
from briefer.ports import Ask, LabelledPassage, Prompt
from briefer.resources import resource_text
from briefer.summarize.extract import extractive_ask
from briefer.summarize.passages import chosen, passages_at
from briefer.summarize.prompt import (
    REPLY_TOKENS,
    Setting,
    bare_prompt,
    fence_token,
    lead_prompt,
    merge_prompt,
    repair_prompt,
    story_prompt,
)
from briefer.summarize.reply import DraftBullet

if TYPE_CHECKING:
    from decimal import Decimal

    from briefer.brief.pipeline import Plan
    from briefer.config import ModelConfig

Count = Callable[[str], int]

_OFFLINE_BUDGET = 24_000  # words, near enough: what the extractive engine weighs of one story


def engine_for(
    context: Context,
    plan: Plan,
    *,
    engine: str | None,
    fresh: bool = False,
    spent: Decimal | None = None,
) -> Engine:
    """The engine the user asked for: `extractive`, `openai`, or whatever is configured.

    `fresh` asks a model again what it was asked before; `spent` is this month's money so far.
    """
    model = asked_model(context, engine)
    if model is None:
        return _extractive(plan)
    from briefer.app.model_client import endpoint

    prompts = PromptSet(context, plan, secret=_fence_secret())
    if fault := prompts.fault():
        reason = f"{fault}; no model was asked. `briefer prompts check` tells more"
        return _extractive(plan, remarks=(Problem("prompts", reason),))
    reached = endpoint(model, prompts, fresh=fresh, spent=spent)
    name, ask = f"openai ({model.name})", reached.ask
    judge = prompts.judge(ask) if model.judge else None
    return Engine(
        name,
        ask,
        extractive_ask(about=prompts.about),
        _passage_choice(prompts.about, budget=reached.budget, count=reached.count, spare=True),
        prompts.story,
        prompts.repair,
        at_once=model.at_once * 2,  # the next are prepared meanwhile; calls have their own limit
        judge=judge,
        lead_engine=LeadEngine(name, ask, prompts.lead, prompts.repair, judge),
    )


def asked_model(context: Context, engine: str | None) -> ModelConfig | None:
    """The model that the brief is to be written with; None: the extractive engine."""
    model = model_of(context.config)
    if engine == "openai" and model is None:
        raise ConfigError(
            "--engine openai needs a model: add [model] with a name to briefer.toml, or set"
            " BRIEFER_MODEL (and OPENAI_BASE_URL for a server of your own)"
        )
    unasked = engine == "extractive" or (engine is None and context.config.model is None)
    return None if unasked else model


def make_ready(context: Context, engine: str | None) -> None:
    """Loads what a model is asked through while the articles are being collected."""
    if asked_model(context, engine) is not None:
        from briefer.summarize.llm import getting_ready

        getting_ready()


def _extractive(plan: Plan, *, remarks: tuple[Problem, ...] = ()) -> Engine:
    """The engine that reads passages alone: no template is filled for it, so none can fail it."""
    ask = extractive_ask(about=plan.topic.relevance_of)
    passages_for = _passage_choice(
        plan.topic.relevance_of, budget=_OFFLINE_BUDGET, count=_word_count
    )
    return Engine("extractive", ask, ask, passages_for, bare_prompt, _bare_repair, remarks=remarks)


def _bare_repair(
    _text: str, _findings: Sequence[Finding], passages: Sequence[LabelledPassage]
) -> Prompt:
    return bare_prompt(passages, purpose="repair")


class PromptSet:
    """The prompts of one brief: templates, the reader's setting and the fence around articles."""

    def __init__(self, context: Context, plan: Plan, *, secret: str) -> None:
        folder = context.folder_of("prompts")
        names = ("story.j2", "merge.j2", "lead.j2", "repair.j2", "judge.j2")
        self.templates = {n: resource_text("prompts", n, overrides=folder) for n in names}
        self.about = plan.topic.relevance_of
        self.setting = Setting(
            topic=plan.topic.name,
            language=plan.language,
            zone=context.config.zone,
            zone_name=plan.timezone,
            reply_tokens=_reply_tokens(context),
        )
        self._secret = secret

    def fault(self) -> str | None:
        """What is wrong with a template, as far as it shows without an article."""
        try:
            self.story(()), self.merge((), ()), self.lead(()), self.repair("", (), ())
        except ConfigError as error:
            return str(error)
        return None

    def merge(self, drafts: Sequence[DraftBullet], passages: Sequence[LabelledPassage]) -> Prompt:
        return merge_prompt(
            drafts,
            passages,
            template=self.templates["merge.j2"],
            token=self.token(passages),
            setting=self.setting,
        )

    def token(self, passages: Sequence[LabelledPassage], *texts: str) -> str:
        return fence_token(self._secret, [*texts, *(item.passage.text for item in passages)])

    def story(self, passages: Sequence[LabelledPassage]) -> Prompt:
        return story_prompt(
            passages,
            template=self.templates["story.j2"],
            token=self.token(passages),
            setting=self.setting,
        )

    def lead(self, passages: Sequence[LabelledPassage]) -> Prompt:
        return lead_prompt(
            passages,
            template=self.templates["lead.j2"],
            token=self.token(passages),
            setting=self.setting,
        )

    def repair(
        self, text: str, findings: Sequence[Finding], passages: Sequence[LabelledPassage]
    ) -> Prompt:
        return repair_prompt(
            text,
            [finding.detail for finding in findings],
            passages,
            template=self.templates["repair.j2"],
            token=self.token(passages, text),
            setting=self.setting,
        )

    def judge(self, ask: Ask) -> Judge:
        """The second opinion of that engine on what the rules let pass."""

        def opinion(claim: str, passages: Sequence[Passage]) -> Opinion:
            return second_opinion(
                claim,
                passages,
                ask=ask,
                template=self.templates["judge.j2"],
                token=fence_token(self._secret, [claim, *(p.text for p in passages)]),
                setting=self.setting,
            )

        return opinion


def _passage_choice(
    about: Callable[[str], float], *, budget: int, count: Count, spare: bool = False
) -> PassageChoice:
    """How passages are chosen; with `spare` what the reader was told is not paid for again."""

    def passages_for(
        story: Story, sides: Sequence[Disagreement], told: Sequence[str]
    ) -> tuple[LabelledPassage, ...]:
        return chosen(
            story,
            about=about,
            budget=budget,
            count=count,
            needed=passages_at(side.citation for found in sides for side in found.sides),
            delivered=told if spare else (),
        )

    return passages_for


def _reply_tokens(context: Context) -> int:
    model = model_of(context.config)
    return model.reply_tokens if model else REPLY_TOKENS


def _fence_secret() -> str:
    """What makes the fence unguessable: random, kept for this user so that calls can be cached."""
    from briefer.app.context import user_cache_folder
    from briefer.secrets import kept_secret

    return kept_secret(user_cache_folder() / "fence")


def _word_count(text: str) -> int:
    return text.count(" ") + 1
