"""`briefer doctor --model` tells what the endpoint can do."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefer.app.context import Context
from briefer.app.typical import told
from briefer.config import Config, JudgeConfig, ModelConfig
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion, failure

GOOD = answer_json([("The town council closed the bridge on Monday.", ["A1.1"])])


@pytest.fixture
def examined(run: Any) -> Callable[[str], dict[str, dict[str, str]]]:
    """The rows of the doctor for a model at that address."""

    def rows(base_url: str) -> dict[str, dict[str, str]]:
        model = f'[model]\nname = "scripted"\nbase_url = "{base_url}"\n'
        Path("briefer.toml").write_text(model, encoding="utf-8")
        return {row["part"]: row for row in run("doctor", "--model", "--json").lines}

    return rows


def taking(*shapes: str, context: int | None = None, tokens: tuple[int, int] = (100, 20)) -> OpenAIServer:  # fmt: skip
    def answer(asked: Asked) -> Served:
        if asked.shape not in shapes:
            return failure(400, message=f"response_format {asked.shape} is not supported")
        return completion(GOOD, tokens=tokens)

    return OpenAIServer(answer, models=[{"id": "scripted", "max_model_len": context}])


def test_all_forms_context_usage_and_tokens_are_told(examined: Any) -> None:
    with taking("json_schema", "json_object", "text", context=32_768) as server:
        rows = examined(server.base_url)

    assert "takes json_schema, json_object, text" in rows["model"]["detail"]
    assert "asked for as json_schema" in rows["model"]["detail"]
    assert rows["model context"]["detail"].startswith("32,768 tokens")
    assert rows["model usage"]["verdict"] == "ok"
    assert (
        "token tables" in rows["model tokens"]["detail"]
        or "tables in" in rows["model tokens"]["detail"]
    )


def test_an_endpoint_without_schemas_is_told_apart(examined: Any) -> None:
    with taking("json_object", "text", tokens=(0, 0)) as server:
        rows = examined(server.base_url)

    assert "takes json_object, text; briefs are asked for as json_object" in rows["model"]["detail"]
    assert "our own count" in rows["model usage"]["detail"]
    assert "not told by the endpoint" in rows["model context"]["detail"]


def test_a_context_smaller_than_configured_is_a_warning(examined: Any) -> None:
    with taking("json_schema", context=2048) as server:
        rows = examined(server.base_url)

    assert rows["model context"]["verdict"] == "warning"
    assert "lower it" in rows["model context"]["detail"]


def test_a_model_that_writes_prose_is_a_warning(examined: Any) -> None:
    with OpenAIServer(lambda _: completion("I cannot do JSON.")) as server:
        rows = examined(server.base_url)

    assert rows["model"]["verdict"] == "warning"
    assert "the sources' own words" in rows["model"]["detail"]


def test_a_wrong_key_is_a_failure_in_one_sentence(examined: Any) -> None:
    with OpenAIServer([failure(401)]) as server:
        rows = examined(server.base_url)

    assert rows["model"]["verdict"] == "failed"
    assert "key_env" in rows["model"]["detail"]


def test_what_a_typical_brief_takes_is_told_in_calls_tokens_time_and_money(
    examined: Any, run: Any
) -> None:
    prices = "price_prompt = 2\nprice_completion = 8\n"
    with taking("json_schema", "json_object", "text") as server:
        without = examined(server.base_url)["model brief"]["detail"]
        with Path("briefer.toml").open("a", encoding="utf-8") as file:
            file.write(prices)
        priced = {r["part"]: r for r in run("doctor", "--model", "--json").lines}["model brief"]

    assert without.startswith("12 stories take about 29 calls, 34,000 tokens and ")
    assert " s for a small call; no prices are configured: [model] price_prompt" in without
    assert priced["detail"].endswith("; about $0.10")


def test_a_slow_server_is_told_to_take_long(examined: Any) -> None:
    with OpenAIServer([completion(GOOD, latency=0.6)]) as server:
        detail = examined(server.base_url)["model brief"]["detail"]

    spans = detail.partition("tokens and ")[2].partition(" at ")[0]
    assert int(spans.split()[0]) >= 3
    assert " at 0.6 s for a small call" in detail or " at 0.7 s" in detail


def test_a_server_of_one_call_at_a_time_takes_as_many_waves_as_calls() -> None:
    one, many = (
        told(Context(Config(model=model)), model, seconds=10.0, reply_tokens=200)
        for model in (ModelConfig(name="m", at_once=1), ModelConfig(name="m"))
    )

    assert "5 min" in one
    assert "60 s" in many


def test_a_judge_with_prices_of_its_own_is_priced_by_them() -> None:
    free = ModelConfig(name="m", price_prompt=Decimal(0), price_completion=Decimal(0))
    judge = JudgeConfig(name="j", price_prompt=Decimal(10), price_completion=Decimal(10))

    detail = told(Context(Config(model=free, judge=judge)), free, seconds=1.0, reply_tokens=200)

    assert detail.endswith("about $0.14")
