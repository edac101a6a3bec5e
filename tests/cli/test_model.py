"""With a model behind `--engine openai`: better words, and never less true."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.check.exam import questions
from briefer.resources import resource_text
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion, failure

# Seconds for the model: more than the busiest machine takes, and, where no answer is to be had,
# what is waited for one in vain.
PATIENT, IN_VAIN = 90, 0.5
FORMATS = ("markdown", "text", "html", "slack", "json")
TRUE = "The harbour bridge in Oldport was closed on Monday after a flood damaged two pillars, the mayor, Ada Lind, said."
WRONG = {
    "number": "Repairs to the harbour bridge in Oldport will take 16 weeks.",
    "name": "The harbour bridge in Oldport was closed by Viktor Stahl.",
    "quote": 'Ada Lind said of the bridge in Oldport: "It will never open again."',
    "negation": "The harbour bridge in Oldport was not closed on Monday.",
    "date": "The harbour bridge in Oldport was closed on 3 May 2021.",
    "nothing shown": "The school in Oldport burnt down.",
}


@pytest.fixture
def ask(run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs `daily` against a server that plays the given script."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary-0123456789")

    def asked(base_url: str, *options: str, deadline: float = PATIENT) -> Any:
        model = f'[model]\nname = "scripted"\nbase_url = "{base_url}"\ndeadline = {deadline}\n'
        Path("briefer.toml").write_text(model, encoding="utf-8")
        return run("daily", "--topic", "oldport", "--articles", str(articles), "--date",
                   "2023-03-22", "--engine", "openai", "--state", "s.db", *options)  # fmt: skip

    return asked


def saying(*texts: str) -> Callable[[Asked], Served]:
    """A model that answers each prompt with these bullets and every label it was shown."""

    def script(asked: Asked) -> Served:
        labels = list(dict.fromkeys(re.findall(r"\bA\d+\.\d+\b", asked.shown)))
        bullets = [{"text": text, "labels": labels} for text in texts]
        return completion(json.dumps({"headline": None, "bullets": bullets}))

    return script


def written(server: OpenAIServer) -> int:
    """How many calls wrote something: an exam is sat once, whatever else is asked again."""
    return sum("compare claims" not in asked.shown for asked in server.asked)


def test_a_faithful_bullet_is_printed_with_its_citations(ask: Any) -> None:
    with OpenAIServer(saying(TRUE)) as server:
        brief = ask(server.base_url, "--format", "json").json

    texts = [b["text"] for s in brief["sections"] for b in s["bullets"]]
    assert TRUE in texts
    assert brief["engine"].startswith("openai (scripted)")
    assert brief["usage"]["calls"] >= 1


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_sentence_that_goes_too_far_is_never_printed(ask: Any, wrong: str, kind: str) -> None:
    with OpenAIServer(saying(wrong)) as server:
        ran = ask(server.base_url, "--format", kind)

    printed = ran.out
    if kind == "json":
        sections = ran.json["sections"]
        printed = " ".join(b["text"] for s in sections for b in s["bullets"])
        refused = [r["text"] for s in sections for r in s["rejections"]]
        assert wrong in refused
    assert ran.status == 0
    assert wrong.rsplit("Oldport", maxsplit=1)[-1].strip(" .") not in printed


@pytest.mark.parametrize(
    "script",
    [
        pytest.param([completion("Here is what I found: nothing.")], id="prose"),
        pytest.param([completion('{"headline": null, "bullets": [{"te')], id="cut off"),
        pytest.param([completion(None, refusal="I cannot help with that.")], id="refusal"),
        pytest.param([completion("", finish="length")], id="length"),
        pytest.param([failure(500)], id="server error"),
        pytest.param([failure(401, code="invalid_api_key")], id="wrong key"),
        pytest.param([failure(429, code="insufficient_quota")], id="quota"),
        pytest.param([Served(b"<html>Log in</html>", headers={"Content-Type": "text/html"})], id="html"),
        pytest.param([Served(b"{}")], id="empty object"),
    ],
)  # fmt: skip
def test_without_a_usable_reply_the_sources_own_words_stand_and_the_brief_says_why(
    ask: Any, script: list[Served]
) -> None:
    with OpenAIServer(script) as server:
        ran = ask(server.base_url, deadline=IN_VAIN)

    assert ran.status == 0
    assert "harbour bridge in Oldport was closed on Monday" in ran.out
    assert "sources own words" in ran.out or "own sentences" in ran.out
    assert "canary" not in ran.out + ran.err


def test_an_unreachable_model_is_a_problem_and_strict_says_5(ask: Any) -> None:
    with OpenAIServer([completion("{}")]) as server:
        address = server.base_url

    ran = ask(address, "--strict", deadline=IN_VAIN)  # closed by now: nobody listens there
    assert ran.status == 5
    assert "harbour bridge in Oldport was closed on Monday" in ran.out


def test_the_model_may_be_named_by_the_environment(
    run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OpenAIServer(saying(TRUE)) as server:
        monkeypatch.setenv("BRIEFER_MODEL", "from-outside")
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "local")
        ran = run("daily", "--topic", "oldport", "--articles", str(articles), "--date",
                  "2023-03-22", "--engine", "openai")  # fmt: skip

    assert TRUE in ran.out
    assert server.asked[0].body["model"] == "from-outside"


def test_a_second_run_asks_nothing(ask: Any) -> None:
    with OpenAIServer(saying(TRUE)) as server:
        first = ask(server.base_url)
        calls = written(server)
        second = ask(server.base_url)
        fresh = ask(server.base_url, "--fresh")

    assert calls >= 1
    assert TRUE in first.out
    assert TRUE in second.out
    assert TRUE in fresh.out
    assert written(server) == 2 * calls


def test_no_call_is_made_that_could_cost_too_much(ask: Any, run: Any, articles: Path) -> None:
    with OpenAIServer(saying(TRUE)) as server:
        ask(server.base_url)
        calls = len(server.asked)
        with Path("briefer.toml").open("a", encoding="utf-8") as file:
            file.write("price_prompt = 1000000\nprice_completion = 1000000\nmax_cost = 1\n")
        ran = run("daily", "--topic", "oldport", "--articles", str(articles), "--date",
                  "2023-03-22", "--fresh", "--state", "s.db")  # fmt: skip

    assert len(server.asked) == calls
    assert "max_cost" in ran.out
    assert "harbour bridge in Oldport was closed on Monday" in ran.out


def judging(yes: Callable[[str], bool], *, exam: bool = True) -> Callable[[Asked], Served]:
    """A model that writes TRUE and judges by `yes`; the exam it answers right, if `exam`."""
    right = {q.claim.text: q.supported for q in questions(resource_text("prompts", "exam.jsonl"))}

    def script(asked: Asked) -> Served:
        if "compare claims" not in asked.shown:
            return saying(TRUE)(asked)
        lines = re.findall(r"^([A-Za-z0-9._-]+) \| (.*)$", asked.shown, re.MULTILINE)
        said = [(key, right[text] == exam if text in right else yes(text)) for key, text in lines]
        listed = [{"id": k, "supported": y, "reason": f"{k} was read."} for k, y in said]
        return completion(json.dumps({"verdicts": listed}))

    return script


def texts_of(brief: Any) -> list[str]:
    return [bullet["text"] for section in brief["sections"] for bullet in section["bullets"]]


FREE = "Two pillars of Oldport's harbour bridge were hit by a flood, so it was shut on Monday, said its mayor, Ada Lind."


def test_a_judge_may_refuse_what_the_rules_let_pass(ask: Any) -> None:
    with OpenAIServer(judging(lambda text: False)) as server:
        brief = ask(server.base_url, "--format", "json").json

    refused = [r for s in brief["sections"] for r in s["rejections"] if r["text"] == TRUE]
    assert TRUE not in texts_of(brief) or refused
    assert texts_of(brief)


def test_a_model_that_fails_its_exam_is_not_believed_and_the_brief_says_so(ask: Any) -> None:
    with OpenAIServer(judging(lambda text: True, exam=False)) as server:
        brief = ask(server.base_url, "--format", "json").json

    exams = [a for a in server.asked if "Kestrel Ferries" in a.shown]
    assert len(exams) == 1
    if brief["usage"].get("unjudged"):
        assert any("failed its exam, 0 of" in note for note in brief["notes"])


PRICES = "price_prompt = 2\nprice_completion = 8\n"


def priced(text: str = PRICES) -> None:
    with Path("briefer.toml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_the_price_of_a_brief_stands_in_it(ask: Any, run: Any, articles: Path) -> None:
    again = ("daily", "--topic", "oldport", "--articles", str(articles), "--date", "2023-03-22",
             "--fresh", "--state", "s.db")  # fmt: skip
    with OpenAIServer(saying(TRUE)) as server:
        without = ask(server.base_url).out
        priced()
        printed = run(*again).out
        brief = run(*again, "--format", "json").json

    usage = brief["usage"]
    cost = (usage["prompt_tokens"] - usage["cached_tokens"] + usage["cached_tokens"]) * 2
    cost += usage["completion_tokens"] * 8
    assert "$" not in without[without.index("Model use") :]
    assert re.search(r"Model use: \d+ calls, .* reply tokens, \$0\.\d+\.", printed)
    assert float(usage["money"]) == pytest.approx(cost / 1e6)
    assert usage["currency"] == "USD"


def test_a_judge_with_prices_of_its_own_is_paid_by_them(ask: Any, run: Any, articles: Path) -> None:
    with OpenAIServer(judging(lambda text: True)) as server:
        ask(server.base_url)
        judge = f'[judge]\nname = "other"\nbase_url = "{server.base_url}"\n'
        priced(f"price_prompt = 0\nprice_completion = 0\n{judge}{PRICES}")
        server.asked.clear()
        brief = run("daily", "--topic", "oldport", "--articles", str(articles), "--date",
                    "2023-03-22", "--fresh", "--state", "s.db", "--format", "json").json  # fmt: skip

    judged = [asked for asked in server.asked if "compare claims" in asked.shown]
    tokens = (100 * 2 + 20 * 8) * len(judged)  # each answer owns up to as many
    assert judged
    assert len(server.asked) > len(judged)
    assert float(brief["usage"]["money"]) == pytest.approx(tokens / 1e6)


def test_a_priced_judge_of_an_unpriced_model_is_a_mistake_with_its_remedy(run: Any) -> None:
    Path("briefer.toml").write_text(f'[model]\nname = "m"\n[judge]\nname = "j"\n{PRICES}')

    ran = run("daily", "--topic", "oldport")

    assert ran.status == 2
    assert "write price_prompt = 0 and price_completion = 0 into [model]" in ran.err


def test_a_server_with_absurd_usage_does_not_lock_the_month(
    ask: Any, run: Any, articles: Path
) -> None:
    absurd = {"prompt_tokens": 10**30, "completion_tokens": 10**30}

    def script(asked: Asked) -> Served:
        body = json.loads(saying(TRUE)(asked).body)
        return Served(json.dumps({**body, "usage": absurd}).encode())

    with OpenAIServer(script) as server:
        ask(server.base_url)
        priced(f"{PRICES}max_cost = 1\nmax_cost_month = 2\n")
        for _ in range(3):
            calls = len(server.asked)
            ran = run("daily", "--topic", "oldport", "--articles", str(articles), "--date",
                      "2023-03-22", "--fresh", "--state", "s.db")  # fmt: skip
            assert len(server.asked) > calls
            assert "max_cost" not in ran.out


def test_a_server_that_tells_no_usage_counts_against_the_month(
    ask: Any, run: Any, articles: Path
) -> None:
    def script(asked: Asked) -> Served:
        body = json.loads(saying(TRUE)(asked).body)
        return Served(json.dumps({**body, "usage": None}).encode())

    with OpenAIServer(script) as server:
        printed = ask(server.base_url).out
    (row,) = run("usage", "--json", "--state", "s.db").lines

    assert int(row["prompt"]) > 1000
    assert "Model use" in printed
    assert ", 0 prompt tokens" not in printed
