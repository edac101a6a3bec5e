"""How an endpoint wants its requests: the ladder from a JSON schema down to plain text. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from briefer.ports import Prompt
from briefer.summarize.prompt import draft_schema
from briefer.summarize.proofs import repair_schema
from briefer.summarize.refusals import says, too_long

Shape = Literal["json_schema", "json_object", "text"]
_LOWER: Final[Mapping[Shape, Shape]] = {"json_schema": "json_object", "json_object": "text"}
_SHAPE_WORDS: Final = (
    "response_format",
    "json_schema",
    "json schema",
    "json_object",
    "structured output",
    "grammar",
    "guided",
    "schema",
)

_SYSTEM_WORDS: Final = (  # Gemma's and Mistral's templates, o1's first names, gateways
    "system role",
    "system message",
    "system prompt",
    "system instruction",
    "role system",
    "role 'system'",
    "role: system",
    "role: 'system'",
    'role \\"system\\"',
    "role `system`",
    "'system' with this model",
    "'system' is not one of",
    "developer instruction",
    "only user and assistant roles",
    "only user, assistant",
    "roles must alternate",
    "start with a user",
    "first message must be",
)
_STREAM_WORDS: Final = (
    "only stream",
    "streaming only",
    "stream must be",
    "stream=true",
    "stream = true",
    '"stream\\": true',
    "stream to true",
    "stream to be true",
    "supports streaming",
    "supports only stream",
    "support stream mode",
    "without stream",
    "non-streaming",
    "non-stream",
    "nonstream",
    "streaming is required",
    "requires stream",
    "enable stream",
)
WORDS_TOLD: Final = 10  # of those an answer might begin with
_NO_LIMIT: Final = re.compile(  # a server that does not know the older name of the limit
    rb"(?:unsupported|unknown|unrecogni[sz]ed|unexpected|extra)[^.]{0,60}\bmax_tokens\b"
    rb"|\bmax_tokens\b[^.]{0,60}(?:not support|unsupported|unknown|not permitted|unrecogni[sz]ed)",
    re.IGNORECASE,
)
_GUIDE_WORDS: Final = ("enum", "maxitems", "max_items")


@dataclass(frozen=True, slots=True)
class Form:
    """One step of the ladder. Newer hosted models know only the newer name of the limit and
    no temperature, older servers only the older name; some templates have no system role, and
    some servers only stream. A `guided` reply can hold no label that
    was not shown and no endless list; hosted endpoints take seconds to compile each new schema."""

    shape: Shape = "json_schema"
    limit: str = "max_tokens"
    temperature: bool = True
    guided: bool = False
    system: bool = True
    stream: bool = False

    def request(self, prompt: Prompt, model: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of the SDK's call for this prompt."""
        asked: dict[str, Any] = {
            "model": model,
            "messages": self._messages(prompt),
            self.limit: prompt.reply_tokens,
        }
        if self.stream:
            asked["stream"] = True
        if self.temperature:
            asked["temperature"] = 0
        if not prompt.schema:  # a bare word is wanted, and the words it might have been
            asked |= {"logprobs": True, "top_logprobs": WORDS_TOLD}
        elif self.shape == "json_object":
            asked["response_format"] = {"type": "json_object"}
        elif self.shape == "json_schema":
            form = _guided(prompt) if self.guided else prompt.schema
            schema = {"name": prompt.purpose, "strict": True, "schema": dict(form)}
            asked["response_format"] = {"type": "json_schema", "json_schema": schema}
        known = set(asked) | {"tools", "tool_choice", "stream", "n"}
        extra = {name: value for name, value in parameters.items() if name not in known}
        return {**asked, "extra_body": extra} if extra else asked

    def _messages(self, prompt: Prompt) -> list[dict[str, str]]:
        if not self.system:
            return [{"role": "user", "content": f"{prompt.system}\n{prompt.user}"}]
        return [
            {"role": "system", "content": prompt.system},
            {"role": "user", "content": prompt.user},
        ]


def first_form(base_url: str) -> Form:
    """Where to start: with the schema, and the limit's name that this host is known to take."""
    host = urlsplit(base_url).hostname or ""
    newer = host.endswith(("openai.com", "azure.com"))
    return Form(limit="max_completion_tokens" if newer else "max_tokens", guided=not newer)


def _guided(prompt: Prompt) -> Mapping[str, Any]:
    """The prompt's schema with the labels it shows as the only ones, and a bound to its lists."""
    labels = [item.label for item in prompt.passages]
    if prompt.purpose == "repair" and prompt.ids:
        return repair_schema(prompt.ids, labels)
    if not labels or "bullets" not in prompt.schema.get("properties", {}):
        return prompt.schema
    return draft_schema(labels)


def simpler(form: Form, status: int, body: bytes) -> Form | None:
    """The next form to try after a refusal that names what it refuses; None when none would do.

    Some servers answer an unknown response_format with 500. A prompt that is too long for the
    context fits in no form, though the refusal may name the limits of the reply.
    """
    if status not in (400, 404, 415, 422, 500, 501) or too_long(body):
        return None
    newer = says(body, ("max_completion_tokens",)) or (
        form.limit == "max_tokens" and bool(_NO_LIMIT.search(body[:20_000]))
    )
    other = "max_tokens" if form.limit == "max_completion_tokens" else "max_completion_tokens"
    guided = form.shape == "json_schema" and form.guided
    steps: tuple[tuple[bool, dict[str, Any]], ...] = (
        (form.system and says(body, _SYSTEM_WORDS), {"system": False}),
        (not form.stream and says(body, _STREAM_WORDS), {"stream": True}),
        (form.temperature and says(body, ("temperature",)), {"temperature": False}),
        (newer, {"limit": other}),
        (guided and says(body, _GUIDE_WORDS), {"guided": False}),
        (
            form.shape in _LOWER and says(body, _SHAPE_WORDS),
            {"shape": _LOWER.get(form.shape, "text")},
        ),
    )
    change = next((change for holds, change in steps if holds), None)
    return replace(form, **change) if change else None
