"""Every server as it is, through the whole path: a brief comes out, and no thought is printed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from briefer.model import Brief
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, Script, Served, completion, failure
from tests.summarize.dressed import (
    ANSWERS,
    NO_SYSTEM,
    ONLY_STREAMS,
    THOUGHTS,
    TOO_LONG,
    Dressed,
    served,
)
from tests.summarize.test_brief_despite_model import (
    assert_complete_and_true,
    honest,
    written,
)

THOUGHT = "The old bridge fell and 17 people drowned."
DRAFT = answer_json([(THOUGHT, ["A1.1"])])


def answer_of(served: Served) -> str:
    text: str = json.loads(served.body)["choices"][0]["message"]["content"]
    return text


def by_the_model(made: Brief) -> None:
    """Complete and true, written by the model, without a thing to say of its server."""
    assert_complete_and_true(made)
    assert made.engine == "openai (scripted)"
    assert not made.problems
    assert not any(THOUGHT in rejection.text for rejection in made.rejections)


@pytest.mark.parametrize("dress", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_in_any_dress_is_the_brief(dress: Dressed) -> None:
    by_the_model(written(lambda asked: served(dress(answer_of(honest(asked)), DRAFT))))


@pytest.mark.parametrize("thought", THOUGHTS.values(), ids=THOUGHTS)
def test_a_model_that_only_thinks_gives_a_brief_of_the_sources_and_one_sentence(
    thought: Callable[[str], dict[str, Any]],
) -> None:
    made = written([served(thought(DRAFT))])

    assert_complete_and_true(made)
    assert made.engine.endswith("extractive")
    assert any("raise [model] reply_tokens, or have it" in p.reason for p in made.problems)
    assert not any(THOUGHT in rejection.text for rejection in made.rejections)


def test_a_whole_answer_that_is_said_to_be_cut_is_the_brief() -> None:
    by_the_model(written(lambda asked: completion(answer_of(honest(asked)), finish="length")))


def test_a_small_letter_in_a_label_is_no_other_label() -> None:
    def answer(asked: Asked) -> Served:
        return completion(re.sub(r'"A(\d+\.\d+)"', r'"a\1"', answer_of(honest(asked))))

    by_the_model(written(answer))


def streamed(text: str) -> Served:
    pieces = [text[:20], text[20:]]
    lines = [json.dumps({"choices": [{"delta": {"content": piece}}]}) for piece in pieces]
    lines += ['{"choices":[{"delta":{},"finish_reason":"stop"}]}', "[DONE]"]
    return Served("".join(f"data: {line}\n\n" for line in lines).encode())


def only(accepts: Callable[[Asked], bool], status: int, told: str) -> Script:
    """A server that refuses with these words what it does not accept."""

    def answer(asked: Asked) -> Served:
        if not accepts(asked):
            return failure(status, message=told)
        found = honest(asked)
        return streamed(answer_of(found)) if asked.body.get("stream") else found

    return answer


def test_a_stream_that_nobody_asked_for_is_the_brief() -> None:
    by_the_model(written(lambda asked: streamed(answer_of(honest(asked)))))


@pytest.mark.parametrize(("status", "told"), ONLY_STREAMS.values(), ids=ONLY_STREAMS)
def test_a_server_that_only_streams_writes_the_brief(status: int, told: str) -> None:
    by_the_model(written(only(lambda asked: bool(asked.body.get("stream")), status, told)))


@pytest.mark.parametrize(("status", "told"), NO_SYSTEM.values(), ids=NO_SYSTEM)
def test_a_template_without_a_system_role_writes_the_brief(status: int, told: str) -> None:
    def accepts(asked: Asked) -> bool:
        return [message["role"] for message in asked.body["messages"]] == ["user"]

    by_the_model(written(only(accepts, status, told)))


@pytest.mark.parametrize(
    "told",
    [
        "Unsupported parameter: 'max_tokens' is not supported; use 'max_completion_tokens'.",
        "Unrecognized request argument supplied: max_tokens",
        "max_tokens: Extra inputs are not permitted",
    ],
)
def test_a_server_that_knows_only_the_newer_limit_writes_the_brief(told: str) -> None:
    by_the_model(written(only(lambda asked: "max_tokens" not in asked.body, 400, told)))


@pytest.mark.parametrize(("status", "told"), TOO_LONG.values(), ids=TOO_LONG)
def test_a_context_too_small_for_a_story_is_met_with_half_of_it(status: int, told: str) -> None:
    sizes: list[int] = []

    def accepts(asked: Asked) -> bool:
        shown = len(re.findall(r"^A\d+\.\d+ \| ", asked.shown, re.MULTILINE))
        sizes.append(shown)
        return shown <= 3

    made = written(only(accepts, status, told))

    assert_complete_and_true(made)
    assert "openai (scripted)" in made.engine
    assert max(sizes) > 3


def test_a_model_of_the_other_api_is_named_and_the_sources_speak() -> None:
    told = "This model is only supported in v1/responses and not in v1/chat/completions."
    made = written([failure(404, message=told)])

    assert_complete_and_true(made)
    reasons = [problem.reason for problem in made.problems]
    assert any("answers the Responses API alone, not chat; set [model] name" in r for r in reasons)
