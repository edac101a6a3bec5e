"""The public functions: documented, typed, lazy, and enough for a program of ten lines."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefer import api
from briefer.api import Article, ModelConfig, Source
from briefer.errors import ConfigError, NothingCollected, UsageError
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import OpenAIServer, completion
from tests.house.test_imports import HEAVY

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
SCRIPTS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
BRIDGE = Article(
    "Oldport closes its bridge",
    "The council of Oldport closed the harbour bridge on Monday after a flood.",
    published=datetime(2023, 3, 22, 9, tzinfo=UTC),
    publisher="Oldport Post",
)


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_the_first_script_of_the_page_prints_a_cited_brief_in_ten_lines() -> None:
    ran = run(SCRIPTS[0])

    assert len(SCRIPTS[0].splitlines()) <= 10
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("# bakhmut\n")
    assert re.search(r"^- .+ \[\\\[1\\\]\]\(<https:", ran.stdout, re.MULTILINE)


@pytest.mark.parametrize("script", SCRIPTS[1:])
def test_every_other_script_of_the_page_runs(script: str) -> None:
    ran = run(script)

    assert ran.returncode == 0, ran.stderr


def test_importing_the_functions_loads_nothing_else() -> None:
    names = "brief, check, collect, group, render"
    ran = run(
        f"from briefer.api import {names}; import json, sys; print(json.dumps(list(sys.modules)))"
    )

    loaded = json.loads(ran.stdout)
    assert {name for name in loaded if name.split(".")[0] == "briefer"} == {
        "briefer",
        "briefer.api",
    }
    assert not HEAVY & {name.split(".")[0] for name in loaded}


def test_every_public_name_is_there_and_in_the_page() -> None:
    assert all(getattr(api, name) for name in api.__all__)
    assert not [name for name in api.__all__ if name not in PAGE]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        api.nothing  # noqa: B018


def test_types_are_shipped_with_the_package() -> None:
    assert (ROOT / "briefer" / "py.typed").is_file()


def test_a_brief_of_articles_in_hand_cites_them() -> None:
    made = api.brief([BRIDGE], topic="oldport", day=date(2023, 3, 22))

    assert {c.article.id for bullet in made.bullets for c in bullet.citations} == {BRIDGE.id}
    assert made.engine == "extractive"
    assert "Oldport Post" in api.render(made)


def test_several_briefs_are_printed_as_a_digest() -> None:
    made = [api.brief([BRIDGE], topic=name, day=date(2023, 3, 22)) for name in ("oldport", "flood")]

    assert [b["topic"] for b in json.loads(api.render(made, "json"))["briefs"]] == [
        "oldport",
        "flood",
    ]


def test_the_environment_gives_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFER_MODEL", "some-model")

    assert api.brief([BRIDGE], topic="oldport", day=date(2023, 3, 22)).engine == "extractive"


def test_a_model_is_asked_when_its_settings_are_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    text = "The council of Oldport closed the harbour bridge."
    with OpenAIServer([completion(answer_json([(text, ["A1.1"])]))]) as server:
        model = ModelConfig(name="m", base_url=server.base_url)
        made = api.brief([BRIDGE], topic="oldport", day=date(2023, 3, 22), model=model)

    assert [bullet.text for bullet in made.bullets] == [text]
    assert made.engine == "openai (m)"


def test_claims_are_held_against_articles_and_plain_texts() -> None:
    assert api.check("The council of Oldport closed the harbour bridge.", [BRIDGE]).supported
    assert api.check("The bridge was closed.", ["The bridge was closed on Monday.", ""]).supported
    assert not api.check("The bridge was closed.", []).supported
    assert not api.check("The council opened the bridge in 1999.", [BRIDGE]).supported


def test_every_article_is_in_one_story() -> None:
    other = Article("Choir wins", "The choir of Lorn won the prize on Sunday.")

    stories = api.group([BRIDGE, other])
    assert sorted(a.id for s in stories for a in s.articles) == sorted([BRIDGE.id, other.id])


def test_files_and_sources_are_collected_and_a_place_that_fails_is_a_problem(
    tmp_path: Path,
) -> None:
    row = {"id": "one", "title": "Bridge", "text": "The bridge was closed."}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    there, gone = tmp_path / "a.jsonl", tmp_path / "gone.jsonl"

    found = api.collect(there, Source("missing", str(gone), "file"))
    assert [(a.id, a.first_seen) for a in found.articles] == [("one", None)]
    assert [problem.source for problem in found.problems] == ["missing"]
    with pytest.raises(NothingCollected, match="gone"):
        api.collect(gone)


@pytest.mark.parametrize(
    "settings",
    [{"since": "soon"}, {"timezone": "Mars/Olympus"}, {"query": "(bridge"}],
    ids=["since", "time zone", "query"],
)
def test_a_setting_that_cannot_be_is_an_error_of_ours(settings: dict[str, str]) -> None:
    with pytest.raises((UsageError, ConfigError)):
        api.brief([BRIDGE], topic="oldport", **settings)  # type: ignore[arg-type]
