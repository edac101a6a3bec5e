"""Configuration in, the judge out that is believed once it has passed the exam. Assembly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from briefer.app.context import Context, model_of, user_cache_folder
from briefer.check.exam import FILE, exam_key, questions
from briefer.check.exam_file import KeptExams
from briefer.check.judge import chat_judge, yes_no_judge
from briefer.check.trust import Result, believed, examined
from briefer.config import JudgeConfig, ModelConfig
from briefer.ports import Ask, Judge
from briefer.resources import resource_text

if TYPE_CHECKING:
    from briefer.app.model_client import Endpoint
    from briefer.app.prompts import PromptSet

EXAMS: Final = "exams.json"


@dataclass(frozen=True, slots=True)
class Judging:
    """A judge as configured: its name, how it is asked, and the exam it has to pass."""

    name: str
    judge: Judge
    exam: Callable[[], Result]

    @property
    def believed(self) -> Judge:
        """The judge, asked nothing until it has passed; the exam is sat when first needed."""
        return believed(self.judge, exam=self.exam, name=f"the judge {self.name}")


def judging(
    context: Context, prompts: PromptSet, *, reached: Endpoint | None = None, fresh: bool = False
) -> Judging | None:
    """The judge of `[judge]`, else the model itself; None where there is none or it is off.

    `reached` is the model of `[model]`: its limits and its cost book are the judge's too.
    """
    from briefer.app.model_client import booked_ask, kept_replies
    from briefer.summarize.again import asked_again
    from briefer.summarize.circuit import broken_off

    model = judge_model(context)
    if model is None:
        return None
    own = context.config.judge
    book = reached.book if reached else None
    booked = reached.booked if reached and own is None else booked_ask(model, book)
    ask = asked_again(broken_off(booked))
    judge = _judge(kept_replies(ask, model, fresh=fresh), prompts, model, own)
    text = partial(resource_text, "prompts", FILE, overrides=context.folder_of("prompts"))
    return Judging(
        model.name,
        judge,
        lambda: examined(
            _judge(ask, prompts, model, own),
            exam=lambda: questions(text()),
            kept=KeptExams(user_cache_folder() / EXAMS),
            key=_key(text(), prompts, model, own),
        ),
    )


def judge_model(context: Context) -> ModelConfig | None:
    """The endpoint and model that judge; None where none is configured, or `judge` is off."""
    model, own = model_of(context.config), context.config.judge
    if model is not None and model.judge == "off":
        return None
    if own is None:
        return model
    told = model or ModelConfig(name=own.name)
    judge = replace(told, name=own.name, base_url=own.base_url, key_env=own.key_env, parameters={})
    if own.price_prompt is None:
        return judge
    return replace(
        judge,
        price_prompt=own.price_prompt,
        price_completion=own.price_completion,
        price_cached=own.price_cached,
    )


def _judge(ask: Ask, prompts: PromptSet, model: ModelConfig, own: JudgeConfig | None) -> Judge:
    from briefer.summarize.limits import in_order

    each = partial(in_order, at_once=model.at_once)
    if own is not None and own.kind == "yes-no":
        return yes_no_judge(ask, name=own.name, threshold=own.threshold, each=each)
    return chat_judge(ask, prompts.judge, each=each)


def _key(text: str, prompts: PromptSet, model: ModelConfig, own: JudgeConfig | None) -> str:
    """What an exam's result hangs on: after a change of any of it, it is sat again."""
    from briefer.summarize.llm import HOSTED, remembered_as

    place = remembered_as(model.base_url or HOSTED, model.name)
    kind: Sequence[object] = (own.kind, own.threshold) if own else ("chat", 0)
    version = import_module("briefer").__version__
    how = (text, prompts.templates["judge.j2"], model.parameters, *kind, version)
    return f"{place} {exam_key(*how)[:16]}"
