"""Servers as they are: where they put an answer, what they refuse, how a user is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from briefer.errors import AskError
from briefer.model import Usage
from briefer.ports import Ask, Prompt, Reply
from briefer.summarize.again import asked_again, first_halves, halved
from briefer.summarize.cost import CostBook, capped
from briefer.summarize.llm import openai_ask
from briefer.summarize.outcomes import NoReply
from briefer.summarize.prompt import bare_prompt, draft_schema
from briefer.summarize.reply import MOST_CHARACTERS, DraftBullet, drafted
from briefer.testing.ask import ScriptedAsk, answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion, failure
from tests.summarize.bridge_story import packed
from tests.summarize.dressed import (
    ANSWERS,
    NO_SYSTEM,
    ONLY_STREAMS,
    THOUGHTS,
    TOO_LONG,
    served,
)

GOOD = answer_json([("The bridge is closed.", ["A1.1"])])
DRAFT = answer_json([("The bridge may be closed.", ["A1.2"])])
BULLET = DraftBullet("The bridge is closed.", ("A1.1",))
PROMPT = Prompt("story", "You edit.", "A1.1 | The bridge is closed.", draft_schema())


def asked(script: Served | list[Served]) -> Reply:
    with OpenAIServer(script if isinstance(script, list) else [script]) as server:
        return openai_ask(base_url=server.base_url, model="m")(PROMPT)


WRITTEN = {
    "single-quotes": GOOD.replace('"', "'"),
    "line-break-in-text": GOOD.replace("The bridge", "The\nbridge"),
    "markdown-in-text": GOOD.replace("The bridge", "**The** `bridge`"),
    "small-label": GOOD.replace("A1.1", "a1.1"),
    "label-in-brackets": GOOD.replace("A1.1", "[a1.1]"),
}
MESSAGES = {name: dress(GOOD, DRAFT) for name, dress in ANSWERS.items()}
MESSAGES |= {name: {"content": text} for name, text in WRITTEN.items()}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_the_answer_is_found_and_no_thought_is_taken_for_it(message: dict[str, Any]) -> None:
    assert drafted(asked(served(message)), PROMPT).bullets == (BULLET,)


@pytest.mark.parametrize("thought", THOUGHTS.values(), ids=THOUGHTS)
def test_a_thought_alone_is_no_answer_and_the_user_is_told_what_to_set(
    thought: Callable[[str], dict[str, Any]],
) -> None:
    with pytest.raises(AskError, match=r"raise \[model\] reply_tokens, or have it think less"):
        drafted(asked(served(thought(DRAFT))), PROMPT)


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
    "nested-starts": '{"a":' * 120 + "[" + "1," * 99_000,
    "nested-quotes": '{"bullets":["' + 'a", b "' * 2_700,
    "a-number-without-end": '{"bullets":[' + "1" * 19_000,
    "colons": '{"bullets":' + ":" * 19_000,
    "comments": '{"bullets":' + "/*" * 9_000,
}
MOST_STEPS = 2_000_000  # of a reader that takes a few steps a character; a square takes billions


def steps_of(work: Callable[[], object]) -> int:
    """How many functions are called in doing the work, ours, Python's and the library's."""
    steps = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return steps


@pytest.mark.parametrize("text", BULK.values(), ids=BULK)
def test_the_longest_reply_is_read_in_few_steps(text: str) -> None:
    def read() -> None:
        with pytest.raises(AskError):
            drafted(Reply(text[:MOST_CHARACTERS]), PROMPT)

    assert steps_of(read) < MOST_STEPS


def test_a_reply_of_a_megabyte_is_not_even_looked_through() -> None:
    def read() -> None:
        with pytest.raises(AskError, match="over 200,000 characters"):
            drafted(Reply("{" * 1_000_000), PROMPT)

    assert steps_of(read) < 1_000


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


@pytest.mark.parametrize(("status", "told"), ONLY_STREAMS.values(), ids=ONLY_STREAMS)
def test_a_server_that_only_streams_is_asked_to(status: int, told: str) -> None:
    def answer(request: Asked) -> Served:
        return STREAM if request.body.get("stream") else failure(status, message=told)

    with OpenAIServer(answer) as server:
        reply = openai_ask(base_url=server.base_url, model="m")(PROMPT)
        shapes = [request.shape for request in server.asked]

    assert drafted(reply, PROMPT).bullets == (BULLET,)
    assert shapes == ["json_schema", "json_schema"]


def test_a_stream_that_breaks_off_is_asked_for_again() -> None:
    with pytest.raises(NoReply, match="broke off") as caught:
        asked(events({"content": GOOD[:20]}, end=False))

    assert caught.value.again


@pytest.mark.parametrize(("status", "told"), NO_SYSTEM.values(), ids=NO_SYSTEM)
def test_a_template_without_a_system_role_gets_all_from_the_user(status: int, told: str) -> None:
    def answer(request: Asked) -> Served:
        roles = [message["role"] for message in request.body["messages"]]
        return completion(GOOD) if roles == ["user"] else failure(status, message=told)

    with OpenAIServer(answer) as server:
        openai_ask(base_url=server.base_url, model="m")(PROMPT)
        shown = server.asked[-1].shown

    assert PROMPT.system in shown
    assert PROMPT.user in shown
    assert len(server.asked) == 2


@pytest.mark.parametrize(("status", "told"), TOO_LONG.values(), ids=TOO_LONG)
def test_a_context_that_is_too_small_is_known_and_not_asked_about_again(
    status: int, told: str
) -> None:
    with OpenAIServer([failure(status, message=told)]) as server:
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


RESPONSES = "'m' answers the Responses API alone, not chat; set [model] name to a chat model"
NO_CHAT = "'m' is no chat model; set [model] name to one"
NOT_FOR_CHAT = {
    "responses": (
        "This model is only supported in v1/responses and not in v1/chat/completions.",
        RESPONSES,
    ),
    "responses-api": ("This model is only available through the Responses API.", RESPONSES),
    "completions": (
        "This is not a chat model and thus not supported in the v1/chat/completions endpoint.",
        NO_CHAT,
    ),
    "azure": ("The chatCompletion operation does not work with the specified model.", NO_CHAT),
}


@pytest.mark.parametrize("status", [400, 404], ids=str)
@pytest.mark.parametrize(("told", "sentence"), NOT_FOR_CHAT.values(), ids=NOT_FOR_CHAT)
def test_a_model_without_chat_is_named_plainly(status: int, told: str, sentence: str) -> None:
    with pytest.raises(NoReply) as caught:
        asked(failure(status, message=told))

    assert sentence in str(caught.value)
    assert caught.value.outcome == "not found"


def test_a_model_that_writes_shorter_replies_is_told_with_the_setting() -> None:
    told = "max_tokens is too large: 9000. This model supports at most 4096 completion tokens"

    with pytest.raises(NoReply, match=r"writes no reply that long; lower \[model\] reply_tokens"):
        asked(failure(400, message=told))


INSIDE = {
    "context": ({"code": 400, "message": "maximum context length is 4096"}, "context"),
    "key": ({"code": 401, "message": "no auth"}, "key"),
    "busy": ({"code": 429, "message": "slow down"}, "busy"),
    "context-without-code": ({"message": "the request exceeds the context size"}, "context"),
}


@pytest.mark.parametrize(("error", "outcome"), INSIDE.values(), ids=INSIDE)
@pytest.mark.parametrize("streams", [False, True], ids=["whole", "as-an-event"])
def test_what_a_gateway_hides_in_a_200_is_read_as_the_status_it_is(
    error: dict[str, Any], outcome: str, streams: bool
) -> None:
    body = json.dumps({"error": error})
    with pytest.raises(NoReply) as caught:
        asked(Served(f"data: {body}\n\n".encode() if streams else body.encode()))

    assert caught.value.outcome == outcome


def test_a_form_refused_inside_a_200_is_climbed_down_from() -> None:
    def answer(request: Asked) -> Served:
        refused = {"error": {"code": 400, "message": "response_format is not supported"}}
        return completion(GOOD) if request.shape == "text" else Served(json.dumps(refused).encode())

    with OpenAIServer(answer) as server:
        openai_ask(base_url=server.base_url, model="m")(PROMPT)

    assert [r.shape for r in server.asked] == ["json_schema", "json_object", "text"]


ABSURD: dict[str, str] = {
    "ten-to-the-thirty": "1" + "0" * 30,
    "more-digits-than-python-reads": "9" * 5_000,
    "negative": "-5",
    "negative-without-end": "-" + "9" * 50,
    "words": '"many"',
    "a-fraction": "1e300",
    "nan": "NaN",
    "infinite": "Infinity",
    "null": "null",
    "true": "true",
    "a-list": "[1]",
}


@pytest.mark.parametrize("count", ABSURD.values(), ids=ABSURD)
def test_usage_is_bounded_by_what_was_sent_and_allowed(count: str) -> None:
    details = '{"cached_tokens": COUNT, "reasoning_tokens": COUNT}'
    usage = (
        '{"prompt_tokens": COUNT, "completion_tokens": COUNT,'
        f' "prompt_tokens_details": {details}, "completion_tokens_details": {details}}}'
    ).replace("COUNT", count)
    body = served({"content": GOOD}, usage="USAGE").body.replace(b'"USAGE"', usage.encode())

    found = asked(Served(body))

    assert drafted(found, PROMPT).bullets == (BULLET,)
    assert 0 <= found.usage.prompt_tokens < 5_000
    assert 0 <= found.usage.completion_tokens <= PROMPT.reply_tokens + 50
    assert 0 <= found.usage.cached_tokens < 5_000
    assert 0 <= found.usage.reasoning_tokens <= PROMPT.reply_tokens + 50


@pytest.mark.parametrize("usage", [None, [], "none", {}, {"prompt_tokens": 0}], ids=str)
def test_where_no_usage_is_told_ours_is_booked_and_printed(usage: object) -> None:
    book = CostBook()
    with OpenAIServer([served({"content": GOOD}, usage=usage)]) as server:
        ask = capped(openai_ask(base_url=server.base_url, model="m"), book, count=len)
        told = ask(PROMPT).usage

    assert told == book.usage
    assert told.calls == 1
    assert told.prompt_tokens > len(PROMPT.user)
    assert told.completion_tokens == len(GOOD)


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
