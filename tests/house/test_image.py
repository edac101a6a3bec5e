"""The Dockerfile and compose.yaml at the top: an ordinary user, pinned, no secret, and they work."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import briefer

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
TAGGED = re.compile(r"[\w./-]+:\d[\w.-]*(@sha256:[0-9a-f]{64})?")


def instructions() -> list[tuple[str, str]]:
    """Each instruction with its words, lines that go on joined, comments left out."""
    lines = [line for line in DOCKERFILE.splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in joined.splitlines() if line)]  # fmt: skip


def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE)["services"]
    return found


def test_each_stage_is_made_from_the_one_base_that_an_argument_pins() -> None:
    told = instructions()
    (base,) = [rest.removeprefix("BASE=") for word, rest in told if (word, rest[:5]) == ("ARG", "BASE=")]  # fmt: skip

    assert told[0][0] == "ARG"
    assert TAGGED.fullmatch(base), "a base without a tag changes under our feet"
    assert [rest.split()[0] for word, rest in told if word == "FROM"] == ["${BASE}", "${BASE}"]


def test_the_last_stage_runs_as_an_ordinary_user_and_writes_to_its_volume_only() -> None:
    told = instructions()
    last = told[[word for word, _ in told].index("FROM", 2) :]
    settings = dict(pair.split("=", 1) for word, rest in last if word == "ENV" for pair in rest.split())  # fmt: skip

    users = [rest for word, rest in last if word == "USER"]
    assert users == ["10001:10001"]
    assert {settings["HOME"], settings["XDG_STATE_HOME"]} == {"/tmp", "/var/lib/briefer"}
    assert settings["PYTHONDONTWRITEBYTECODE"] == "1"
    assert any(word == "HEALTHCHECK" and "CMD [" in rest for word, rest in last)
    assert not any(word == "ADD" for word, _ in told)


@pytest.mark.parametrize("text", [DOCKERFILE, COMPOSE], ids=["Dockerfile", "compose.yaml"])
def test_no_secret_and_no_address_stands_in_them(text: str) -> None:
    assert not re.search(r"(?i)(password|token|secret|_key)\s*[:=]\s*(?!\$\{|…|\?say)\S", text)
    assert not re.search(r"https?://", text)


def test_what_compose_starts_is_locked_down_and_waits_for_its_database() -> None:
    program, database = services()["briefer"], services()["database"]

    assert program["read_only"] is True
    assert program["cap_drop"] == ["ALL"]
    assert program["user"] == "10001:10001"
    assert program["depends_on"]["database"]["condition"] == "service_healthy"
    assert database["healthcheck"]["test"][:2] == ["CMD", "pg_isready"]
    assert "ports" not in database
    for name, default in re.findall(r"\$\{(\w+):-([^}]+)\}", COMPOSE):
        assert TAGGED.fullmatch(default), name
    words = (program["environment"]["PGPASSWORD"], database["environment"]["POSTGRES_PASSWORD"])
    assert all(word.startswith("${BRIEFER_DATABASE_PASSWORD:?") for word in words)


def test_files_and_image_carry_the_version_of_the_code() -> None:
    versions = set(re.findall(r"briefer:(\d[\w.]*)", DOCKERFILE + COMPOSE))

    assert versions == {briefer.__version__}


def test_only_what_the_wheel_is_made_of_goes_to_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    kept = {line.removeprefix("!") for line in lines if line.startswith("!")}

    assert "*" in lines
    assert kept >= {"briefer", "prompts", "templates", "examples", "pyproject.toml", "README.md"}
    assert all((ROOT / name).exists() for name in kept)


@pytest.mark.skipif(shutil.which("docker") is None, reason="docker is not installed")
def test_docker_reads_the_compose_file() -> None:
    command = ["docker", "compose", "--file", "compose.yaml", "config", "--quiet"]
    environment = {**os.environ, "BRIEFER_DATABASE_PASSWORD": "x"}

    ran = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if "is not a docker command" in ran.stderr or "unknown flag" in ran.stderr:
        pytest.skip("docker has no compose here")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_every_run_step_is_a_chain_that_stops_at_the_first_failure() -> None:
    for word, rest in instructions():
        if word == "RUN":
            assert ";" not in rest
            assert shlex.split(rest)


def test_hadolint_has_nothing_to_say() -> None:
    linter = shutil.which("hadolint", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if linter is None:
        pytest.skip("hadolint is not installed: the Dockerfile is not linted")

    ran = subprocess.run(
        [linter, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "")
