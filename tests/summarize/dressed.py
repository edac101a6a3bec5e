"""One answer and one thought of a model, as the servers there are send them: a table for tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from briefer.testing.openai_server import Served

Message = dict[str, Any]
Dressed = Callable[[str, str], Message]  # the answer, and what was thought before it


def served(message: Mapping[str, Any], *, finish: str = "stop", usage: object = None) -> Served:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", **message}}
    return Served(json.dumps({"choices": [choice], "usage": usage}).encode())


def _said(form: str) -> Dressed:
    return lambda good, draft: {"content": form.replace("GOOD", good).replace("DRAFT", draft)}


def _mended(change: Callable[[str], str]) -> Dressed:
    return lambda good, _: {"content": change(good)}


ANSWERS: Final[Mapping[str, Dressed]] = {
    "think-marks": _said("<think>Perhaps DRAFT?</think>\nGOOD"),
    "lone-closing-mark": _said("Perhaps DRAFT?\n</think>\n\nGOOD"),
    "marks-of-magistral": _said("[THINK]DRAFT[/THINK]GOOD"),
    "harmony": _said(
        "<|channel|>analysis<|message|>Perhaps DRAFT?<|end|><|start|>assistant<|channel|>final"
        " <|constrain|>json<|message|>GOOD<|return|>"
    ),
    "harmony-without-tokens": _said("analysisPerhaps DRAFT.assistantfinalGOOD"),
    "fenced": _said("```json\nGOOD\n```"),
    "fenced-by-tildes": _said("~~~json\nGOOD\n~~~"),
    "thought-in-a-fence": _said("```thinking\nDRAFT\n```\n```json\nGOOD\n```"),
    "draft-before-answer": _said("First DRAFT, and better: GOOD"),
    "chatter-around": _said("Sure, here you are:\nGOOD\nTell me if it should be shorter."),
    "reasoning-content": lambda good, draft: {"content": good, "reasoning_content": draft},
    "reasoning": lambda good, draft: {"content": good, "reasoning": draft},
    "list-of-parts": lambda good, draft: {
        "content": [{"type": "thinking", "text": draft}, {"type": "text", "text": good}]
    },
    "parts-of-magistral": lambda good, draft: {
        "content": [
            {"type": "thinking", "thinking": [{"type": "text", "text": draft}]},
            {"type": "text", "text": good},
        ]
    },
    "answer-in-pieces": lambda good, _: {
        "content": [{"type": "text", "text": good[:9]}, {"type": "text", "text": good[9:]}]
    },
    "tool-call": lambda good, _: {
        "content": None,
        "tool_calls": [{"function": {"name": "x", "arguments": good}}],
    },
    "tool-call-of-ollama": lambda good, _: {
        "content": "",
        "tool_calls": [{"function": {"arguments": json.loads(good)}}],
    },
    "function-call": lambda good, _: {"content": None, "function_call": {"arguments": good}},
    "wrapper-key": _said('{"response": GOOD}'),
    "trailing-comma": _mended(lambda good: good.replace("]}", "],}").replace("}]}", "},]}")),
    "last-brace-missing": _mended(lambda good: good[:-1]),
    "no-quotes-around-keys": _mended(
        lambda good: good.replace('"bullets"', "bullets").replace('"verdicts"', "verdicts")
    ),
}

THOUGHTS: Final[Mapping[str, Callable[[str], Message]]] = {
    "think-never-closed": lambda draft: {"content": f"<think>Perhaps {draft}"},
    "nothing-after-it": lambda draft: {"content": f"<think>{draft}</think>\n"},
    "analysis-alone": lambda draft: {"content": f"<|channel|>analysis<|message|>{draft}"},
    "reasoning-content": lambda draft: {"content": "", "reasoning_content": draft},
    "reasoning": lambda draft: {"content": None, "reasoning": draft},
    "parts-of-thought": lambda draft: {"content": [{"type": "thinking", "text": draft}]},
}

# What servers say of a conversation with a system message, and with which status.
NO_SYSTEM: Final = {
    "llama-cpp-gemma": (500, "Jinja Exception: System role not supported"),
    "vllm-gemma": (400, "System role not supported"),
    "vllm-mistral": (400, "Only user and assistant roles are supported!"),
    "mistral-newer": (
        400,
        "Only user, assistant and tool roles are supported, got system.",
    ),
    "alternating": (
        400,
        "Conversation roles must alternate user/assistant/user/assistant/...",
    ),
    "first-names-of-o1": (
        400,
        "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
    ),
    "google": (400, "Developer instruction is not enabled for models/gemma-3-27b-it"),
    "validation": (422, "messages.0.role: 'system' is not one of ['user', 'assistant']"),
    "bedrock": (400, "This model doesn't support system prompts."),
    "user-first": (400, "Conversations must start with a user prompt."),
}

ONLY_STREAMS: Final = {
    "plain": (400, "This model only supports streaming"),
    "must-be": (400, "stream must be true"),
    "qwen": (400, "This model only support stream mode, please enable the stream parameter"),
    "non-streaming": (400, "Non-streaming requests are not supported"),
    "required": (422, "Streaming is required for this operation; set stream=true"),
    "bad-field": (400, "parameter stream: expected stream to be true"),
}

TOO_LONG: Final = {
    "openai": (400, "This model's maximum context length is 8192 tokens. However, your messages"),
    "names-the-limit-too": (
        400,
        "maximum context length is 4096; reduce max_completion_tokens or messages",
    ),
    "llama-cpp": (400, "the request exceeds the available context size, try increasing it"),
    "llama-cpp-500": (500, "the request exceeds the available context size"),
    "llama-cpp-on-the-way": (500, "Context size has been exceeded."),
    "llama-cpp-batch": (500, "input is too large to process. increase the physical batch size"),
    "llama-cpp-python": (500, "Requested tokens (5103) exceed context window of 4096"),
    "ollama": (400, "the input length exceeds the context length"),
    "ollama-newer": (400, "prompt too long; exceeded max context length by 90 tokens"),
    "vllm": (
        400,
        "The decoder prompt (length 5103) is longer than the maximum model length of 4096.",
    ),
    "lm-studio": (
        400,
        "The number of tokens to keep from the initial prompt is greater than the context length",
    ),
    "lm-studio-n-keep": (400, "Cannot truncate prompt with n_keep (5103) >= n_ctx (4096)"),
    "sglang": (400, "The input (5103 tokens) is longer than the model's context length (4096)."),
    "tgi": (422, "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096."),
    "tensorrt": (400, "Prompt length (5103) exceeds maximum input length (4096)"),
    "gemini": (400, "The input token count (9) exceeds the maximum number of tokens allowed (8)."),
    "anthropic": (400, "prompt is too long: 213000 tokens > 200000 maximum"),
    "mistral": (400, "Prompt contains 40000 tokens, too large for model with 32768 maximum context length"),
    "tabby": (400, "Prompt length 5103 is greater than max_seq_len 4096"),
    "too-large": (413, "Payload too large"),
}  # fmt: skip
