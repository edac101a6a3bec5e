"""Every fault of an endpoint, through the real SDK against a real server: what the user reads."""

from __future__ import annotations

import json

import pytest

from briefer.errors import AskError
from briefer.model import Usage
from briefer.ports import Ask, Prompt
from briefer.summarize.llm import openai_ask, retrying
from briefer.summarize.outcomes import NoReply
from briefer.summarize.prompt import draft_schema
from briefer.summarize.reply import drafted
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import OpenAIServer, Served, completion, failure, hang

KEY = "sk-CANARY-0123456789"
GOOD = answer_json([("The bridge is closed.", ["A1.1"])], headline="Bridge closed")
PROMPT = Prompt("story", "You edit.", "A1.1 | The bridge is closed.", draft_schema())


class Clock:
    """Stands still until somebody sleeps."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def asking(server: OpenAIServer, *, timeout: float = 5.0) -> Ask:
    return openai_ask(base_url=server.base_url, model="some-model", key=KEY, timeout=timeout)


def test_a_good_reply_is_read_and_its_usage_booked() -> None:
    with OpenAIServer([completion(GOOD, tokens=(120, 30))]) as server:
        reply = asking(server)(PROMPT)

    assert drafted(reply, PROMPT).bullets[0].labels == ("A1.1",)
    assert reply.usage == Usage(1, 120, 30, cached_tokens=60)
    assert reply.engine.startswith("some-model at 127.0.0.1")


def test_the_request_offers_no_tools_and_holds_the_key_only_in_its_header() -> None:
    with OpenAIServer([completion(GOOD)]) as server:
        asking(server)(PROMPT)
        request = server.asked[0]

    assert set(request.body) == {
        "model",
        "messages",
        "response_format",
        "max_tokens",
        "temperature",
    }
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in json.dumps(dict(request.body))
    assert request.headers["accept-encoding"] == "identity"


FINAL_FAULTS = {
    "quota": (
        failure(429, code="insufficient_quota", message=f"no money for {KEY}"),
        "HTTP 429, the quota is used up; top up the account or lower [model] max_cost",
    ),
    "payment-required": (failure(402), "HTTP 402, the quota is used up"),
    "wrong-key": (
        failure(401, message=f"bad key {KEY}"),
        "HTTP 401, the key was refused; check the variable named in [model] key_env",
    ),
    "no-such-model": (
        failure(404, message="model not found"),
        "HTTP 404, no model 'some-model' or no chat API there; check [model] name and base_url",
    ),
    "context-too-small": (
        failure(400, code="context_length_exceeded"),
        "HTTP 400, the prompt is longer than the model's context; lower [model] context_tokens",
    ),
    "content-filter": (
        failure(400, code="content_filter"),
        "HTTP 400, the endpoint's content filter refused the articles",
    ),
    "redirect": (
        Served(b"", 302, {"Location": "http://127.0.0.1:9/"}),
        "HTTP 302, the address redirects; set [model] base_url to where it leads",
    ),
    "other-refusal": (failure(418), "HTTP 418, the request was refused"),
    "html-page": (
        Served(b"<html>captive portal</html>", headers={"Content-Type": "text/html"}),
        "answered with a web page; is [model] base_url that of a chat API?",
    ),
    "no-choices": (Served(b'{"id":"x"}'), "the answer has no choices"),
    "choices-empty": (Served(b'{"choices":[]}'), "the answer has no choices"),
    "a-list": (Served(b"[]"), "answered with what is no object"),
    "quota-in-a-200": (
        Served(b'{"error":{"code":"insufficient_quota"}}'),
        "answered 200 with an error inside",
    ),
    "ten-megabytes": (Served(b" " * 10_000_000), "the answer is too large or compressed unasked"),
    "a-compressed-bomb": (
        Served(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}),
        "the answer is too large or compressed unasked",
    ),
}


@pytest.mark.parametrize(("served", "sentence"), FINAL_FAULTS.values(), ids=FINAL_FAULTS)
def test_a_final_fault_is_one_sentence_after_one_request(
    served: Served, sentence: str, clock: Clock
) -> None:
    with OpenAIServer([served]) as server:
        ask = retrying(asking(server), clock=clock, sleep=clock.sleep)

        with pytest.raises(AskError) as caught:
            ask(PROMPT)

    message = str(caught.value)
    assert message.startswith("some-model at 127.0.0.1:")
    assert sentence in message
    assert KEY not in message
    assert len(server.asked) == 1
    assert not clock.slept


PASSING_FAULTS = {
    "429": (failure(429), "HTTP 429, too many requests"),
    "500": (Served(b"oops", 500), "HTTP 500, the endpoint failed"),
    "502-html": (
        Served(b"<html>", 502, {"Content-Type": "text/html"}),
        "HTTP 502, the endpoint failed",
    ),
    "503": (Served(b"", 503), "HTTP 503, the endpoint failed"),
    "529-overloaded": (failure(529), "HTTP 529, the endpoint failed"),
    "408": (failure(408), "HTTP 408, the endpoint failed"),
    "empty-200": (Served(b""), "answered nothing"),
    "no-json-200": (Served(b"oops"), "answered with what is no JSON"),
    "too-deep": (Served(b"[" * 100_000), "answered with what is no JSON"),
    "error-in-a-200": (
        Served(b'{"error":{"message":"overloaded"}}'),
        "answered 200 with an error inside",
    ),
    "disconnect-mid-body": (Served(b'{"choices":[' + b" " * 90, cut=20), "cannot be reached"),
}


@pytest.mark.parametrize(("served", "sentence"), PASSING_FAULTS.values(), ids=PASSING_FAULTS)
def test_a_passing_fault_is_asked_again_and_forgotten(
    served: Served, sentence: str, clock: Clock
) -> None:
    with OpenAIServer([served, completion(GOOD)]) as server:
        reply = retrying(asking(server), clock=clock, sleep=clock.sleep)(PROMPT)

    assert reply.text == GOOD
    assert len(server.asked) == 2
    assert len(clock.slept) == 1
    assert sentence


@pytest.mark.parametrize(("served", "sentence"), PASSING_FAULTS.values(), ids=PASSING_FAULTS)
def test_a_fault_that_does_not_pass_says_how_often_it_was_tried(
    served: Served, sentence: str, clock: Clock
) -> None:
    with OpenAIServer([served]) as server:
        ask = retrying(asking(server), attempts=3, clock=clock, sleep=clock.sleep)

        with pytest.raises(AskError) as caught:
            ask(PROMPT)

    assert sentence in str(caught.value)
    assert str(caught.value).endswith("; tried 3 times")
    assert len(server.asked) == 3


SLOW = {
    "hang": hang(),
    "slow-drip": Served(completion(GOOD).body, pace=0.02),
}


@pytest.mark.parametrize("served", SLOW.values(), ids=SLOW)
def test_an_endpoint_that_does_not_finish_is_left(served: Served) -> None:
    with OpenAIServer([served]) as server, pytest.raises(NoReply) as caught:
        asking(server, timeout=0.3)(PROMPT)

    assert "no whole answer within 0.3 s; raise [model] timeout" in str(caught.value)
    assert caught.value.again


def test_an_address_where_nobody_listens_is_named() -> None:
    with OpenAIServer([]) as server:
        address = server.base_url

    with pytest.raises(AskError) as caught:
        openai_ask(base_url=address, model="m", key=KEY)(PROMPT)

    assert "cannot be reached (ConnectError); check [model] base_url" in str(caught.value)


def test_a_name_or_password_in_the_address_is_never_printed() -> None:
    with pytest.raises(AskError) as caught:
        openai_ask(base_url="http://user:CANARY@127.0.0.1:9/v1?key=CANARY", model="m")(PROMPT)

    assert "CANARY" not in str(caught.value)
    assert "CANARY" not in repr(caught.value.__context__)


WAITS = {
    "seconds": ({"Retry-After": "7"}, 7.0),
    "milliseconds": ({"Retry-After-Ms": "1500"}, 1.5),
    "date": ({"Retry-After": "Thu, 01 Jan 1970 00:17:00 GMT"}, 20.0),
    "date-gone-by": ({"Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0),
}


@pytest.mark.parametrize(("headers", "seconds"), WAITS.values(), ids=WAITS)
def test_the_endpoint_says_when_to_come_back(
    headers: dict[str, str], seconds: float, clock: Clock
) -> None:
    with OpenAIServer([Served(b"", 429, headers), completion(GOOD)]) as server:
        one = openai_ask(base_url=server.base_url, model="m", now=clock)
        retrying(one, clock=clock, sleep=clock.sleep)(PROMPT)

    assert clock.slept == [seconds]


@pytest.mark.parametrize("after", ["999999", "Fri, 31 Dec 2099 23:59:59 GMT"])
def test_a_wait_past_the_deadline_is_not_begun(after: str, clock: Clock) -> None:
    with OpenAIServer([Served(b"", 429, {"Retry-After": after})]) as server:
        ask = retrying(asking(server), deadline=60, clock=clock, sleep=clock.sleep)

        with pytest.raises(AskError, match="too many requests"):
            ask(PROMPT)

    assert not clock.slept


def test_after_the_deadline_nothing_is_asked(clock: Clock) -> None:
    with OpenAIServer([completion(GOOD)]) as server:
        ask = retrying(asking(server), deadline=60, clock=clock, sleep=clock.sleep)
        clock.time += 61

        with pytest.raises(AskError, match="the 60 s for the model are used up"):
            ask(PROMPT)

    assert not server.asked


UNUSABLE = {
    "prose": (completion("Here is what happened today."), "the reply holds no JSON object"),
    "cut-off-json": (
        completion('{"headline": "", "bullets": [{"text": "Half', finish="length"),
        "the reply was cut off at the allowance of 1000 tokens; raise [model] reply_tokens",
    ),
    "wrong-schema": (completion('{"items": []}'), "the reply has no list of bullets"),
    "wrong-types": (completion('{"bullets": "x"}'), "the reply has no list of bullets"),
    "refusal": (completion(None, refusal="I cannot."), "the reply is a refusal"),
    "refusal-as-text": (completion("I’m sorry, I can’t."), "the reply holds no JSON object"),
    "filtered": (completion("", finish="content_filter"), "withheld by the endpoint's content"),
    "empty": (completion("  "), "the reply is empty"),
    "null-content": (completion(None), "the reply is empty"),
    "no-bullets": (completion(answer_json([])), "the reply has no bullet"),
    "endless-words": (completion("the " * 100_000), "the reply has over 200,000 characters"),
}


@pytest.mark.parametrize(("served", "sentence"), UNUSABLE.values(), ids=UNUSABLE)
def test_an_unusable_reply_is_named_and_its_cost_is_known(served: Served, sentence: str) -> None:
    with OpenAIServer([served]) as server:
        reply = asking(server)(PROMPT)

    with pytest.raises(AskError) as caught:
        drafted(reply, PROMPT)

    assert sentence in str(caught.value)
    assert reply.usage.prompt_tokens == 100
