"""The text of a reply in, the part of it that is the answer out: what was thought is not. Pure.

Models think aloud in marks of their own, and servers pass them on or take one of a pair away.
No pattern backtracks: the work is linear in the text.
"""

from __future__ import annotations

from typing import Final

THOUGHT_ALONE: Final = (  # how a user gets an answer out of a model that only thinks
    'raise [model] reply_tokens, or have it think less: parameters = { reasoning_effort = "low" }'
)
_MARKS: Final = (  # DeepSeek, Qwen; Claude-like; Magistral; Kimi; Command; Seed; Skywork
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<thought>", "</thought>"),
    ("<reasoning>", "</reasoning>"),
    ("[think]", "[/think]"),
    ("◁think▷", "◁/think▷"),
    ("<|start_thinking|>", "<|end_thinking|>"),
    ("<seed:think>", "</seed:think>"),
    ("<|begin_of_thought|>", "<|end_of_thought|>"),
)
_CHANNEL: Final = "<|channel|>"
_FINAL: Final = "<|channel|>final"
_SAID: Final = "<|message|>"
_ENDS: Final = ("<|return|>", "<|end|>", "<|call|>", "<|start|>")
_BARE_ANALYSIS: Final = "analysis"  # a server that drops the special tokens leaves the words
_BARE_FINAL: Final = "assistantfinal"


def answer_part(text: str) -> str:
    """What stands after the last thought; empty where nothing but a thought is there.

    >>> answer_part("<think>The bridge?</think> {}"), answer_part("hm </think>{}")
    (' {}', '{}')
    >>> answer_part("<think>The bridge is")
    ''
    """
    lowered = _lowered(text)
    if _CHANNEL in lowered:
        return _final_channel(text, lowered)
    if lowered.startswith(_BARE_ANALYSIS) and _BARE_FINAL in lowered:
        return text[lowered.rindex(_BARE_FINAL) + len(_BARE_FINAL) :]
    start = max((_after(lowered, closing) for _, closing in _MARKS), default=0)
    rest, told = text[start:], lowered[start:].lstrip()
    if any(told.startswith(opening) for opening, _ in _MARKS):
        return ""
    return rest


def _lowered(text: str) -> str:
    """Small letters, each at its place: some letters become two in `str.lower`."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


def _after(text: str, mark: str) -> int:
    found = text.rfind(mark)
    return found + len(mark) if found >= 0 else 0


def _final_channel(text: str, lowered: str) -> str:
    """What gpt-oss says in its last `final` channel; its `analysis` is for nobody."""
    final = lowered.rfind(_FINAL)
    if final < 0:
        return ""
    said = lowered.find(_SAID, final)
    if said < 0:
        return ""
    start = said + len(_SAID)
    ends = [end for mark in _ENDS if (end := lowered.find(mark, start)) >= 0]
    return text[start : min(ends, default=len(text))]
