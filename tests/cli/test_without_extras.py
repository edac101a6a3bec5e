"""What a command says on a machine that has the program and none of its extras.

A child process is shown only what the core's own dependencies bring.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
FOR_US = {"docs", "test", "test-llm"}  # what builds and tests the program
ARTICLE = '{"id": "1", "title": "Ferry runs again in Lorn", "text": "The ferry runs again."}\n'
BARE = '[sources.a]\nurl = "one.jsonl"\n[topics.lorn]\nsend = ["out"]\n'
TO_FILE = '[channels.out]\nkind = "file"\npath = "out.md"\n'
TO_CHAT = '[channels.out]\nkind = "apprise"\nurl_env = "CHAT"\n'
TO_SITE = '[channels.out]\nkind = "site"\npath = "public"\n'
MODEL = '[model]\nname = "m"\nbase_url = "http://127.0.0.1:9/v1"\n'
DOCTOR, SEND = ("doctor",), ("daily", "--topic", "lorn", "--send")


def core() -> set[str]:
    """The distributions that come with the program alone."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in PROJECT["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        environments = [{"extra": extra} for extra in ("", *wanted.extras)]
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        if name in found and not wanted.extras:
            continue
        found.add(name)
        try:
            lines = requires(name) or []
        except PackageNotFoundError:
            continue
        below = [Requirement(line) for line in lines]
        waiting += [
            Requirement(str(one).partition(";")[0])
            for one in below
            if one.marker is None or any(one.marker.evaluate(place) for place in environments)
        ]
    return found


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for PYTHONPATH that hides every package that is not of the core."""
    known = core()
    hidden = [
        name
        for name, owners in packages_distributions().items()
        if name.isidentifier() and not {canonicalize_name(owner) for owner in owners} & known
    ]
    folder = tmp_path_factory.mktemp("bare")
    hiding = (
        f"import sys\nfor name in {sorted(hidden)!r}:\n    sys.modules.setdefault(name, None)\n"
    )
    (folder / "sitecustomize.py").write_text(hiding)
    return folder


CASES: dict[str, list[tuple[tuple[str, ...], str, int]]] = {
    "apprise": [(DOCTOR, BARE + TO_CHAT, 2), (SEND, BARE + TO_CHAT, 2)],
    "mcp": [(("mcp",), BARE + TO_FILE, 2)],
    "model": [
        (DOCTOR, BARE + TO_FILE + MODEL, 2),
        (("doctor", "--model"), BARE + TO_FILE + MODEL, 2),
        (("daily", "--topic", "lorn"), BARE + TO_FILE + MODEL, 2),
    ],
    "parse": [(DOCTOR, BARE + TO_FILE, 0)],
    "pdf": [
        (DOCTOR, '[sources.a]\nurl = "paper.pdf"\n', 2),
        (("collect",), '[sources.a]\nurl = "paper.pdf"\n', 3),
    ],
    "postgres": [
        (words, 'state = "postgresql://desk@127.0.0.1:9/x"\n' + BARE + TO_FILE, 2)
        for words in (DOCTOR, SEND, ("history",), ("publish", "public"))
    ],
    "site": [(("publish", "public"), BARE + TO_SITE, 0), (SEND, BARE + TO_SITE, 0)],
    "vectors": [
        (DOCTOR, 'vectors = "static"\n' + BARE + TO_FILE, 0),
        (("daily", "--topic", "lorn"), 'vectors = "static"\n' + BARE + TO_FILE, 0),
    ],
    "workers": [
        (words, 'state = "postgresql://desk@127.0.0.1:9/x"\n' + BARE + TO_FILE, 2)
        for words in (("work",), ("jobs",))
    ],
    # Without `workers` that is what is said first: it is taken away alone below.
    "metrics": [],
    # Counting tokens goes on by an estimate: what is to be said is that it does.
    "tokens": [],
}


def test_every_extra_has_its_case() -> None:
    assert set(CASES) == set(PROJECT["optional-dependencies"]) - FOR_US


@pytest.mark.parametrize(
    ("extra", "words", "config", "status"),
    [
        pytest.param(extra, *case, id=f"{extra}-{'-'.join(case[0])}")
        for extra, cases in CASES.items()
        for case in cases
    ],
)
def test_a_missing_extra_is_one_sentence_that_names_it(
    extra: str, words: tuple[str, ...], config: str, status: int, bare: Path, tmp_path: Path
) -> None:
    if words[0] == "publish" and extra == "site":  # there has to be something to publish
        ran(("daily", "--topic", "lorn"), config, bare, tmp_path)
    ended = ran(words, config, bare, tmp_path)

    said = ended.stdout + ended.stderr
    assert "Traceback" not in said, said
    assert f"briefer-news[{extra}]" in said.replace("\\", "")
    assert ended.returncode == status, said


def test_the_extra_metrics_alone_is_missed_in_one_sentence(tmp_path: Path) -> None:
    pytest.importorskip("procrastinate", reason="the extra workers is not installed")
    hiding = tmp_path / "hiding"
    hiding.mkdir()
    (hiding / "sitecustomize.py").write_text(
        "import sys\nsys.modules['prometheus_client'] = None\n"
    )
    config = 'state = "postgresql://desk@127.0.0.1:9/x"\n' + BARE + TO_FILE

    ended = ran(("work", "--metrics", "0"), config, hiding, tmp_path)

    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].endswith('pip install "briefer-news[metrics]"')


def ran(
    words: tuple[str, ...], config: str, bare: Path, folder: Path
) -> subprocess.CompletedProcess[str]:
    (folder / "briefer.toml").write_text(config)
    (folder / "one.jsonl").write_text(ARTICLE)
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4\n")
    environment = {
        **os.environ,
        "PYTHONPATH": f"{bare}{os.pathsep}{ROOT}",
        "CHAT": "discord://123456789012345678/" + "abcdefghij" * 5,
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    command = [sys.executable, "-m", "briefer", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
