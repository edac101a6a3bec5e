"""Through the whole program: what takes the place of a refused bullet, and a judge that errs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.check.exam import questions
from briefer.resources import resource_text
from briefer.testing.openai_server import Asked, OpenAIServer, Script, Served, completion

RIGHT = {q.claim.text: q.supported for q in questions(resource_text("prompts", "exam.jsonl"))}
LINE = re.compile(r"^([A-Za-z0-9._-]+) \| (.*)$", re.MULTILINE)
TARN = (
    "The council of Tarn met on Monday in the old town hall. The mayor of Tarn, Una Brandt, opened"
    " the new ferry to Kell on Tuesday morning. She said that the ferry would carry 300 people a"
    " day. The library of Tarn will close in June for a year, the council decided."
)
KELL = (
    "The harbour of Kell took in nine fishing boats during the storm on Monday. The library of Tarn"
    " will close in June for a year, the council decided."
)
LIBRARY = "The library of Tarn will close in June for a year, the council decided."
FREE = "Tarn’s library is to shut in June and stay shut for a year, by decision of the council."


def judge_says(yes: Callable[[str], bool]) -> Script:
    def script(asked: Asked) -> Served:
        listed = [
            {"id": key, "supported": RIGHT.get(text, yes(text)), "reason": f"Read {key}."}
            for key, text in LINE.findall(asked.shown)
        ]
        return completion(json.dumps({"verdicts": listed}))

    return script


def model(*texts: str, judge: Script | None = None) -> Script:
    """Writes these bullets on all it is shown, repairs nothing, passes its exam, then judges."""
    yes = judge_says(lambda text: True)

    def script(asked: Asked) -> Served:
        if "compare claims" in asked.shown:
            exam = any(text in RIGHT for _, text in LINE.findall(asked.shown))
            return yes(asked) if exam or judge is None else judge(asked)
        labels = list(dict.fromkeys(re.findall(r"\bA\d+\.\d+\b", asked.shown)))
        bullets = [{"text": text, "labels": labels} for text in texts]
        return completion(json.dumps({"headline": None, "bullets": bullets}))

    return script


@pytest.fixture
def daily(run: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The brief about Tarn, of articles with these texts, as JSON."""
    monkeypatch.setenv("OPENAI_API_KEY", "local")

    def brief(script: Script, *texts: str) -> Any:
        rows = [
            {"id": f"a{n}", "title": text[:40], "text": text, "publisher": f"Paper {n}",
             "published": "2023-03-22T08:00:00Z"}
            for n, text in enumerate(texts or (TARN,))
        ]  # fmt: skip
        Path("a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        with OpenAIServer(script) as server:
            config = f'[model]\nname = "scripted"\nbase_url = "{server.base_url}"\ndeadline = 60\n'
            Path("briefer.toml").write_text(config, encoding="utf-8")
            ran = run("daily", "--topic", "tarn", "--articles", "a.jsonl", "--date", "2023-03-22",
                      "--engine", "openai", "--state", "s.db", "--format", "json")  # fmt: skip
        assert ran.status == 0, ran.err
        return ran.json

    return brief


def bullets_of(brief: Any) -> list[Any]:
    return [bullet for section in brief["sections"] for bullet in section["bullets"]]


def texts_of(brief: Any) -> list[str]:
    return [bullet["text"] for bullet in bullets_of(brief)]


def test_the_closest_sentence_takes_the_place_and_not_the_first(daily: Any) -> None:
    brief = daily(model("The library of Tarn will close in June for 14 years."))

    assert texts_of(brief) == [LIBRARY]
    assert [b["proved"] for b in bullets_of(brief)] == ["own words"]
    assert [r["outcome"] for s in brief["sections"] for r in s["rejections"]] == ["replaced"]


def test_she_said_never_stands_without_the_one_who_said_it(daily: Any) -> None:
    brief = daily(model("She said that the ferry would carry 3,000 people a day."))

    assert not [text for text in texts_of(brief) if text.startswith("She")]
    assert all("Una Brandt" in text for text in texts_of(brief) if "300 people" in text)


def test_a_fact_that_two_papers_have_is_told_once(daily: Any) -> None:
    wrong = "The library of Tarn will close in June for 14 years."

    brief = daily(model(wrong, wrong.replace("14", "15")), TARN, KELL)

    assert texts_of(brief).count(LIBRARY) == 1


def test_a_judge_clears_other_words_and_its_sentence_is_kept(daily: Any) -> None:
    (bullet,) = bullets_of(daily(model(FREE)))

    assert (bullet["text"], bullet["proved"]) == (FREE, "judge")
    assert bullet["opinion"].startswith("Read b1")


def both(asked: Asked) -> Served:
    listed = [
        {"id": key, "supported": yes, "reason": ""}
        for key, _ in LINE.findall(asked.shown)
        for yes in (True, False)
    ]
    return completion(json.dumps({"verdicts": listed}))


def named(*keys: str) -> Script:
    rows = [{"id": key, "supported": True, "reason": ""} for key in keys]
    return lambda asked: completion(json.dumps({"verdicts": rows}))


ERRS: dict[str, Script] = {
    "prose": lambda asked: completion("All of it is fine, I think."),
    "half the ids": named("b1"),
    "other ids": named("x1", "x2"),
    "yes and no": both,
    "ten megabytes": lambda asked: Served(b"x" * 10_000_000),
}


@pytest.mark.parametrize("judge", ERRS.values(), ids=ERRS)
def test_a_judge_that_errs_leaves_a_true_brief_that_says_so(daily: Any, judge: Script) -> None:
    brief = daily(model(FREE, judge=judge))

    assert FREE not in texts_of(brief)
    assert texts_of(brief)
    assert all(text in TARN for text in texts_of(brief))
    assert [note for note in brief["notes"] if "not judged, because" in note]
    assert brief["usage"]["unjudged"] >= 1


CLAIMS = {
    "faithful": FREE,
    "wrong": "The library of Tarn will close in June for 14 years.",
    "verbatim": LIBRARY,
}


@pytest.fixture
def check(run: Any) -> Callable[..., Any]:
    """`briefer check` on those claims, with a model that is configured."""

    def checked(*options: str) -> tuple[dict[str, Any], Any]:
        source = {"id": "s", "text": TARN}
        rows = [{"id": k, "claim": v, "sources": [source]} for k, v in CLAIMS.items()]
        given = "".join(json.dumps(row) + "\n" for row in rows)
        with OpenAIServer(model()) as server:
            config = f'[model]\nname = "scripted"\nbase_url = "{server.base_url}"\n'
            Path("briefer.toml").write_text(config, encoding="utf-8")
            ran = run("check", "-", *options, stdin=given)
        return {line["id"]: line for line in ran.lines}, ran

    return checked


def test_the_gate_tells_what_a_brief_would_print_and_who_judged_it(check: Any) -> None:
    found, _ = check("--gate")

    told = {key: (line["printed"], line["judged"]) for key, line in found.items()}
    assert told == {"faithful": (True, True), "wrong": (False, False), "verbatim": (True, False)}


def test_a_second_reading_alone_clears_no_mismatch(check: Any) -> None:
    found, _ = check("--judge")

    assert found["faithful"]["judged"]
    assert found["faithful"]["supported"]
    assert not found["wrong"]["supported"]


def test_without_gate_or_judge_nothing_is_asked_and_no_key_added(check: Any) -> None:
    found, ran = check()

    assert not {"printed", "judged"} & set(found["faithful"])
    assert "judge" not in ran.err


def test_what_a_judge_took_outside_of_a_brief_is_booked(check: Any, run: Any) -> None:
    check("--gate")

    (row,) = run("usage", "--json").lines
    assert row["topic"] == "briefer check"
    assert int(row["calls"]) >= 5  # four to sit the exam, one to judge
