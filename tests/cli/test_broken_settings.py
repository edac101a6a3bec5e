"""What a user broke in the settings of the words: one sentence each, and a brief."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion

NAMES = ("story.j2", "merge.j2", "lead.j2", "repair.j2", "judge.j2")
BLOCKS = "{% block system %}You write.INSIDE{% endblock %}{% block user %}{% endblock %}"
BROKEN = {
    "syntax": ("{% block system %}{% if %}", "line 1: Expected an expression"),
    "no-user-block": ("{% block system %}Hi{% endblock %}", "the block 'user' is missing"),
    "unknown-name": (BLOCKS.replace("INSIDE", "{{ topik }}"), "line 1: 'topik' is undefined"),
    "no-end": (BLOCKS.replace("INSIDE", "{% for n in range(10**12) %}{% endfor %}"), "loops over"),
    "no-text": (b"\xff\xfe\x00{%", "cannot be read"),
    "divides-by-nothing": (BLOCKS.replace("INSIDE", "{{ 1 / 0 }}"), "division by zero"),
}


@pytest.fixture
def ask(run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The brief, as JSON, of a model that repeats what it is shown, with that configuration."""
    monkeypatch.setenv("OPENAI_API_KEY", "local")

    def asked(*lines: str, engine: str = "openai", model: str = "") -> tuple[Any, list[Asked]]:
        with OpenAIServer(_first_sentence) as server:
            text = "\n".join(lines)
            table = f'[model]\nname = "m"\nbase_url = "{server.base_url}"\n{model}'
            Path("briefer.toml").write_text(f"{text}\n{table}", encoding="utf-8")
            ran = run("daily", "--topic", "oldport", "--articles", str(articles), "--date",
                      "2023-03-22", "--engine", engine, "--format", "json")  # fmt: skip
        assert ran.status == 0, ran.err
        return ran.json, server.asked

    return asked


def _first_sentence(asked: Asked) -> Served:
    found = re.findall(r"^(A\d+\.[1-9]\d*) \| (.+)$", asked.shown, re.MULTILINE)
    bullets = [{"text": text, "labels": [label]} for label, text in found[:1]]
    return completion(json.dumps({"headline": "", "bullets": bullets}))


def own(name: str, text: str | bytes) -> str:
    """The line of the configuration that takes that prompt, which is written beside it."""
    folder = Path("mine")
    folder.mkdir()
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return 'prompts = "mine"'


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("text", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_prompt_is_one_sentence_and_the_model_is_asked_with_the_built_in_one(
    ask: Any, name: str, text: str | bytes, sentence: str
) -> None:
    brief, asked = ask(own(name, text))

    told = [p["reason"] for p in brief["problems"] if p["source"] == "prompts"]
    assert len(told) == 1
    assert name in told[0]
    assert sentence in told[0]
    assert "the built-in prompt was used; `briefer prompts check` tells more" in told[0]
    assert brief["engine"].startswith("openai")
    assert any(bullet for section in brief["sections"] for bullet in section["bullets"])
    assert any("news editor" in request.shown for request in asked)


@pytest.mark.parametrize("name", ["story.j2", "merge.j2", "lead.j2", "repair.j2"])
def test_a_prompt_that_fails_only_with_an_article_is_found_before_the_first_story(
    ask: Any, name: str
) -> None:
    inside = "{% for a in articles %}{{ a.nonsense }}{% endfor %}"
    brief, _ = ask(own(name, BLOCKS.replace("INSIDE", inside)))

    (told,) = [p["reason"] for p in brief["problems"] if p["source"] == "prompts"]
    assert "has no attribute 'nonsense'" in told
    assert brief["engine"].startswith("openai")


def test_a_good_prompt_of_ones_own_is_used_and_nothing_said(ask: Any) -> None:
    line = "{{ p.label }} | {{ p.text }}"
    inside = f"{{% for a in articles %}}{{% for p in a.passages %}}\n\n{line}\n{{% endfor %}}{{% endfor %}}"
    text = BLOCKS.replace("INSIDE", inside)
    brief, asked = ask(own("story.j2", text))

    assert not [p for p in brief["problems"] if p["source"] == "prompts"]
    assert any("You write." in request.shown for request in asked)


@pytest.mark.parametrize("engine", ["openai", "extractive"])
@pytest.mark.parametrize(
    "code", ["xx", "klingon", "??", "", "e" * 500], ids=lambda c: c[:9] or "empty"
)
def test_a_language_that_nobody_speaks_is_one_sentence_and_an_english_brief(
    ask: Any, code: str, engine: str
) -> None:
    brief, asked = ask(f'language = "{code}"', engine=engine)

    (note,) = [note for note in brief["notes"] if "no language" in note]
    assert f'language = "{code[:40]}" is no language we know of; the brief is in English' in note
    assert brief["language"] == "en"
    assert any(bullet for section in brief["sections"] for bullet in section["bullets"])
    assert all("Write in English." in a.shown for a in asked if "news editor" in a.shown)


@pytest.mark.parametrize("code", ["en", "uk", "pt-BR", "zh_Hant", "UK"])
def test_a_language_that_is_spoken_is_taken_without_a_word(ask: Any, code: str) -> None:
    brief, _ = ask(f'language = "{code}"')

    assert not [note for note in brief["notes"] if "no language" in note]
    assert brief["language"] == code


def test_doctor_names_a_language_that_nobody_speaks(run: Any) -> None:
    Path("briefer.toml").write_text('language = "xx"\n[sources.a]\nurl = "a.xml"\n')

    rows = {row["part"]: row for row in run("doctor", "--json").lines}

    assert rows["configuration"]["verdict"] == "warning"
    assert 'language = "xx" is no language we know of' in rows["configuration"]["detail"]
