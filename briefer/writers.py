"""Which engine writes, with which prompts and budget. Assembly: config and plan in, Writer out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from secrets import token_hex
from typing import TYPE_CHECKING

from briefer.errors import ConfigError
from briefer.model import Article, Finding, Story
from briefer.office import Office, model_of
from briefer.ports import Ask, LabelledPassage, Prompt
from briefer.resources import resource_text
from briefer.secrets import optional_secret
from briefer.summarize.extract import extractive_ask
from briefer.summarize.passages import chosen
from briefer.summarize.prompt import Setting, fence_token, repair_prompt, story_prompt
from briefer.summarize.reply import drafted
from briefer.text.sentences import passages
from briefer.writing import Writer

if TYPE_CHECKING:
    from briefer.config import ModelConfig
    from briefer.pipeline import Plan

Count = Callable[[str], int]

_OFFLINE_BUDGET = 24_000  # words, near enough: what the extractive engine weighs of one story
_PROMPT_OVERHEAD = 900  # tokens of rules and schema around the passages


def writer_for(office: Office, plan: Plan, *, engine: str | None) -> Writer:
    """The writer the user asked for: `extractive`, `openai`, or whatever is configured."""
    model = model_of(office.config)
    if engine == "openai" and model is None:
        raise ConfigError(
            "--engine openai needs a model: add [model] with a name to briefer.toml, or set"
            " BRIEFER_MODEL (and OPENAI_BASE_URL for a server of your own)"
        )
    offline = engine == "extractive" or (engine is None and office.config.model is None)
    if model is None or offline:
        return _extractive(office, plan)
    return _with_model(office, plan, model)


def asked_once(model: ModelConfig) -> str:
    """What a tiny question to that model shows: for `briefer doctor`. Raises AskError."""
    from briefer.summarize.llm import openai_ask

    key = optional_secret(model.key_env)
    ask = openai_ask(base_url=model.base_url, model=model.name, key=key, timeout=model.timeout)
    article = Article(title="Bridge", text="The town council closed the bridge on Monday.")
    shown = [LabelledPassage("A1.1", passages(article)[1])]
    template = resource_text("prompts", "story.j2")
    prompt = story_prompt(shown, template=template, token=token_hex(16))
    reply = ask(prompt)
    count = len(drafted(reply, prompt).bullets)
    return f"answered in the asked form, {count} bullets, {reply.usage.completion_tokens} tokens"


def _extractive(office: Office, plan: Plan) -> Writer:
    ask = extractive_ask(about=plan.topic.relevance_of)
    return _writer(office, plan, "extractive", ask, ask, budget=_OFFLINE_BUDGET, count=_word_count)


def _with_model(office: Office, plan: Plan, model: ModelConfig) -> Writer:
    from briefer.summarize.llm import openai_ask, retrying
    from briefer.summarize.tokens import token_counter

    ask = retrying(
        openai_ask(
            base_url=model.base_url,
            model=model.name,
            key=optional_secret(model.key_env),
            timeout=model.timeout,
        )
    )
    budget = max(model.context_tokens - model.reply_tokens - _PROMPT_OVERHEAD, 500)
    fallback = extractive_ask(about=plan.topic.relevance_of)
    return _writer(
        office,
        plan,
        f"openai ({model.name})",
        ask,
        fallback,
        budget=budget,
        count=token_counter(model.name),
    )


def _writer(
    office: Office, plan: Plan, name: str, ask: Ask, fallback: Ask, *, budget: int, count: Count
) -> Writer:
    folder = office.folder_of("prompts")
    story = resource_text("prompts", "story.j2", overrides=folder)
    repair = resource_text("prompts", "repair.j2", overrides=folder)
    setting = Setting(
        topic=plan.topic.name,
        language=plan.language,
        zone=office.config.zone,
        zone_name=plan.timezone,
    )
    secret = token_hex(16)

    def pack(found: Story) -> tuple[LabelledPassage, ...]:
        return chosen(found, about=plan.topic.relevance_of, budget=budget, count=count)

    def ask_for_story(passages: Sequence[LabelledPassage]) -> Prompt:
        token = fence_token(secret, [item.passage.text for item in passages])
        return story_prompt(passages, template=story, token=token, setting=setting)

    def ask_for_repair(
        text: str, findings: Sequence[Finding], passages: Sequence[LabelledPassage]
    ) -> Prompt:
        token = fence_token(secret, [text, *(item.passage.text for item in passages)])
        return repair_prompt(
            text,
            [finding.detail for finding in findings],
            passages,
            template=repair,
            token=token,
            setting=setting,
        )

    return Writer(name, ask, fallback, pack, ask_for_story, ask_for_repair)


def _word_count(text: str) -> int:
    return text.count(" ") + 1
