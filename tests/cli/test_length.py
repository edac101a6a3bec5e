"""`length`, `--length` and `--max-words`: how long a brief is, and that a short one begins a long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TOPIC = '[topics.harbour]\nquery = "Lorn"\nlength = "{}"\n'
EVENTS = (
    "Norhaven ferry sinks off Lorn and 12 people are rescued",
    "Harbour council of Lorn raises mooring fees by 8 percent",
    "Lorn fishermen strike over herring quotas set by ministers",
    "Archaeologists find Roman anchor in the bay of Lorn",
    "Lorn mayor Ada Brandt announces resignation after budget row",
    "Power cut leaves 4,000 homes of Lorn dark overnight",
    "Court orders Lorn shipyard to pay 3 million to its welders",
    "Lorn airport reopens runway after repairs worth 9 million",
    "Storm tears roof off school gymnasium in western Lorn",
    "Police of Lorn arrest two men over stolen copper cables",
    "Lorn hospital opens a ward for 40 patients with burns",
    "Railway to Lorn closes for a month while bridge is rebuilt",
    "Lorn brewery buys rival in Oldport for 20 million crowns",
    "Customs officers seize 600 kilos of tobacco in Lorn harbour",
    "Lorn orchestra names Mira Holt as its first woman conductor",
)


@pytest.fixture
def articles(tmp_path: Path) -> str:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, event in enumerate(EVENTS):
        text = f"# {event}\n\n{event}, officials of the town said on Wednesday.\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return str(folder)


def cited(made: dict[str, Any]) -> set[str]:
    return {c["article"] for s in made["sections"] for b in s["bullets"] for c in b["citations"]}


def spoken(made: dict[str, Any]) -> int:
    return sum(len(b["text"].split()) for s in made["sections"] for b in s["bullets"])


def briefed(run: Any, articles: str, *options: str) -> dict[str, Any]:
    command = ("daily", "--topic", "Lorn", "--articles", articles, "--format", "json")
    made: dict[str, Any] = run(*command, *options).json
    return made


def test_a_short_brief_begins_a_standard_one_and_that_a_full_one(run: Any, articles: str) -> None:
    made = [briefed(run, articles, "--length", name) for name in ("short", "standard", "full")]

    short, standard, full = map(cited, made)
    assert short < standard <= full
    assert spoken(made[0]) <= 120


def test_a_standard_brief_is_made_where_no_length_is_asked_for(run: Any, articles: str) -> None:
    assert cited(briefed(run, articles)) == cited(briefed(run, articles, "--length", "standard"))


@pytest.mark.parametrize("most", [15, 40, 80])
def test_no_more_words_are_told_than_were_asked_for(run: Any, articles: str, most: int) -> None:
    made = briefed(run, articles, "--length", "full", "--max-words", str(most))

    assert 0 < spoken(made) <= most


def test_a_topic_has_its_own_length_and_the_command_line_goes_first(
    run: Any, articles: str, tmp_path: Path
) -> None:
    settings = tmp_path / "briefer.toml"
    settings.write_text(TOPIC.format("short"), encoding="utf-8")
    command = ("--config", str(settings), "daily", "--topic", "harbour", "--articles", articles)

    short = run(*command, "--format", "json").json
    full = run(*command, "--format", "json", "--length", "full").json

    assert spoken(short) <= 120 < spoken(full)


def test_a_length_that_is_none_is_refused_with_the_ones_there_are(run: Any, tmp_path: Path) -> None:
    settings = tmp_path / "briefer.toml"
    settings.write_text(TOPIC.format("tiny"), encoding="utf-8")

    ran = run("--config", str(settings), "daily", "--topic", "harbour")

    assert ran.status != 0
    assert "length" in ran.err
    assert "'short', 'standard' or 'full'" in ran.err
