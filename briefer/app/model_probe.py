"""A configured model in, what its endpoint can do out: for `briefer doctor`. Assembly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING, Final, Literal

from briefer.errors import AskError
from briefer.model import Article, Usage
from briefer.ports import LabelledPassage, Prompt
from briefer.resources import resource_text
from briefer.secrets import optional_secret
from briefer.summarize.forms import Shape
from briefer.summarize.prompt import story_prompt
from briefer.summarize.reply import drafted
from briefer.summarize.tokens import estimated_tokens
from briefer.text.sentences import passages

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.config import ModelConfig

_SHAPES: Final[tuple[Shape, ...]] = ("json_schema", "json_object", "text")


@dataclass(frozen=True, slots=True)
class Ability:
    """One thing an endpoint can or cannot do, in a sentence."""

    part: str
    verdict: Literal["ok", "warning"]
    detail: str


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of a tiny question in one form: the form that was taken, bullets, cost."""

    shape: Shape
    bullets: int
    usage: Usage
    seconds: float
    written: int


def abilities(context: Context, model: ModelConfig) -> Iterator[Ability]:
    """Asks a tiny question in each form, and for what it knows of itself. Raises AskError."""
    tried = {shape: _tried(model, shape) for shape in _SHAPES}
    yield _forms(model, tried)
    yield _usage(tried)
    yield _context(model)
    yield _tokens(model)
    yield _brief(context, model, tried)


def _tried(model: ModelConfig, shape: Shape) -> _Tried:
    from briefer.app.model_client import engine_of
    from briefer.summarize.forms import first_form
    from briefer.summarize.llm import HOSTED, remembered_as

    address = model.base_url or HOSTED
    name, first = remembered_as(address, model.name), first_form(address)
    forms = {name: replace(first, shape=shape)}
    prompt = _tiny()
    began = perf_counter()
    reply = engine_of(model, forms)(prompt)
    seconds = perf_counter() - began
    try:
        bullets = len(drafted(reply, prompt).bullets)
    except AskError:
        bullets = 0
    written = reply.usage.completion_tokens or estimated_tokens(reply.text)
    return _Tried(forms[name].shape, bullets, reply.usage, seconds, written)


def _tiny() -> Prompt:
    article = Article(title="Bridge", text="The town council closed the bridge on Monday.")
    shown = [LabelledPassage("A1.1", passages(article)[1])]
    return story_prompt(shown, template=resource_text("prompts", "story.j2"), token="doctor")  # noqa: S106


def _forms(model: ModelConfig, tried: dict[Shape, _Tried]) -> Ability:
    takes = [shape for shape, found in tried.items() if found.shape == shape]
    usable = [shape for shape in takes if tried[shape].bullets]
    taken = f"{model.name} answers; takes {', '.join(takes)}"
    if not usable:
        detail = f"{taken}, but writes in none as asked: its stories will be the sources' own words"
        return Ability("model", "warning", detail)
    return Ability("model", "ok", f"{taken}; briefs are asked for as {usable[0]}")


def _usage(tried: dict[Shape, _Tried]) -> Ability:
    told = next((found.usage for found in tried.values() if found.usage.prompt_tokens), None)
    if told is None:
        return Ability("model usage", "warning", "not reported: calls and tokens are our own count")
    return Ability("model usage", "ok", f"reported: {told.prompt_tokens} tokens for the question")


def _context(model: ModelConfig) -> Ability:
    from briefer.summarize.llm import context_of

    key, told = optional_secret(model.key_env), None
    told = context_of(base_url=model.base_url, model=model.name, key=key, timeout=model.timeout)
    set_to = f"[model] context_tokens is {model.context_tokens:,}"
    if told is None:
        return Ability("model context", "ok", f"not told by the endpoint; {set_to}")
    if told < model.context_tokens:
        detail = f"{told:,} tokens, but {set_to}: lower it, or long stories are refused"
        return Ability("model context", "warning", detail)
    return Ability("model context", "ok", f"{told:,} tokens; {set_to}")


def _brief(context: Context, model: ModelConfig, tried: dict[Shape, _Tried]) -> Ability:
    """What a typical brief takes, by the fastest of the small calls: the first loads things."""
    from briefer.app.typical import told

    fastest = min(tried.values(), key=lambda found: found.seconds)
    detail = told(context, model, seconds=fastest.seconds, reply_tokens=fastest.written)
    return Ability("model brief", "ok", detail)


def _tokens(model: ModelConfig) -> Ability:
    from briefer.summarize.tokens import table_folder

    folder = table_folder(model.name)
    if folder is None:
        detail = "estimated on the safe side: no token tables are on this disk"
        return Ability("model tokens", "ok", detail)
    return Ability("model tokens", "ok", f"counted with the tables in {folder}")
