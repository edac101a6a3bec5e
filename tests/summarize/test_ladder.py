"""The ladder json_schema → json_object → text, as endpoints force us down it."""

from __future__ import annotations

from typing import Any

import pytest

from briefer.errors import AskError
from briefer.ports import Prompt
from briefer.summarize.forms import Form, first_form, simpler
from briefer.summarize.llm import openai_ask
from briefer.summarize.prompt import draft_schema
from briefer.summarize.reply import drafted
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion, failure
from tests.summarize.bridge_story import packed

GOOD = answer_json([("The bridge is closed.", ["A1.1"])])
PROMPT = Prompt("story", "You edit.", "A1.1 | The bridge is closed.", draft_schema())


def only(*shapes: str, status: int = 400) -> OpenAIServer:
    """A server that takes only these kinds of response_format."""

    def answer(asked: Asked) -> Served:
        if asked.shape in shapes:
            return completion(f"Here you are: {GOOD}" if asked.shape == "text" else GOOD)
        return failure(status, message=f"response_format {asked.shape} is not supported")

    return OpenAIServer(answer)


@pytest.mark.parametrize("status", [400, 422, 500], ids=str)
@pytest.mark.parametrize(
    ("shape", "tries"), [("json_schema", 1), ("json_object", 2), ("text", 3)], ids=str
)
def test_the_ladder_is_climbed_down_once_and_remembered(
    shape: str, tries: int, status: int
) -> None:
    with only(shape, status=status) as server:
        ask = openai_ask(base_url=server.base_url, model="m")

        replies = [ask(PROMPT), ask(PROMPT)]
        shapes = [asked.shape for asked in server.asked]

    assert all(drafted(reply, PROMPT).bullets for reply in replies)
    assert shapes == [*["json_schema", "json_object", "text"][:tries], shape]


def test_the_step_is_remembered_for_endpoint_and_model() -> None:
    forms: dict[str, Form] = {}
    with only("json_object") as server:
        openai_ask(base_url=server.base_url, model="m", forms=forms)(PROMPT)
        openai_ask(base_url=server.base_url, model="m", forms=forms)(PROMPT)
        openai_ask(base_url=server.base_url, model="n", forms=forms)(PROMPT)
        shapes = [asked.shape for asked in server.asked]

    schema, loose = "json_schema", "json_object"
    assert shapes == [schema, loose, loose, schema, loose]


def test_the_schema_goes_along_and_is_strict() -> None:
    with only("json_schema") as server:
        openai_ask(base_url=server.base_url, model="m")(PROMPT)
        wanted = server.asked[0].body["response_format"]["json_schema"]

    assert wanted == {"name": "story", "strict": True, "schema": draft_schema()}


SHOWN = Prompt("story", "You edit.", "", draft_schema(), packed()[:2])


def schema_of(asked: Asked) -> Any:
    return asked.body["response_format"]["json_schema"]["schema"]


def test_a_server_of_ones_own_is_held_to_the_labels_it_was_shown_and_to_an_end() -> None:
    with only("json_schema") as server:
        openai_ask(base_url=server.base_url, model="m")(SHOWN)
        bullets = schema_of(server.asked[0])["properties"]["bullets"]

    labels = [item.label for item in SHOWN.passages]
    assert bullets["items"]["properties"]["labels"]["items"]["enum"] == labels
    assert bullets["maxItems"] == 5


def test_a_server_that_knows_no_bounds_gets_the_plain_schema() -> None:
    def answer(asked: Asked) -> Served:
        bounded = "maxItems" in str(asked.body)
        return failure(400, message="maxItems is not supported") if bounded else completion(GOOD)

    with OpenAIServer(answer) as server:
        openai_ask(base_url=server.base_url, model="m")(SHOWN)

    assert [asked.shape for asked in server.asked] == ["json_schema", "json_schema"]
    assert schema_of(server.asked[1]) == draft_schema()


def test_a_hosted_endpoint_gets_one_schema_for_all_stories() -> None:
    assert not first_form("https://api.openai.com/v1").guided


def test_a_model_that_knows_only_the_newer_names_is_met() -> None:
    def answer(asked: Asked) -> Served:
        for name in ("temperature", "max_tokens"):
            if name in asked.body:
                hint = " use max_completion_tokens" if name == "max_tokens" else ""
                return failure(400, message=f"Unsupported parameter: '{name}'.{hint}")
        return completion(GOOD)

    with OpenAIServer(answer) as server:
        openai_ask(base_url=server.base_url, model="m")(PROMPT)
        last = server.asked[-1].body

    assert len(server.asked) == 3
    assert last["max_completion_tokens"] == 1000


def test_an_older_server_is_met_with_the_older_name() -> None:
    newer = Form(limit="max_completion_tokens")

    assert simpler(newer, 422, b"unknown field max_completion_tokens") == Form()


def test_parameters_of_the_user_go_along_but_cannot_offer_tools() -> None:
    given = {"service_tier": "flex", "tools": [{"type": "function"}], "model": "other", "n": 9}
    with OpenAIServer([completion(GOOD)]) as server:
        openai_ask(base_url=server.base_url, model="m", parameters=given)(PROMPT)
        body = server.asked[0].body

    assert body["service_tier"] == "flex"
    assert body["model"] == "m"
    assert not {"tools", "n"} & set(body)


@pytest.mark.parametrize(
    ("url", "limit"),
    [
        ("https://api.openai.com/v1", "max_completion_tokens"),
        ("https://me.openai.azure.com/openai/v1/", "max_completion_tokens"),
        ("http://localhost:11434/v1", "max_tokens"),
    ],
)
def test_hosts_start_with_the_name_of_the_limit_they_know(url: str, limit: str) -> None:
    assert first_form(url).limit == limit


@pytest.mark.parametrize("status", [401, 429, 503], ids=str)
def test_other_refusals_leave_the_form_alone(status: int) -> None:
    assert simpler(Form(), status, b"response_format temperature") is None


def test_a_refusal_of_everything_ends() -> None:
    with (
        OpenAIServer([failure(400, message="response_format")]) as server,
        pytest.raises(AskError, match="HTTP 400, the request was refused"),
    ):
        openai_ask(base_url=server.base_url, model="m")(PROMPT)

    assert len(server.asked) == 3
