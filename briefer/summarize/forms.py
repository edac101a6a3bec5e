"""How an endpoint wants its requests: the ladder from a JSON schema down to plain text. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from briefer.ports import Prompt
from briefer.summarize.answer import says

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


@dataclass(frozen=True, slots=True)
class Form:
    """One step of the ladder. Newer hosted models know only the newer name of the limit and
    no temperature, older servers only the older name."""

    shape: Shape = "json_schema"
    limit: str = "max_tokens"
    temperature: bool = True

    def request(self, prompt: Prompt, model: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments of the SDK's call for this prompt."""
        asked: dict[str, Any] = {
            "model": model,
            "messages": [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
            ],
            self.limit: prompt.reply_tokens,
        }
        if self.temperature:
            asked["temperature"] = 0
        if self.shape == "json_object":
            asked["response_format"] = {"type": "json_object"}
        if self.shape == "json_schema":
            schema = {"name": prompt.purpose, "strict": True, "schema": dict(prompt.schema)}
            asked["response_format"] = {"type": "json_schema", "json_schema": schema}
        known = set(asked) | {"tools", "tool_choice", "stream", "n"}
        extra = {name: value for name, value in parameters.items() if name not in known}
        return {**asked, "extra_body": extra} if extra else asked


def first_form(base_url: str) -> Form:
    """Where to start: with the schema, and the limit's name that this host is known to take."""
    host = urlsplit(base_url).hostname or ""
    newer = host.endswith(("openai.com", "azure.com"))
    return Form(limit="max_completion_tokens" if newer else "max_tokens")


def simpler(form: Form, status: int, body: bytes) -> Form | None:
    """The next form to try after a refusal that names what it refuses; None when none would do.

    Some servers answer an unknown response_format with 500.
    """
    if status not in (400, 404, 415, 422, 500, 501):
        return None
    if form.temperature and says(body, ("temperature",)):
        return replace(form, temperature=False)
    if form.limit == "max_tokens" and says(body, ("max_completion_tokens",)):
        return replace(form, limit="max_completion_tokens")
    if form.limit == "max_completion_tokens" and says(body, ("max_completion_tokens",)):
        return replace(form, limit="max_tokens")
    if form.shape in _LOWER and says(body, _SHAPE_WORDS):
        return replace(form, shape=_LOWER[form.shape])
    return None
