"""A judge's reply goes through the reader of every reply: thoughts, fences, streams, long prompts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.app.context import Context
from briefer.app.gate import Given, configured_judge, gated
from briefer.config import Config, JudgeConfig, ModelConfig
from briefer.testing.openai_server import Asked, OpenAIServer, Script, Served, completion, failure
from tests.judge.test_judging import FREE, LINE, RIGHT, SOURCE, asked_of, good, is_exam, verdicts
from tests.summarize.dressed import ANSWERS, THOUGHTS, Dressed, served


def judged(asked: Asked, *, wrongly: bool = False) -> str:
    """What a good judge answers; or the opposite, as something that it thought of first."""
    answer: str = json.loads(
        verdicts(asked, lambda key, text: good(key, text) is not wrongly).body
    )["choices"][0]["message"]["content"]
    return answer


@pytest.mark.parametrize("dress", ANSWERS.values(), ids=ANSWERS)
def test_a_verdict_in_any_dress_is_read_and_no_thought_is_taken_for_it(dress: Dressed) -> None:
    found, usage, fault, _ = asked_of(
        lambda asked: served(dress(judged(asked), judged(asked, wrongly=True)))
    )

    assert [(one.printed, one.judged) for one in found] == [(True, True)]
    assert not fault
    assert not usage.unjudged


@pytest.mark.parametrize("thought", THOUGHTS.values(), ids=THOUGHTS)
def test_a_judge_that_only_thinks_clears_nothing_and_the_user_is_told_what_to_set(
    thought: Callable[[str], dict[str, Any]],
) -> None:
    def script(asked: Asked) -> Served:
        return completion(judged(asked)) if is_exam(asked) else served(thought(judged(asked)))

    found, _, fault, _ = asked_of(script)

    assert not found[0].printed
    assert "raise [model] reply_tokens, or have it think less" in fault


def test_a_verdict_that_cannot_be_read_is_asked_for_once_more() -> None:
    def script(asked: Asked) -> Served:
        again = "could not be read" in asked.shown
        return completion(judged(asked) if is_exam(asked) or again else "All is well.")

    found, usage, fault, asked = asked_of(script)

    assert found[0].printed
    assert not fault
    assert usage.calls == len(asked)


def test_claims_too_many_for_the_context_are_judged_in_two_halves() -> None:
    others = (FREE, FREE.replace("Monday", "that Monday"))

    def script(asked: Asked) -> Served:
        ids = {key.partition(".")[0] for key, _ in LINE.findall(asked.shown)}
        if not is_exam(asked) and len(ids) > 1:
            return failure(500, message="the request exceeds the available context size")
        return completion(judged(asked))

    found, _, fault, asked = asked_of(script, *others)

    assert [one.judged for one in found] == [True, True]
    assert not fault
    assert len([a for a in asked if not is_exam(a)]) == 3


def test_one_claim_too_long_for_the_context_is_not_judged_and_said() -> None:
    def script(asked: Asked) -> Served:
        refused = failure(400, message="maximum context length is 4096")
        return completion(judged(asked)) if is_exam(asked) else refused

    found, _, fault, asked = asked_of(script)

    assert not found[0].printed
    assert "lower [model] context_tokens" in fault
    assert len([a for a in asked if not is_exam(a)]) == 1


def bare(word: Callable[[bool], str]) -> Script:
    def script(asked: Asked) -> Served:
        claim = asked.shown.split("Claim: ")[1].strip()
        return completion(word(RIGHT.get(claim, True)))

    return script


def opined(script: Script, times: int = 1) -> tuple[list[bool], int]:
    """Whether the claim was printed each time, and how many calls that took, its exam left out."""
    with OpenAIServer(script) as server:
        own = JudgeConfig(name="mini", base_url=server.base_url, kind="yes-no")
        model = ModelConfig(name="m", base_url=server.base_url)
        printed = []
        for _ in range(times):
            judge = configured_judge(Context(Config(model=model, judge=own)))
            found, *_ = gated([Given(FREE, (SOURCE,))], judge)
            printed.append(found[0].printed)
    exam = sum(any(claim in asked.shown for claim in RIGHT) for asked in server.asked)
    return printed, len(server.asked) - exam


@pytest.mark.parametrize(
    "word",
    [
        lambda yes: "Yes" if yes else "No",
        lambda yes: f"<think>{'No' if yes else 'Yes'}?</think>{'Yes' if yes else 'No'}.",
        lambda yes: f"hm</think>\n\n{'Supported' if yes else 'Unsupported'}",
    ],
    ids=["plain", "thought-before", "lone-closing-mark"],
)
def test_a_bare_word_is_read_behind_what_was_thought(word: Callable[[bool], str]) -> None:
    assert opined(bare(word))[0] == [True]


def test_a_bare_word_that_was_had_before_is_not_asked_for_again(tmp_path: Path) -> None:
    printed, calls = opined(bare(lambda yes: "Yes" if yes else "No"), times=3)

    assert printed == [True, True, True]
    assert calls == 1
