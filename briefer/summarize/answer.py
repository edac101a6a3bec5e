"""What an OpenAI-compatible endpoint answered in, a Reply or NoReply with a sentence out. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from briefer.model import Usage
from briefer.ports import Reply
from briefer.summarize.message import message_text, only_thought
from briefer.summarize.outcomes import NoReply
from briefer.summarize.refusals import QUOTA, Endpoint, says, status_failure, too_long
from briefer.summarize.streamed import BROKEN, bounded_int, is_stream, joined
from briefer.summarize.thinking import THOUGHT_ALONE

_CONTEXT_NAMES: Final = (  # vLLM, LM Studio, llama.cpp, gateways
    "max_model_len",
    "loaded_context_length",
    "n_ctx",
    "context_length",
    "context_window",
    "max_context_length",
    "n_ctx_train",
)
_LONGEST_ERROR: Final = 100_000  # bytes


def reply_of(body: bytes, endpoint: Endpoint, *, media_type: str = "") -> Reply:
    """The reply in a 200 body. Raises NoReply for what is no chat completion."""
    answer = joined(body) if is_stream(body, media_type) else _object(body, endpoint, media_type)
    usage = _usage(answer.get("usage"))
    choices = answer.get("choices")
    if "error" in answer and not choices:
        raise _error_inside(body, usage, endpoint)
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise NoReply(
            f"{endpoint.name}: the answer has no choices; is [model] base_url that of a chat API?",
            outcome="no choices",
            usage=usage,
        )
    return _reply(choices[0], usage, endpoint)


def inner_status(body: bytes, media_type: str = "") -> int | None:
    """The status that a 200 hides: gateways say in the body what they were told behind them."""
    if len(body) > _LONGEST_ERROR:
        return None
    try:
        answer = joined(body) if is_stream(body, media_type) else json.loads(body)
        code = answer["error"]["code"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return None
    told = isinstance(code, int) and 400 <= code < 600 and not answer.get("choices")
    return code if told else None


def _error_inside(body: bytes, usage: Usage, endpoint: Endpoint) -> NoReply:
    if too_long(body):
        return status_failure(400, body, {}, endpoint=endpoint, now=0.0)
    again = not says(body, QUOTA)
    sentence = f"{endpoint.name}: answered 200 with an error inside"
    return NoReply(sentence, outcome="error", again=again, usage=usage)


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


def _object(body: bytes, endpoint: Endpoint, media_type: str) -> dict[str, Any]:
    if not body.strip():
        raise NoReply(f"{endpoint.name}: answered nothing", outcome="empty", again=True)
    try:
        answer = json.loads(body, parse_int=bounded_int)
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
