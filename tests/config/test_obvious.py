"""Values that are plainly right are read without pydantic, and as it reads them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter

from briefer.config.obvious import obvious
from briefer.config.settings import Config, DigestConfig, ModelConfig, TopicConfig
from briefer.deliver.registry import CHANNELS
from briefer.model import Source

WIRE = {"name": "wire", "url": "https://wire.example/feed", "kind": "feed"}
MODEL = {"name": "some-model", "base_url": "http://localhost:11434/v1", "at_once": 4}
RIGHT: tuple[tuple[type[Any], dict[str, Any]], ...] = (
    (Source, WIRE),
    (Source, {**WIRE, "interval": timedelta(hours=6), "language": "uk"}),
    (TopicConfig, {"name": "harbour", "query": "harbour", "sources": ["wire"], "send": []}),
    (TopicConfig, {"name": "harbour", "on_empty": ["desk"], "length": "short", "widen": 0.5}),
    (DigestConfig, {"name": "morning", "topics": ["harbour"], "at": "07:00"}),
    (Config, {"timezone": "Europe/Kyiv", "model": MODEL}),
    (ModelConfig, {**MODEL, "judge": "off"}),
    (ModelConfig, {**MODEL, "judge": True}),
    (CHANNELS["slack"], {"name": "room", "webhook_env": "HOOK"}),
    (CHANNELS["email"], {"name": "desk", "host": "smtp.example", "port": 587, "security": "tls",
                         "sender": "a@news.example", "to": ["b@news.example"]}),
)  # fmt: skip


@pytest.mark.parametrize(("type_", "values"), RIGHT, ids=lambda part: getattr(part, "__name__", ""))
def test_what_is_plainly_right_is_read_as_pydantic_reads_it(
    type_: type[Any], values: dict[str, Any]
) -> None:
    read = obvious(type_, values)

    assert read is not None
    assert read == TypeAdapter(type_).validate_python(values)
    assert [type(getattr(read, f.name)) for f in fields(read)] == [
        type(getattr(TypeAdapter(type_).validate_python(values), f.name)) for f in fields(read)
    ]


@pytest.mark.parametrize(
    ("type_", "values"),
    [
        pytest.param(TopicConfig, {"name": "a", "stories": "12"}, id="a number as text"),
        pytest.param(TopicConfig, {"name": "a", "stories": True}, id="a truth for a number"),
        pytest.param(TopicConfig, {"name": "a", "sources": "wire"}, id="a text for a list"),
        pytest.param(TopicConfig, {"name": "a", "sources": ["wire", 5]}, id="a number in a list"),
        pytest.param(TopicConfig, {"name": "a", "length": "epic"}, id="none of the words"),
        pytest.param(TopicConfig, {"name": "a", "lenght": "short"}, id="an unknown key"),
        pytest.param(TopicConfig, {"query": "harbour"}, id="a missing key"),
        pytest.param(TopicConfig, {"name": "a", "prefer": [" "]}, id="refused at birth"),
        pytest.param(ModelConfig, {**MODEL, "timeout": 60}, id="a whole number for a fraction"),
        pytest.param(Config, {"model": {"nmae": "some-model"}}, id="an unknown key in a table"),
        pytest.param(Config, {"model": {**MODEL, "price_prompt": 1.5}}, id="money in a table"),
    ],
)
def test_whatever_leaves_a_doubt_is_left_to_pydantic(
    type_: type[Any], values: dict[str, Any]
) -> None:
    assert obvious(type_, values) is None


def test_a_type_whose_words_cannot_be_looked_up_is_left_to_pydantic() -> None:
    @dataclass
    class Odd:
        name: NowhereDefined  # type: ignore[name-defined]  # noqa: F821

    assert obvious(Odd, {"name": "a"}) is None
