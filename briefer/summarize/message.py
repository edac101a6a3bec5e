"""The message of a chat completion in, the text that answers out. Pure.

Servers put an answer into `content`, into a list of parts, or into the arguments of a tool
nobody offered; what a model thought stands beside it under several names and is never taken.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

_SAID: Final = ("text", "output_text", None)  # types of parts that are no thought
_THOUGHT: Final = ("reasoning_content", "reasoning", "thinking", "reasoning_details")


def message_text(message: Mapping[str, Any]) -> str:
    """The answer: the content, else the arguments of the last tool called; empty if neither.

    >>> message_text({"content": [{"type": "thinking", "text": "hm"}, {"text": "{}"}]})
    '{}'
    """
    content = _content(message.get("content"))
    return content if content.strip() else _called(message)


def only_thought(message: Mapping[str, Any]) -> bool:
    """Whether the model thought and then said nothing."""
    thought = any(message.get(name) for name in _THOUGHT) or isinstance(
        message.get("content"), list
    )
    return bool(thought) and not message_text(message).strip()


def _content(content: Any) -> str:
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    return "".join(_part(part) for part in content)


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    said = isinstance(part, dict) and part.get("type") in _SAID
    text = part.get("text") if said else ""
    return text if isinstance(text, str) else ""


def _called(message: Mapping[str, Any]) -> str:
    calls = message.get("tool_calls")
    last = calls[-1] if isinstance(calls, list) and calls else None
    function = last.get("function") if isinstance(last, dict) else message.get("function_call")
    arguments = function.get("arguments") if isinstance(function, dict) else None
    if isinstance(arguments, dict):
        return json.dumps(arguments, ensure_ascii=False)
    return arguments if isinstance(arguments, str) else ""
