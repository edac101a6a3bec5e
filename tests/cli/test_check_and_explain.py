"""`briefer check` and `briefer explain`: clear errors, evidence, notes, and a second look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SOURCE = {"id": "s", "text": "The bridge was closed on Monday. It carried 4,000 people a day."}
GOOD = {"id": "good", "claim": "The bridge was closed on Monday.", "sources": [SOURCE]}


@pytest.fixture
def brief(run: Any, articles: Path) -> Path:
    run("daily", "--topic", "oldport", "--articles", str(articles), "--date", "2023-03-22",
        "--format", "json", "--out", "brief.json")  # fmt: skip
    return Path("brief.json")


def lines(*values: Any) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


@pytest.mark.parametrize("value", [0, False, [], None, {}, 7], ids=json.dumps)
@pytest.mark.parametrize("key", ["claim", "text"])
def test_what_is_no_text_is_an_error_of_its_line_alone(run: Any, key: str, value: Any) -> None:
    source = {**SOURCE, "text": value} if key == "text" else SOURCE
    bad = {"id": "bad", "claim": value if key == "claim" else "A claim.", "sources": [source]}

    ran = run("check", "-", stdin=lines(GOOD, bad, GOOD))

    assert [line["id"] for line in ran.lines] == ["good", "good"]
    assert "line 2" in ran.err
    assert f'needs "{key}", a text; {json.dumps(value)} is none' in ran.err
    assert ran.status == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"id": 1, "sources": [SOURCE]}, 'needs "claim", a text; it is missing'),
        ({"id": 1, "claim": "A claim."}, 'needs "sources"'),
        ({"id": 1, "claim": "A claim.", "sources": [{"id": "s"}]}, 'needs "text"'),
        ({"id": 1, "claim": "A claim.", "sources": [{**SOURCE, "title": 3}]}, 'needs "title"'),
        ([1], "needs an object"),
    ],
    ids=["no claim", "no sources", "no text", "title a number", "a list"],
)
def test_what_a_line_lacks_is_named(run: Any, line: Any, said: str) -> None:
    ran = run("check", "-", stdin=lines(line, GOOD))

    assert said in ran.err
    assert [found["id"] for found in ran.lines] == ["good"]


def test_a_claim_that_a_title_and_the_text_support_shows_the_text(run: Any) -> None:
    source = {"id": "s", "title": "Bridge closed on Monday", "text": SOURCE["text"]}

    (line,) = run("check", "-", stdin=lines({**GOOD, "sources": [source]})).lines

    assert line["supported"]
    assert [e["quote"] for e in line["evidence"]] == ["The bridge was closed on Monday."]


def test_a_claim_that_only_a_title_supports_shows_the_title(run: Any) -> None:
    source = {"id": "s", "title": "Old mill burns down in Odara", "text": "Nobody was hurt."}
    claim = {"id": 1, "claim": "Old mill burns down in Odara.", "sources": [source]}

    (line,) = run("check", "-", stdin=lines(claim)).lines

    assert line["supported"]
    assert line["evidence"] == [
        {"source": "s", "start": 0, "end": 28, "field": "title", "quote": source["title"]}
    ]


def test_a_language_beyond_the_rules_is_said_and_lowers_the_score(run: Any) -> None:
    text = "Die Brücke ist am Montag nach einem Unfall gesperrt worden, sagte der Bürgermeister."
    claim = {
        "id": 1,
        "claim": "Die Brücke ist am Montag gesperrt worden.",
        "sources": [{"text": text}],
    }

    ran = run("check", "-", "--explain", stdin=lines(claim, GOOD))

    assert "other than English" in ran.lines[0]["notes"][0]
    assert "note: a language other than English" in ran.err
    assert ran.lines[1]["notes"] == []
    assert ran.lines[0]["score"] < ran.lines[1]["score"]


def test_the_checks_of_a_brief_are_made_anew(run: Any, brief: Path) -> None:
    assert "The same as the brief records." in run("explain", str(brief), "1").out


def test_an_edited_bullet_is_found_out(run: Any, brief: Path) -> None:
    edited = json.loads(brief.read_text(encoding="utf-8"))
    bullet = next(b for section in edited["sections"] for b in section["bullets"])
    bullet["text"] = bullet["text"].rstrip(".") + " in 1987."
    brief.write_text(json.dumps(edited), encoding="utf-8")

    out = run("explain", str(brief), "1").out

    assert "the brief may have been edited" in out
    assert "1987" in out.split("Checked anew")[1]
