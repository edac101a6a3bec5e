"""What is released agrees with itself, and nobody is told to install another's project."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import briefer
from briefer.distribution import DISTRIBUTION, pinned

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# `briefer` as what an installer is given: alone, with extras or with a version.
ANOTHERS = re.compile(
    r"(?:pip|pipx|uv tool|uv pip|uv) (?:install|add)[^`\n|]*?[ '\"](briefer)(?=[\[=<>~'\"`;\s]|$)"
    r"|uvx (briefer)\b|briefer\[[a-z]",
    re.MULTILINE,
)
SAID = sorted(
    path
    for pattern in ("*.md", "*.toml", "*.yaml", "Dockerfile", ".ci/*", "docs/**/*.md")
    for path in ROOT.glob(pattern)
) + sorted(path for part in ("briefer", "benchmarks") for path in (ROOT / part).rglob("*.py"))


@pytest.mark.parametrize("path", SAID, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_tells_to_install_the_project_of_another(path: Path) -> None:
    assert not ANOTHERS.search(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "told",
    [
        "pip install briefer",
        "      - run: pip install --quiet 'briefer'",
        'pip install "briefer[postgres]"',
        "uv tool install briefer==0.1",
        "uvx briefer daily",
    ],
)
def test_such_a_line_would_be_found(told: str) -> None:
    assert ANOTHERS.search(told)


def test_the_name_to_install_stands_in_the_project_file_too() -> None:
    assert PROJECT["name"] == DISTRIBUTION
    assert PROJECT["scripts"] == {"briefer": "briefer.__main__:main"}
    assert pinned("1.0", ("model",)) == f"{DISTRIBUTION}[model]==1.0"


def test_the_changelog_begins_with_the_version_of_the_code() -> None:
    heading = re.search(r"^## (\S+) \((.+)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)

    assert PROJECT["dynamic"] == ["version"]
    assert heading is not None
    assert heading[1] == briefer.__version__
    assert re.fullmatch(r"unreleased|\d{4}-\d\d-\d\d", heading[2])


WITHOUT_SDK = """
import sys
sys.modules["openai"] = sys.modules["tiktoken"] = None
from briefer.__main__ import main
sys.argv = ["briefer", *sys.argv[1:]]
main()
"""


def without_the_sdk(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_SDK, *arguments],
        capture_output=True, text=True, check=False, cwd=cwd, timeout=120,
        env={"PYTHONPATH": str(ROOT), "HOME": str(cwd), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


def test_a_model_without_its_extra_is_told_in_one_sentence_what_to_install(tmp_path: Path) -> None:
    table = '[model]\nbase_url = "http://127.0.0.1:9/v1"\nname = "some-model"\n'
    (tmp_path / "briefer.toml").write_text(table, "utf-8")

    ran = without_the_sdk("daily", "--topic", "bakhmut", cwd=tmp_path)

    assert ran.returncode == 2
    assert 'pip install "briefer-news[model]"' in ran.stderr.splitlines()[-1]
    assert "Traceback" not in ran.stderr


def test_the_sample_needs_no_extra(tmp_path: Path) -> None:
    ran = without_the_sdk("daily", "--topic", "bakhmut", cwd=tmp_path)

    assert (ran.returncode, ran.stdout.count("\n- ") > 5) == (0, True)


def test_doctor_says_it_too(tmp_path: Path) -> None:
    table = '[model]\nbase_url = "http://127.0.0.1:9/v1"\nname = "some-model"\n'
    (tmp_path / "briefer.toml").write_text(table, "utf-8")

    ran = without_the_sdk("doctor", "--model", cwd=tmp_path)

    assert 'pip install "briefer-news[model]"' in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
