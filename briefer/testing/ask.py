"""A script in, an `Ask` that answers from it out. Pure: a stand-in for a model, with a record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from briefer.errors import AskError
from briefer.model import Usage
from briefer.ports import Prompt, Reply

Answer = str | Reply | AskError | Callable[[Prompt], "str | Reply"]


class ScriptedAsk:
    """An engine that gives the answers of its script, one a call, and keeps the prompts it saw.

    An answer is the reply's text, a whole Reply, an AskError to raise, or a function of the
    prompt. When the script is at its end, the last answer is given again.

    >>> ask = ScriptedAsk([answer_json([("The bridge is closed.", ["A1.1"])])])
    >>> ask(Prompt("story", "", "", {})).text
    '{"headline": "", "bullets": [{"text": "The bridge is closed.", "labels": ["A1.1"]}]}'
    >>> len(ask.prompts)
    1
    """

    def __init__(self, answers: Iterable[Answer], *, engine: str = "scripted") -> None:
        self._answers = list(answers)
        self._engine = engine
        self.prompts: list[Prompt] = []

    def __call__(self, prompt: Prompt) -> Reply:
        self.prompts.append(prompt)
        answer = self._answers[min(len(self.prompts), len(self._answers)) - 1]
        if isinstance(answer, AskError):
            raise answer
        given = answer(prompt) if callable(answer) else answer
        return given if isinstance(given, Reply) else self._reply(given, prompt)

    def _reply(self, text: str, prompt: Prompt) -> Reply:
        asked = len(prompt.system) + len(prompt.user)
        usage = Usage(1, prompt_tokens=asked // 4, completion_tokens=len(text) // 4)
        return Reply(text, usage=usage, engine=self._engine)


def answer_json(bullets: Iterable[tuple[str, Sequence[str]]], *, headline: str = "") -> str:
    """The JSON a well-behaved model answers a story prompt with."""
    listed = [{"text": text, "labels": list(labels)} for text, labels in bullets]
    return json.dumps({"headline": headline, "bullets": listed}, ensure_ascii=False)


def first_sentences(prompt: Prompt) -> str:
    """An obedient model's answer: the first three passages, word for word."""
    shown = [item for item in prompt.passages if item.passage.field == "text"]
    return answer_json([(item.passage.text, [item.label]) for item in shown[:3]])
