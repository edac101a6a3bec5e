"""What a status other than 200 means in, a sentence for the user and what to do out. Pure.

Only statuses, known error codes and our own words reach a sentence: an endpoint may repeat
the key it was sent in its error message.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

from briefer.summarize.outcomes import NoReply

QUOTA: Final = ("insufficient_quota", "billing", "credit balance", "payment required")
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
    "maximum model length",
    "max_model_len",
    "max_seq_len",
    "maximum input length",
    "input length limit",
    "input_length",
    "too large to process",
    "exceeds the maximum number of tokens",
    "max_new_tokens` must be",
    "inputs` must have less",
    "reduce the length of the messages",
    "prompt too long",
)
_RESPONSES: Final = ("v1/responses", "responses api", "/responses endpoint")
_NO_CHAT: Final = ("not a chat model", "chatcompletion operation does not work", "not support chat")
_REPLY: Final = (  # the reply asked for is longer than this model ever writes
    "supports at most",
    "tokens is too large",
    "less than or equal",
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
    """Whether an error has one of these words near its beginning, in whatever case."""
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
            unclear and says(body, ("max_tokens", "completion tokens")) and says(body, _REPLY),
            "the model writes no reply that long; lower [model] reply_tokens",
            "refused",
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
            status == 402 or says(body, QUOTA),
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
            status in (400, 404, 422) and says(body, _NO_CHAT),
            f"{model} is no chat model; set [model] name to one",
            "not found",
        ),
        (
            status == 404,
            f"no model {model} or no chat API there; check [model] name and base_url",
            "not found",
        ),
    )
