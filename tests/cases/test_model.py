"""The article that odd servers were asked about: the server's final answer is the brief.

It lies outside of the project; where it is not there the tests say so and are skipped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from briefer.app.context import Context
from briefer.app.run import Request, run_topic
from briefer.config import Config, ModelConfig, TopicConfig, parsed
from briefer.deliver.registry import CHANNELS
from briefer.model import Brief
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Script, Served, completion
from tests.cases.whole import CASES, needs_cases

FOLDER = CASES / "06-model"
CLOSED = "The Oldport pier was closed on Tuesday after a barge struck it at 06:40"
INVENTED = "The barge sank and 31 sailors drowned off Oldport."

pytestmark = needs_cases


def told(script: Script) -> Brief:
    """The brief of the article, written with a server that answers so."""
    topic = TopicConfig(name="oldport", query="oldport")
    request = Request(
        articles=str(FOLDER / "art.jsonl"), day=date(2026, 3, 25), engine="openai"
    )  # fmt: skip
    with OpenAIServer(script) as server:
        model = ModelConfig(name="scripted", base_url=server.base_url, deadline=30)
        context = Context(Config(topics=(topic,), parse="off", model=model))
        now = datetime(2026, 11, 27, tzinfo=UTC)
        return run_topic(context, "oldport", request, now=now, store=None, say=lambda _: None).brief


def final(asked: Asked) -> str:
    """The last word of the server: the first sentence below its label."""
    found = re.findall(r"^([AB]\d+\.[1-9]\d*) \| (.+)$", asked.shown, re.MULTILINE)
    label, text = found[0] if found else ("A1.1", CLOSED)
    return answer_json([(text, [label])])


DRAFT = answer_json([(INVENTED, ["A1.1"])])


def dressed(shape: Callable[[str], str]) -> Script:
    return lambda asked: completion(shape(final(asked)))


def content_of(message: Callable[[str], dict[str, object]]) -> Script:
    """A server that puts its answer elsewhere in the message."""

    def answer(asked: Asked) -> Served:
        body = json.loads(completion("").body)
        body["choices"][0]["message"] = {"role": "assistant"} | message(final(asked))
        return Served(json.dumps(body).encode())

    return answer


ODD: dict[str, Script] = {
    "a thought with a draft before the answer": dressed(lambda t: f"<think>{DRAFT}</think>{t}"),
    "a thought beside the answer": content_of(lambda t: {"content": t, "reasoning": DRAFT}),
    "the answer in parts": content_of(lambda t: {"content": [{"type": "text", "text": t}]}),
    "a fence around it": dressed(lambda t: f"Here it is:\n```json\n{t}\n```\nGlad to help."),
    "blanks before it": dressed(lambda t: "\n" * 500 + t),
}


@pytest.mark.parametrize("script", ODD.values(), ids=ODD)
def test_the_final_answer_of_the_server_is_the_brief(script: Script) -> None:
    made = told(script)

    assert [CLOSED in bullet.text for bullet in made.bullets] == [True]
    assert made.engine == "openai (scripted)"
    assert made.problems == ()
    assert not any(INVENTED in item.text for item in made.rejections)


@pytest.mark.parametrize("name", ["e.toml", "m.toml"])
def test_the_settings_beside_it_are_read(name: str) -> None:
    path = FOLDER / name
    config = parsed(path.read_text("utf-8"), channels=CHANNELS, path=path)

    assert config.model is not None
    assert (config.model.timeout, config.model.deadline) == (8, 12)
    assert [topic.query for topic in config.topics] == ["oldport"]
