"""Which engine writes, with which prompts and budget. Assembly: config and plan in, Writer out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefer.app.context import Office, model_of
from briefer.brief.lead import Leader
from briefer.brief.review import Judge
from briefer.brief.section import Pack, Writer
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


def writer_for(
    office: Office,
    plan: Plan,
    *,
    engine: str | None,
    fresh: bool = False,
    spent: Decimal | None = None,
) -> Writer:
    """The writer the user asked for: `extractive`, `openai`, or whatever is configured.

    `fresh` asks a model again what it was asked before; `spent` is this month's money so far.
    """
    model = asked_model(office, engine)
    if model is None:
        return _extractive(plan)
    from briefer.app.model_client import endpoint

    desk = Stationery(office, plan, secret=_fence_secret())
    if fault := desk.fault():
        reason = f"{fault}; no model was asked. `briefer prompts check` tells more"
        return _extractive(plan, remarks=(Problem("prompts", reason),))
    reached = endpoint(model, desk, fresh=fresh, spent=spent)
    name, ask = f"openai ({model.name})", reached.ask
    judge = desk.judge(ask) if model.judge else None
    return Writer(
        name,
        ask,
        extractive_ask(about=desk.about),
        _packing(desk.about, budget=reached.budget, count=reached.count, spare=True),
        desk.story,
        desk.repair,
        at_once=model.at_once * 2,  # the next are prepared meanwhile; calls have their own limit
        judge=judge,
        leader=Leader(name, ask, desk.lead, desk.repair, judge),
    )


def asked_model(office: Office, engine: str | None) -> ModelConfig | None:
    """The model that the brief is to be written with; None: the extractive engine."""
    model = model_of(office.config)
    if engine == "openai" and model is None:
        raise ConfigError(
            "--engine openai needs a model: add [model] with a name to briefer.toml, or set"
            " BRIEFER_MODEL (and OPENAI_BASE_URL for a server of your own)"
        )
    unasked = engine == "extractive" or (engine is None and office.config.model is None)
    return None if unasked else model


def make_ready(office: Office, engine: str | None) -> None:
    """Loads what a model is asked through while the articles are being collected."""
    if asked_model(office, engine) is not None:
        from briefer.summarize.llm import getting_ready

        getting_ready()


def _extractive(plan: Plan, *, remarks: tuple[Problem, ...] = ()) -> Writer:
    """The engine that reads passages alone: no template is filled for it, so none can fail it."""
    ask = extractive_ask(about=plan.topic.relevance_of)
    pack = _packing(plan.topic.relevance_of, budget=_OFFLINE_BUDGET, count=_word_count)
    return Writer("extractive", ask, ask, pack, bare_prompt, _bare_repair, remarks=remarks)


def _bare_repair(
    _text: str, _findings: Sequence[Finding], passages: Sequence[LabelledPassage]
) -> Prompt:
    return bare_prompt(passages, purpose="repair")


class Stationery:
    """The prompts of one brief: templates, the reader's setting and the fence around articles."""

    def __init__(self, office: Office, plan: Plan, *, secret: str) -> None:
        folder = office.folder_of("prompts")
        names = ("story.j2", "merge.j2", "lead.j2", "repair.j2", "judge.j2")
        self.templates = {n: resource_text("prompts", n, overrides=folder) for n in names}
        self.about = plan.topic.relevance_of
        self.setting = Setting(
            topic=plan.topic.name,
            language=plan.language,
            zone=office.config.zone,
            zone_name=plan.timezone,
            reply_tokens=_reply_tokens(office),
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


def _packing(
    about: Callable[[str], float], *, budget: int, count: Count, spare: bool = False
) -> Pack:
    """How passages are chosen; with `spare` what the reader was told is not paid for again."""

    def pack(
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

    return pack


def _reply_tokens(office: Office) -> int:
    model = model_of(office.config)
    return model.reply_tokens if model else REPLY_TOKENS


def _fence_secret() -> str:
    """What makes the fence unguessable: random, kept for this user so that calls can be cached."""
    from briefer.app.context import user_cache_folder
    from briefer.secrets import kept_secret

    return kept_secret(user_cache_folder() / "fence")


def _word_count(text: str) -> int:
    return text.count(" ") + 1
