"""Which form an endpoint takes is kept between runs, until it is old or no longer true."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.ports import Prompt
from briefer.summarize.forms import Form
from briefer.summarize.forms_file import KEPT, KeptForms
from briefer.summarize.llm import openai_ask
from briefer.summarize.prompt import draft_schema
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion, failure

GOOD = answer_json([("The bridge is closed.", ["A1.1"])])
PROMPT = Prompt("story", "You edit.", "A1.1 | The bridge is closed.", draft_schema())
LOOSE = Form("json_object")


def taking(*shapes: str) -> OpenAIServer:
    def answer(asked: Asked) -> Served:
        if asked.shape in shapes:
            return completion(GOOD)
        return failure(400, message=f"response_format {asked.shape} is not supported")

    return OpenAIServer(answer)


def test_the_next_run_starts_where_the_last_one_ended(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "forms.json"
    with taking("json_object") as server:
        for _ in range(2):
            openai_ask(base_url=server.base_url, model="m", forms=KeptForms(path))(PROMPT)
        shapes = [asked.shape for asked in server.asked]

    assert shapes == ["json_schema", "json_object", "json_object"]


def test_after_a_week_the_top_of_the_ladder_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "forms.json"
    KeptForms(path, now=lambda: 1000.0)["m"] = LOOSE

    assert KeptForms(path, now=lambda: 1000.0 + KEPT - 1)["m"] == LOOSE
    assert "m" not in KeptForms(path, now=lambda: 1000.0 + KEPT)


def test_a_form_that_is_no_longer_taken_is_tried_anew(tmp_path: Path) -> None:
    path = tmp_path / "forms.json"
    forms = KeptForms(path)
    with taking("json_schema") as server:
        openai_ask(base_url=server.base_url, model="m", forms=forms)(PROMPT)
        name = next(iter(forms))
        forms[name] = Form("text")
        openai_ask(base_url=server.base_url, model="m", forms=KeptForms(path))(PROMPT)
        shapes = [asked.shape for asked in server.asked]

    assert shapes == ["json_schema", "text", "json_schema"]
    assert KeptForms(path)[name] == Form(guided=True)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"m": 1}', '{"m": {"shape": "xml", "limit": "max_tokens", "temperature": true, "at": 1}}'],
    ids=["empty", "list", "cut off", "no row", "unknown shape"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "forms.json"
    path.write_text(text, encoding="utf-8")

    assert dict(KeptForms(path, now=lambda: 2.0)) == {}


def test_no_key_in_an_address_reaches_the_file(tmp_path: Path) -> None:
    path = tmp_path / "forms.json"
    with taking("json_schema") as server:
        address = f"{server.base_url}/sk-canary"
        openai_ask(base_url=address, model="m", forms=KeptForms(path))(PROMPT)

    assert "127.0.0.1" in path.read_text(encoding="utf-8")
    assert "canary" not in path.read_text(encoding="utf-8")


def test_a_forgotten_form_is_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "forms.json"
    forms = KeptForms(path)
    forms["m"] = LOOSE
    del forms["m"]

    assert dict(KeptForms(path)) == {}
