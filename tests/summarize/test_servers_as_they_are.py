"""Servers as they are: where they put an answer, what they refuse, how a user is told."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from briefer.errors import AskError
from briefer.model import Usage
from briefer.ports import Ask, Prompt, Reply
from briefer.summarize.again import asked_again, first_halves, halved
from briefer.summarize.llm import openai_ask
from briefer.summarize.outcomes import NoReply
from briefer.summarize.prompt import bare_prompt, draft_schema
from briefer.summarize.reply import MOST_CHARACTERS, DraftBullet, drafted
from briefer.testing.ask import ScriptedAsk, answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion, failure
from tests.summarize.bridge_story import packed

GOOD = answer_json([("The bridge is closed.", ["A1.1"])])
DRAFT = answer_json([("The bridge may be closed.", ["A1.2"])])
BULLET = DraftBullet("The bridge is closed.", ("A1.1",))
PROMPT = Prompt("story", "You edit.", "A1.1 | The bridge is closed.", draft_schema())


def served(message: dict[str, Any], *, finish: str = "stop", usage: object = None) -> Served:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", **message}}
    return Served(json.dumps({"choices": [choice], "usage": usage}).encode())


def asked(script: Served | list[Served]) -> Reply:
    with OpenAIServer(script if isinstance(script, list) else [script]) as server:
        return openai_ask(base_url=server.base_url, model="m")(PROMPT)


HARMONY = (
    f"<|channel|>analysis<|message|>Perhaps {DRAFT}?<|end|>"
    f"<|start|>assistant<|channel|>final <|constrain|>json<|message|>{GOOD}<|return|>"
)
ANSWERS = {
    "think-marks": {"content": f"<think>Perhaps {DRAFT}?</think>\n{GOOD}"},
    "lone-closing-mark": {"content": f"Perhaps {DRAFT}?\n</think>\n\n{GOOD}"},
    "marks-of-magistral": {"content": f"[THINK]{DRAFT}[/THINK]{GOOD}"},
    "harmony": {"content": HARMONY},
    "harmony-without-tokens": {"content": f"analysisPerhaps {DRAFT}.assistantfinal{GOOD}"},
    "thought-in-a-fence": {"content": f"```thinking\n{DRAFT}\n```\n```json\n{GOOD}\n```"},
    "draft-before-answer": {"content": f"First {DRAFT}, and better: {GOOD}"},
    "reasoning-content": {"content": GOOD, "reasoning_content": DRAFT},
    "reasoning": {"content": GOOD, "reasoning": DRAFT},
    "list-of-parts": {
        "content": [{"type": "thinking", "text": DRAFT}, {"type": "text", "text": GOOD}]
    },
    "tool-call": {"content": None, "tool_calls": [{"function": {"name": "x", "arguments": GOOD}}]},
    "tool-call-of-ollama": {
        "content": "",
        "tool_calls": [{"function": {"arguments": json.loads(GOOD)}}],
    },
    "wrapper-key": {"content": f'{{"response": {GOOD}}}'},
    "trailing-comma": {"content": GOOD.replace("]}]", "],}],")},
    "single-quotes": {"content": GOOD.replace('"', "'")},
    "no-quotes-around-keys": {"content": GOOD.replace('"bullets"', "bullets")},
    "line-break-in-text": {"content": GOOD.replace("The bridge", "The\nbridge")},
    "markdown-in-text": {"content": GOOD.replace("The bridge", "**The** `bridge`")},
    "small-label": {"content": GOOD.replace("A1.1", "a1.1")},
    "label-in-brackets": {"content": GOOD.replace("A1.1", "[a1.1]")},
}


@pytest.mark.parametrize("message", ANSWERS.values(), ids=ANSWERS)
def test_the_answer_is_found_and_no_thought_is_taken_for_it(message: dict[str, Any]) -> None:
    assert drafted(asked(served(message)), PROMPT).bullets == (BULLET,)


THOUGHTS = {
    "think-never-closed": {"content": f"<think>Perhaps {DRAFT}"},
    "nothing-after-it": {"content": f"<think>{DRAFT}</think>\n"},
    "analysis-alone": {"content": f"<|channel|>analysis<|message|>{DRAFT}"},
    "reasoning-content": {"content": "", "reasoning_content": DRAFT},
    "reasoning": {"content": None, "reasoning": DRAFT},
    "parts-of-thought": {"content": [{"type": "thinking", "text": DRAFT}]},
}


@pytest.mark.parametrize("message", THOUGHTS.values(), ids=THOUGHTS)
def test_a_thought_alone_is_no_answer_and_the_user_is_told_what_to_set(
    message: dict[str, Any],
) -> None:
    with pytest.raises(AskError, match=r"raise \[model\] reply_tokens, or have it think less"):
        drafted(asked(served(message)), PROMPT)


def test_a_whole_answer_is_used_though_the_server_says_it_was_cut() -> None:
    assert drafted(asked(completion(GOOD, finish="length")), PROMPT).bullets == (BULLET,)


@pytest.mark.parametrize("cut", [5, 20], ids=str)
def test_an_answer_that_was_cut_is_not_mended(cut: int) -> None:
    with pytest.raises(AskError, match="was cut off"):
        drafted(asked(completion(GOOD[:-cut], finish="length")), PROMPT)


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("}]}", '}],"score":NaN}'),
        GOOD[:-1] + ',"bullets":[]}',
        GOOD.replace('"A1.1"', "9" * 30),
    ],
    ids=["nan", "a-key-twice", "a-huge-number"],
)
def test_what_is_json_and_means_nothing_certain_is_not_mended(text: str) -> None:
    with pytest.raises(AskError):
        drafted(Reply(text), PROMPT)


BULK = {
    "fence-and-blanks": "```" + " " * 190_000,
    "braces": "{" * 190_000,
    "braces-and-blanks": "{ " * 95_000,
    "keys": '{"bullets":' * 17_000,
    "brackets": "[" * 190_000,
    "fences": "```" * 60_000,
    "quotes": '{"' * 90_000,
    "backslashes": '{"bullets":"' + "\\" * 190_000,
    "marks": "<think>" * 27_000,
    "channels": "<|channel|>final" * 11_000,
    "commas": '{"bullets":[' + "," * 190_000,
    "broken-bullets": '{"bullets":[' + '{"text":"a "b" c","labels":["A1.1"]},' * 500,
    "labels": '{"bullets":[{"text":"' + "[A1.1 " * 30_000 + '","labels":[]}]}',
}


@pytest.mark.parametrize("text", BULK.values(), ids=BULK)
def test_the_longest_reply_is_read_in_a_moment(text: str) -> None:
    begun = time.process_time()
    with pytest.raises(AskError):
        drafted(Reply(text[:MOST_CHARACTERS]), PROMPT)

    assert time.process_time() - begun < 5


def events(*deltas: dict[str, Any], end: bool = True) -> Served:
    lines = [json.dumps({"choices": [{"delta": delta}]}) for delta in deltas]
    lines += ['{"choices":[{"delta":{},"finish_reason":"stop"}]}', "[DONE]"] if end else []
    body = "".join(f"data: {line}\n\n" for line in lines)
    return Served(body.encode(), headers={"Content-Type": "text/event-stream"})


STREAM = events(
    {"role": "assistant", "reasoning_content": "hm"}, {"content": GOOD[:9]}, {"content": GOOD[9:]}
)


def test_a_server_that_streams_unasked_is_read() -> None:
    assert drafted(asked(STREAM), PROMPT).bullets == (BULLET,)


def test_a_server_that_only_streams_is_asked_to() -> None:
    def answer(request: Asked) -> Served:
        streams = request.body.get("stream")
        return STREAM if streams else failure(400, message="This model only supports streaming")

    with OpenAIServer(answer) as server:
        reply = openai_ask(base_url=server.base_url, model="m")(PROMPT)
        shapes = [request.shape for request in server.asked]

    assert drafted(reply, PROMPT).bullets == (BULLET,)
    assert shapes == ["json_schema", "json_schema"]


def test_a_stream_that_breaks_off_is_asked_for_again() -> None:
    with pytest.raises(NoReply, match="broke off") as caught:
        asked(events({"content": GOOD[:20]}, end=False))

    assert caught.value.again


def test_a_template_without_a_system_role_gets_all_from_the_user() -> None:
    def answer(request: Asked) -> Served:
        roles = [message["role"] for message in request.body["messages"]]
        return completion(GOOD) if roles == ["user"] else failure(500, message=NO_SYSTEM)

    with OpenAIServer(answer) as server:
        openai_ask(base_url=server.base_url, model="m")(PROMPT)
        shown = server.asked[-1].shown

    assert PROMPT.system in shown
    assert PROMPT.user in shown


NO_SYSTEM = "Jinja Exception: System role not supported"
TOO_LONG = {
    "llama-cpp": failure(500, message="the request exceeds the available context size"),
    "names-the-limit-too": failure(
        400, message="maximum context length is 4096; reduce max_completion_tokens or messages"
    ),
}


@pytest.mark.parametrize("refusal", TOO_LONG.values(), ids=TOO_LONG)
def test_a_context_that_is_too_small_is_known_and_not_asked_about_again(refusal: Served) -> None:
    with OpenAIServer([refusal]) as server:
        with pytest.raises(NoReply, match=r"lower \[model\] context_tokens") as caught:
            openai_ask(base_url=server.base_url, model="m")(PROMPT)

        assert len(server.asked) == 1
    assert caught.value.outcome == "context"
    assert not caught.value.again


def test_a_refusal_that_swings_between_two_forms_ends() -> None:
    swinging = failure(400, message="max_tokens or max_completion_tokens, never mind which")
    with OpenAIServer([swinging]) as server:
        with pytest.raises(AskError):
            openai_ask(base_url=server.base_url, model="m")(PROMPT)

        assert len(server.asked) == 2


@pytest.mark.parametrize("status", [400, 404], ids=str)
def test_a_model_without_chat_is_named_plainly(status: int) -> None:
    told = "This model is only supported in v1/responses and not in v1/chat/completions."
    with pytest.raises(NoReply, match="'m' answers the Responses API alone") as caught:
        asked(failure(status, message=told))

    assert caught.value.outcome == "not found"


def test_usage_is_bounded_by_what_was_sent_and_allowed() -> None:
    absurd = {"prompt_tokens": 10**30, "completion_tokens": 10**30}
    usage = asked(served({"content": GOOD}, usage=absurd)).usage

    assert usage.prompt_tokens < 5_000
    assert usage.completion_tokens <= PROMPT.reply_tokens + 50


def test_usage_of_a_failure_is_bounded_too() -> None:
    with pytest.raises(NoReply) as caught:
        asked(Served(json.dumps({"choices": [], "usage": {"prompt_tokens": 10**30}}).encode()))

    assert caught.value.usage.prompt_tokens < 5_000


# ---------------------------------------------------------------- asked once more


@pytest.mark.parametrize("first", ["Here is what happened.", '{"news": []}'])
def test_a_reply_of_no_readable_form_is_asked_for_once_more(first: str) -> None:
    model = ScriptedAsk([Reply(first, usage=Usage(1, 5, 5)), Reply(GOOD, usage=Usage(1, 6, 6))])

    reply = asked_again(model)(PROMPT)

    assert drafted(reply, PROMPT).bullets == (BULLET,)
    assert reply.usage == Usage(2, 11, 11)
    assert "could not be read" in model.prompts[1].user


@pytest.mark.parametrize(
    "first",
    [Reply(GOOD), Reply(answer_json([])), Reply("{", "length"), Reply("no", "refusal")],
    ids=["good", "nothing-to-say", "cut-off", "refusal"],
)
def test_nothing_else_is_asked_for_twice(first: Reply) -> None:
    model = ScriptedAsk([first])

    asked_again(model)(PROMPT)

    assert len(model.prompts) == 1


def too_long(most: int) -> tuple[Ask, list[int]]:
    sizes: list[int] = []

    def ask(prompt: Prompt) -> Reply:
        sizes.append(len(prompt.passages))
        if len(prompt.passages) > most:
            raise NoReply("m: too long", outcome="context", usage=Usage(1))
        return Reply(GOOD, usage=Usage(1))

    return ask, sizes


def test_a_story_too_long_for_the_context_is_halved_once() -> None:
    shown = packed()
    ask, sizes = too_long(len(shown) - 1)

    reply = halved(ask, bare_prompt)(bare_prompt(shown))

    assert sizes == [len(shown), len(first_halves(shown))]
    assert reply.usage.calls == 2


def test_what_is_still_too_long_is_not_halved_again() -> None:
    ask, sizes = too_long(0)

    with pytest.raises(NoReply):
        halved(ask, bare_prompt)(bare_prompt(packed()))

    assert len(sizes) == 2
