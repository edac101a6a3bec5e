"""The body of a stream of events in, the one chat completion it adds up to out. Pure.

Some servers only stream, whatever they were asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from briefer.summarize.message import parts

_MOST_DIGITS: Final = 40
BROKEN: Final = "broken"  # how a stream finished that has no end
_TEXTS: Final = ("reasoning_content", "reasoning", "thinking", "refusal")


def is_stream(body: bytes, media_type: str = "") -> bool:
    """Whether the body is a stream of events, by its type or by how it begins."""
    return "event-stream" in media_type or body.lstrip()[:5] == b"data:"


def bounded_int(digits: str) -> int:
    """A count that a server tells; 0 for one of so many digits that Python reads none of them."""
    return int(digits) if len(digits) <= _MOST_DIGITS else 0


def joined(body: bytes) -> dict[str, Any]:
    """The whole answer; its finish is BROKEN where the stream broke off.

    >>> joined(b'data: {"choices":[{"delta":{"content":"{"}}]}\\n\\n'
    ...        b'data: {"choices":[{"delta":{"content":"}"},"finish_reason":"stop"}]}\\n\\n')
    {'choices': [{'message': {'content': '{}'}, 'finish_reason': 'stop'}], 'usage': None}
    """
    texts: dict[str, list[str]] = {}
    arguments: list[str] = []
    finish, usage, begun = None, None, False
    for event in _events(body):
        if event.get("error") and not begun:
            return event
        usage = event.get("usage") or usage
        choice = _first(event.get("choices"))
        begun = begun or bool(choice)
        finish = choice.get("finish_reason") or finish
        delta = choice.get("delta") or choice.get("message")
        for name, text in _texts(delta):
            texts.setdefault(name, []).append(text)
        arguments += _arguments(delta)
    if not begun:
        return {}
    message: dict[str, Any] = {name: "".join(parts) for name, parts in texts.items()}
    if arguments:
        message["tool_calls"] = [{"function": {"arguments": "".join(arguments)}}]
    ended = finish or ("stop" if b"[DONE]" in body[-200:] else BROKEN)
    return {"choices": [{"message": message, "finish_reason": ended}], "usage": usage}


def _events(body: bytes) -> Iterator[dict[str, Any]]:
    for line in body.splitlines():
        if not line.startswith(b"data:"):
            continue
        try:
            event = json.loads(line[5:], parse_int=bounded_int)
        except (ValueError, RecursionError):
            continue
        if isinstance(event, dict):
            yield event


def _first(choices: Any) -> dict[str, Any]:
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}


def _texts(delta: Any) -> Iterator[tuple[str, str]]:
    if isinstance(delta, dict):
        yield from ((name, delta[name]) for name in _TEXTS if isinstance(delta.get(name), str))
        said, thought = parts(delta.get("content"))
        yield from (("content", text) for text in said)
        yield from (("thinking", text) for text in thought)


def _arguments(delta: Any) -> list[str]:
    calls = delta.get("tool_calls") if isinstance(delta, dict) else None
    functions = [_first([call]).get("function") for call in calls or () if call]
    return [
        function["arguments"]
        for function in functions
        if isinstance(function, dict) and isinstance(function.get("arguments"), str)
    ]
