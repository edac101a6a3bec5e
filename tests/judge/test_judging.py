"""A judge is believed after its exam, fails closed, and the brief says what it did not judge."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefer.app.context import Context
from briefer.app.gate import Gated, Given, configured_judge, gated
from briefer.check.exam import Score, questions
from briefer.check.exam_file import KeptExams
from briefer.config import Config, JudgeConfig, ModelConfig
from briefer.model import Article, Usage
from briefer.resources import resource_text
from briefer.testing.openai_server import Asked, OpenAIServer, Script, Served, completion, failure

SOURCE = Article(
    "",
    "The council of Tarn refused on Monday to sell the old mill, said its mayor, Una Brandt.",
    id="a",
)
FREE = (
    "Tarn's council will keep the old mill: it turned down a sale on Monday, mayor Una Brandt said."
)
WRONG = "The council of Tarn sold 14 mills on Monday, said its mayor, Una Brandt."
RIGHT = {q.claim.text: q.supported for q in questions(resource_text("prompts", "exam.jsonl"))}
LINE = re.compile(r"^([A-Za-z0-9._-]+) \| (.*)$", re.MULTILINE)


def verdicts(asked: Asked, say: Callable[[str, str], bool]) -> Served:
    listed = [
        {"id": key, "supported": say(key, text), "reason": "So it is read."}
        for key, text in LINE.findall(asked.shown)
    ]
    return completion(json.dumps({"verdicts": listed}))


def good(key: str, text: str) -> bool:
    return RIGHT.get(text, True)


def is_exam(asked: Asked) -> bool:
    return any(text in RIGHT for _, text in LINE.findall(asked.shown))


def passing(otherwise: Script) -> Script:
    """A model that passes its exam, and then plays the script."""
    return lambda asked: verdicts(asked, good) if is_exam(asked) else otherwise(asked)


def asked_of(
    script: Script, *claims: str, config: Mapping[str, object] | None = None
) -> tuple[list[Gated], Usage, str, list[Asked]]:
    with OpenAIServer(script) as server:
        model = ModelConfig(name="scripted", base_url=server.base_url, deadline=40.0)
        judge = configured_judge(Context(Config(model=model, **(config or {}))))  # type: ignore[arg-type]
        found, usage, fault = gated([Given(claim, (SOURCE,)) for claim in claims or (FREE,)], judge)
    return found, usage, fault, server.asked


def test_a_doubt_is_cleared_by_a_judge_that_passed_and_a_mismatch_by_nobody() -> None:
    found, usage, fault, asked = asked_of(lambda a: verdicts(a, good), FREE, WRONG)

    assert [(one.printed, one.judged) for one in found] == [(True, True), (False, False)]
    assert not fault
    assert usage.calls == len(asked)
    assert not any(WRONG in a.shown for a in asked)


def test_the_judge_refuses_what_no_rule_saw() -> None:
    found, *_ = asked_of(passing(lambda a: verdicts(a, lambda key, text: False)), FREE)

    assert [(one.printed, one.judged) for one in found] == [(False, True)]
    assert "judge" in [finding.check for finding in found[0].verdict.findings]


def test_a_slip_in_one_round_of_a_doubted_claim_does_not_clear_it() -> None:
    found, *_ = asked_of(passing(lambda a: verdicts(a, lambda key, text: not key.endswith(".2"))))

    assert not found[0].printed


def test_the_exam_is_sat_once_for_endpoint_and_model() -> None:
    with OpenAIServer(lambda a: verdicts(a, good)) as server:
        model = ModelConfig(name="scripted", base_url=server.base_url)
        for _ in range(2):
            judge = configured_judge(Context(Config(model=model)))
            gated([Given(FREE, (SOURCE,))], judge)

    assert sum(map(is_exam, server.asked)) == -(-len(RIGHT) // 12)


FAULTS: dict[str, tuple[Script, str]] = {
    "prose": (lambda a: completion("All of these look fine to me."), "holds no JSON object"),
    "half the ids": (lambda a: completion('{"verdicts": [{"id": "c1", "supported": true, "reason": ""}]}'), "no clear verdict"),
    "other ids": (lambda a: completion('{"verdicts": [{"id": "x", "supported": true, "reason": ""}]}'), "no clear verdict"),
    "another language": (lambda a: completion('{"urteile": [{"id": "c1", "belegt": true}]}'), "no clear verdict"),
    "ten megabytes": (lambda a: Served(b"x" * 10_000_000), "too large"),
    "a fault": (lambda a: failure(400), "was refused"),
    "a refusal": (lambda a: completion(None, refusal="No."), "is a refusal"),
}  # fmt: skip


@pytest.mark.parametrize(("script", "sentence"), FAULTS.values(), ids=FAULTS)
def test_no_clear_verdict_is_no_yes_and_is_said(script: Script, sentence: str) -> None:
    found, usage, fault, asked = asked_of(passing(script))

    assert [(one.printed, one.judged) for one in found] == [(False, False)]
    assert sentence in fault
    assert usage.unjudged == 1
    assert usage.calls >= sum(map(is_exam, asked))


def test_yes_and_no_for_one_id_is_no_verdict() -> None:
    both = [{"id": i, "supported": y, "reason": ""} for i in ("c1", "c1.2") for y in (True, False)]

    found, *_ = asked_of(passing(lambda a: completion(json.dumps({"verdicts": both}))))

    assert not found[0].printed
    assert not found[0].judged


UNBELIEVED: dict[str, tuple[Script, str]] = {
    "always yes": (lambda a: verdicts(a, lambda key, text: True), "failed its exam, 0 of"),
    "always no": (lambda a: verdicts(a, lambda key, text: False), "failed its exam"),
    "prose": (lambda a: completion("Fine."), "failed its exam"),
    "no end": (lambda a: failure(400), "could not be finished"),
}


@pytest.mark.parametrize(("script", "sentence"), UNBELIEVED.values(), ids=UNBELIEVED)
def test_a_judge_that_did_not_pass_clears_nothing(script: Script, sentence: str) -> None:
    found, usage, fault, asked = asked_of(script)

    assert [(one.printed, one.judged) for one in found] == [(False, False)]
    assert sentence in fault
    assert usage.unjudged == 1
    assert all(map(is_exam, asked))


BROKEN = {
    "no JSON": ("{", "prompts/exam.jsonl, line 1: is not JSON"),
    "no claim": ('{"passages": ["x"], "supported": true}', "line 1: needs an object with"),
    "too few": ("", "has 0 wrong and 0 true claims"),
    "only true ones": ('{"claim": "A.", "passages": ["A."], "supported": true}\n' * 30, "has 0 wrong"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_exam_is_one_sentence_and_nobody_is_believed(
    text: str, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "exam.jsonl").write_text(text, encoding="utf-8")

    found, _, fault, asked = asked_of(
        lambda a: verdicts(a, good), config={"prompts": str(tmp_path)}
    )

    assert not found[0].printed
    assert sentence in fault
    assert not asked


def test_a_bare_yes_is_weighed_by_its_probability() -> None:
    def script(asked: Asked) -> Served:
        claim = asked.shown.split("Claim: ")[1].strip()
        said = "Yes" if RIGHT.get(claim, True) else "No"
        body = json.loads(completion(said).body)
        odds = [{"token": said, "logprob": -0.1}, {"token": "Maybe", "logprob": -3.0}]
        body["choices"][0]["logprobs"] = {"content": [{**odds[0], "top_logprobs": odds}]}
        return Served(json.dumps(body).encode())

    with OpenAIServer(script) as server:
        own = JudgeConfig(name="mini", base_url=server.base_url, kind="yes-no")
        judge = configured_judge(Context(Config(judge=own)))
        found, *_ = gated([Given(FREE, (SOURCE,))], judge)

    assert found[0].printed
    assert server.asked[0].body["logprobs"] is True
    assert "response_format" not in server.asked[0].body


def test_a_failed_exam_may_be_sat_again_after_a_day_and_a_passed_one_holds_a_month(
    tmp_path: Path,
) -> None:
    hour, path = 3600.0, tmp_path / "exams.json"
    KeptExams(path, now=lambda: 0.0).put("good", Score(20, 20, 20, 20))
    KeptExams(path, now=lambda: 0.0).put("bad", Score(0, 20, 20, 20))

    def kept(hours: int) -> list[bool]:
        exams = KeptExams(path, now=lambda: hours * hour)
        return [exams.get(key) is not None for key in ("good", "bad")]

    assert [kept(23), kept(25), kept(29 * 24), kept(31 * 24)] == [
        [True, True],
        [True, False],
        [True, False],
        [False, False],
    ]
