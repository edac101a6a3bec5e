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
    content = "".join(parts(message.get("content"))[0])
    return content if content.strip() else _called(message)


def only_thought(message: Mapping[str, Any]) -> bool:
    """Whether the model thought and then said nothing."""
    thought = any(message.get(name) for name in _THOUGHT) or parts(message.get("content"))[1]
    return bool(thought) and not message_text(message).strip()


def parts(content: Any) -> tuple[list[str], list[str]]:
    """The texts of the content that answer, and those that only think; a text is one part.

    >>> parts([{"type": "thinking", "thinking": [{"text": "hm"}]}, {"type": "text", "text": "{}"}])
    (['{}'], ['hm'])
    """
    given = content if isinstance(content, list) else [content]
    said = [_text(part) for part in given if _answers(part)]
    thought = [_text(part) for part in given if not _answers(part)]
    return [text for text in said if text], [text for text in thought if text]


def _answers(part: Any) -> bool:
    return not isinstance(part, dict) or part.get("type") in _SAID


def _text(part: Any) -> str:
    """The text of a part; Magistral's thoughts are lists of parts themselves."""
    if isinstance(part, dict):
        part = part.get("text") or part.get("thinking") or ""
    if isinstance(part, list):
        return "".join(item["text"] for item in part if _is_text(item))
    return part if isinstance(part, str) else ""


def _is_text(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("text"), str)


def _called(message: Mapping[str, Any]) -> str:
    calls = message.get("tool_calls")
    last = calls[-1] if isinstance(calls, list) and calls else None
    function = last.get("function") if isinstance(last, dict) else message.get("function_call")
    arguments = function.get("arguments") if isinstance(function, dict) else None
    if isinstance(arguments, dict):
        return json.dumps(arguments, ensure_ascii=False)
    return arguments if isinstance(arguments, str) else ""
