"""What docs/design.md says about adding a channel or a setting of a source is literally true.

Each recipe is followed on a copy of the program, with the text of the document itself.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.deliver.registry import CHANNELS

ROOT = Path(__file__).parents[2]
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
ARTICLE = {
    "id": "a1",
    "title": "Harbour bridge closed after flood",
    "text": "The harbour bridge in Oldport was closed on Monday after a flood, the mayor said.",
    "publisher": "Oldport Herald",
    "published": "2023-03-22T08:00:00Z",
}
CONFIG = """
[sources.all]
url = "articles.jsonl"
{setting}
[topics.oldport]
at = "07:00"
send = ["pile"]
[channels.pile]
kind = "{kind}"
path = "{path}"
seal_env = "PILE_SEAL"
"""

Briefer = Callable[..., subprocess.CompletedProcess[str]]


def recipe(title: str) -> list[str]:
    """The blocks of code below that headline, in order."""
    chapter = DESIGN.split(f"### {title}\n")[1].split("\n### ")[0]
    return re.findall(r"```python\n(.*?)```", chapter, re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program that may be changed, its files beside the code as in a wheel."""
    top, package = tmp_path / "copy", tmp_path / "copy" / "briefer"
    shutil.copytree(ROOT / "briefer", package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("prompts", "templates", "examples"):
        shutil.copytree(ROOT / name, package / name, dirs_exist_ok=True)
    return top


@pytest.fixture
def briefer(copy: Path, tmp_path: Path) -> Briefer:
    """The copy's command line, run in a folder with one article."""
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "articles.jsonl").write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")

    def run(
        *arguments: str, kind: str = "spool", path: str = "pile.txt", setting: str = "",
        seal: str | None = "-- end --",
    ) -> subprocess.CompletedProcess[str]:  # fmt: skip
        config = CONFIG.format(kind=kind, path=path, setting=setting)
        (desk / "briefer.toml").write_text(config, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(copy)}
        return subprocess.run(
            [sys.executable, "-m", "briefer", *arguments],
            cwd=desk, capture_output=True, text=True, check=False,
            env=environment | ({"PILE_SEAL": seal} if seal else {}),
        )  # fmt: skip

    return run


def after(path: Path, landmark: str, text: str) -> None:
    """The text stands behind the first landmark of the file."""
    before, found, rest = path.read_text(encoding="utf-8").partition(landmark)
    assert found
    path.write_text(before + found + text + rest, encoding="utf-8")


def test_a_channel_is_one_file_and_one_line(copy: Path, briefer: Briefer, tmp_path: Path) -> None:
    file, line = recipe("A channel")
    assert line.count("\n") == 1
    unknown = briefer("doctor")
    (copy / "briefer" / "deliver" / "spool.py").write_text(file, encoding="utf-8")
    after(copy / "briefer" / "deliver" / "registry.py", "_KINDS = {\n", line)
    daily = ("daily", "--topic", "oldport", "--date", "2023-03-22", "--state", "s.db", "--send")

    examined = {
        row["part"]: row for row in map(json.loads, briefer("doctor", "--json").stdout.splitlines())
    }
    sent, again = briefer(*daily), briefer(*daily)

    assert unknown.returncode == 2
    assert f"kind must be one of {', '.join(CHANNELS)}, not 'spool'" in unknown.stderr
    assert examined["channel pile"]["verdict"] == "ok"
    assert examined["channel pile"]["detail"].startswith("adds to ")
    assert (sent.returncode, again.returncode) == (0, 0), sent.stderr
    assert "oldport by pile: sent" in sent.stderr
    assert "already sent" in again.stderr
    pile = (tmp_path / "desk" / "pile.txt").read_text(encoding="utf-8")
    assert "harbour bridge in Oldport was closed" in pile
    assert pile.endswith("-- end --\n")
    assert pile.count("-- end --") == 1
    assert "PILE_SEAL" in briefer("schedule", "--kind", "systemd").stdout


def test_what_a_new_channel_refuses_is_told_like_the_rest(copy: Path, briefer: Briefer) -> None:
    file, line = recipe("A channel")
    (copy / "briefer" / "deliver" / "spool.py").write_text(file, encoding="utf-8")
    after(copy / "briefer" / "deliver" / "registry.py", "_KINDS = {\n", line)
    daily = ("daily", "--topic", "oldport", "--date", "2023-03-22", "--state", "s.db", "--send")

    wrong, unset = briefer("doctor", path="pile/"), briefer("doctor", seal=None)
    lost = briefer(*daily, path="nowhere/pile.txt")
    unsealed = briefer(*daily, seal=None)

    assert "line 8: [channels.pile] path = 'pile/' is a folder" in wrong.stderr
    assert "channel pile needs the environment variable PILE_SEAL" in unset.stdout
    assert (wrong.returncode, unset.returncode, lost.returncode) == (2, 2, 4)
    assert "mend its path" in lost.stderr
    assert unsealed.returncode == 2


def test_a_setting_of_a_source_is_one_field(copy: Path, briefer: Briefer) -> None:
    (field,) = recipe("A setting of a source")
    unknown = briefer("sources", "list", kind="file", setting="rank = 3")
    after(copy / "briefer" / "model" / "articles.py", "    auth_env: str | None = None\n", field)

    known = briefer("sources", "list", kind="file", setting="rank = 3")
    wrong = briefer("sources", "list", kind="file", setting='rank = "high"')
    near = briefer("sources", "list", kind="file", setting="rnak = 3")

    assert "[sources.all] has no key 'rank'" in unknown.stderr
    assert "line 4: [sources.all] rank: " in wrong.stderr
    assert "did you mean 'rank'?" in near.stderr
    assert "seal_env" in known.stderr  # what is wrong now is the channel, not the source
