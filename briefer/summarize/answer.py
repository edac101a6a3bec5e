"""What an OpenAI-compatible endpoint answered in, a Reply or NoReply with a sentence out. Pure.

Only statuses, known error codes and our own words reach a sentence: an endpoint may repeat
the key it was sent in its error message.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit

from briefer.model import Usage
from briefer.ports import Reply
from briefer.summarize.message import message_text, only_thought
from briefer.summarize.outcomes import NoReply
from briefer.summarize.streamed import BROKEN, is_stream, joined
from briefer.summarize.thinking import THOUGHT_ALONE

_QUOTA: Final = ("insufficient_quota", "billing", "credit balance", "payment required")
_CONTEXT: Final = (
    "context_length",
    "context length",
    "context size",
    "context window",
    "maximum context",
    "too many tokens",
    "prompt is too long",
    "input is too long",
    "exceed_context_size",
    "context shift",
    "n_ctx",
)
_RESPONSES: Final = ("v1/responses", "responses api", "not a chat model", "/responses endpoint")
_CONTEXT_NAMES: Final = (  # vLLM, LM Studio, llama.cpp, gateways
    "max_model_len",
    "loaded_context_length",
    "n_ctx",
    "context_length",
    "context_window",
    "max_context_length",
    "n_ctx_train",
)
_AGAIN: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked, for the sentences of errors and the name of the engine."""

    base_url: str
    model: str

    @property
    def name(self) -> str:
        """Model and host, without what a url may hide: user, password, path and query."""
        return f"{self.model} at {self.host}"

    @property
    def host(self) -> str:
        parts = urlsplit(self.base_url)
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.hostname or 'nowhere'}{port}"


def reply_of(body: bytes, endpoint: Endpoint, *, media_type: str = "") -> Reply:
    """The reply in a 200 body. Raises NoReply for what is no chat completion."""
    answer = joined(body) if is_stream(body, media_type) else _object(body, endpoint, media_type)
    usage = _usage(answer.get("usage"))
    choices = answer.get("choices")
    if "error" in answer and not choices:
        again = not says(body, _QUOTA)
        raise NoReply(
            f"{endpoint.name}: answered 200 with an error inside",
            outcome="error",
            again=again,
            usage=usage,
        )
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise NoReply(
            f"{endpoint.name}: the answer has no choices; is [model] base_url that of a chat API?",
            outcome="no choices",
            usage=usage,
        )
    return _reply(choices[0], usage, endpoint)


def told_context(body: bytes, model: str) -> int | None:
    """The longest context in a list of models, by any of the names that servers give it.

    >>> told_context(b'{"data": [{"id": "m", "max_model_len": 4096}]}', "m")
    4096
    """
    try:
        rows = json.loads(body)["data"]
        row = next((r for r in rows if r["id"] == model), rows[0] if len(rows) == 1 else {})
        told = {**row, **(row.get("meta") or {})}
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None
    return next((n for name in _CONTEXT_NAMES if (n := _count(told.get(name)))), None)


def status_failure(
    status: int, body: bytes, headers: Mapping[str, str], *, endpoint: Endpoint, now: float
) -> NoReply:
    """What a status other than 200 means to the user, and whether to ask again."""
    wait = retry_after(headers, now)
    sentence, outcome = _meaning(status, body, endpoint)
    again = status in _AGAIN and outcome in ("busy", "failed")
    return NoReply(
        f"{endpoint.name}: HTTP {status}, {sentence}", outcome=outcome, again=again, after=wait
    )


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds the endpoint asks us to wait, from any of the three ways to say so.

    >>> retry_after({"retry-after": "2"}, 0.0), retry_after({"retry-after": "soon"}, 0.0)
    (2.0, None)
    """
    milliseconds = headers.get("retry-after-ms", "")
    given = headers.get("retry-after", "").strip()
    for text, share in ((milliseconds, 1000.0), (given, 1.0)):
        try:
            seconds = float(text) / share
        except ValueError:
            continue
        if math.isfinite(seconds):
            return max(0.0, seconds)
    try:
        return max(0.0, parsedate_to_datetime(given).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None


def says(body: bytes, words: tuple[str, ...]) -> bool:
    text = body[:20_000].decode("utf-8", "replace").casefold()
    return any(word in text for word in words)


def too_long(body: bytes) -> bool:
    """Whether an error says that the prompt is longer than the model can read."""
    return says(body, _CONTEXT)


def _meaning(status: int, body: bytes, endpoint: Endpoint) -> tuple[str, str]:
    """A sentence for the user and the short name of the outcome; the first that applies."""
    unclear = status in (400, 422)
    told = unclear or status in (413, 500)  # llama.cpp has said 500
    cases = (
        *_outright(status, body, endpoint),
        (
            status == 413 or (told and too_long(body)),
            "the prompt is longer than the model's context; lower [model] context_tokens",
            "context",
        ),
        (
            unclear and says(body, ("content_filter", "content filter")),
            "the endpoint's content filter refused the articles",
            "filtered",
        ),
        (
            300 <= status < 400,
            "the address redirects; set [model] base_url to where it leads",
            "not found",
        ),
        (status == 429, "too many requests", "busy"),
        (status in _AGAIN, "the endpoint failed", "failed"),
        (True, "the request was refused", "refused"),
    )
    return next((sentence, outcome) for holds, sentence, outcome in cases if holds)


def _outright(status: int, body: bytes, endpoint: Endpoint) -> tuple[tuple[bool, str, str], ...]:
    """What is wrong with the account, the model's name or the address, whatever was asked."""
    model = repr(endpoint.model)
    return (
        (
            status == 402 or says(body, _QUOTA),
            "the quota is used up; top up the account or lower [model] max_cost",
            "quota",
        ),
        (
            status in (401, 403),
            "the key was refused; check the variable named in [model] key_env",
            "key",
        ),
        (
            status in (400, 404, 422) and says(body, _RESPONSES),
            f"{model} answers the Responses API alone, not chat; set [model] name to a chat model",
            "not found",
        ),
        (
            status == 404,
            f"no model {model} or no chat API there; check [model] name and base_url",
            "not found",
        ),
    )


def _object(body: bytes, endpoint: Endpoint, media_type: str) -> dict[str, Any]:
    if not body.strip():
        raise NoReply(f"{endpoint.name}: answered nothing", outcome="empty", again=True)
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        page = "html" in media_type or body.lstrip()[:1] == b"<"
        what = "a web page" if page else "what is no JSON"
        raise NoReply(
            f"{endpoint.name}: answered with {what}; is [model] base_url that of a chat API?",
            outcome="html" if page else "no JSON",
            again=not page,
        ) from error
    if not isinstance(answer, dict):
        raise NoReply(f"{endpoint.name}: answered with what is no object", outcome="no choices")
    return answer


def _reply(choice: dict[str, Any], usage: Usage, endpoint: Endpoint) -> Reply:
    message = choice.get("message")
    message = message if isinstance(message, dict) else {"content": choice.get("text")}
    finish = choice.get("finish_reason", "stop")
    refusal = message.get("refusal")
    if isinstance(refusal, str) and refusal.strip():
        return Reply(refusal, "refusal", usage, endpoint.name)
    if finish == BROKEN:
        raise NoReply(
            f"{endpoint.name}: the stream of the answer broke off",
            outcome="failed",
            again=True,
            usage=usage,
        )
    if only_thought(message):
        raise NoReply(
            f"{endpoint.name}: the model thought and did not answer; {THOUGHT_ALONE}",
            outcome="reasoning",
            usage=usage,
        )
    text = message_text(message)
    why = finish if isinstance(finish, str) else "stop"
    return Reply(text, why, usage, endpoint.name, _odds(choice.get("logprobs")))


def _odds(given: Any) -> tuple[tuple[str, float], ...]:
    """The words that the answer might have begun with, where the endpoint tells them."""
    try:
        first = given["content"][0]
        told = [(item["token"], item["logprob"]) for item in first.get("top_logprobs") or [first]]
    except (LookupError, TypeError, AttributeError):
        return ()
    good = [(t, p) for t, p in told if isinstance(t, str) and isinstance(p, int | float)]
    return tuple((token, float(logarithm)) for token, logarithm in good)


def _usage(given: Any) -> Usage:
    """One call, with the tokens the endpoint owns up to."""
    told = given if isinstance(given, dict) else {}
    prompt, completion = (
        _nested(told, name) for name in ("prompt_tokens_details", "completion_tokens_details")
    )
    return Usage(
        calls=1,
        prompt_tokens=_count(told.get("prompt_tokens")),
        completion_tokens=_count(told.get("completion_tokens")),
        cached_tokens=_count(prompt.get("cached_tokens")),
        reasoning_tokens=_count(completion.get("reasoning_tokens")),
    )


def _nested(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
