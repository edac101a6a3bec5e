"""What the Dockerfile's steps install is run as the image runs it, without docker.

`sh image/steps install PREFIX ""` first, then `BRIEFER_IMAGE_PREFIX=PREFIX` for these tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
STEPS = ROOT / "image" / "steps"
PREFIX = os.environ.get("BRIEFER_IMAGE_PREFIX", "")
installed = pytest.mark.skipif(not PREFIX, reason='sh image/steps install PREFIX "" comes first')
USER = "10001"


def command_of(instruction: str) -> list[str]:
    """The words of an instruction in brackets, as `HEALTHCHECK … CMD ["a", "b"]`."""
    (found,) = re.findall(rf"(?m)^{instruction}\b[^\[\n]*\[(.*)\]$", DOCKERFILE)
    return re.findall(r'"([^"]*)"', found)


def as_the_image(writable: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run with the image's settings, as its user where we may become it.

    A Python under a closed home may be read, as that of an image may; to write it is denied.
    """
    (block,) = re.findall(r"(?m)^ENV ((?:.*\\\n)*.*)$", DOCKERFILE)
    told = dict(re.findall(r"(\w+)=(\S+)", block.replace("\\\n", " ")))
    places = {"/opt/briefer": PREFIX, "/var/lib/briefer": str(writable / "state"), "/tmp": str(writable / "tmp")}  # fmt: skip
    told = {name: re.sub("|".join(places), lambda at: places[at[0]], told[name]) for name in told}
    told["PATH"] = told["PATH"].replace("$PATH", "/usr/bin:/bin")
    drop: list[str] = []
    if os.geteuid() == 0 and shutil.which("setpriv"):
        reading = [f"--{kind}-caps=-all,+dac_read_search" for kind in ("inh", "ambient")]
        drop = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *reading]
    return subprocess.run(
        [*drop, *command],
        cwd=writable / "tmp", env=told, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def writable(tmp_path: Path) -> Path:
    """The two folders that are the image's own: its volume and the memory for the moment."""
    for name in ("state", "tmp"):
        (tmp_path / name).mkdir()
        if os.geteuid() == 0:
            os.chown(tmp_path / name, int(USER), int(USER))
    return tmp_path


def test_all_that_the_image_runs_while_it_is_built_is_a_step_that_exists() -> None:
    ran = re.findall(r"(?m)^RUN (.*)$", DOCKERFILE)
    steps = re.findall(r"(?m)^(\w+)\)$", STEPS.read_text("utf-8"))

    assert ran
    assert [line.split()[2] for line in ran] == steps
    assert all(re.match(r"sh (?:image|/opt)/steps ", line) for line in ran)


def test_a_step_that_does_not_exist_is_refused() -> None:
    ran = subprocess.run(["sh", STEPS, "instal"], capture_output=True, text=True, check=False)

    assert (ran.returncode, "no step 'instal'" in ran.stderr) == (2, True)


@installed
def test_the_health_of_the_image_is_found_good(writable: Path) -> None:
    ran = as_the_image(writable, command_of("HEALTHCHECK"))

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("briefer")


@installed
def test_the_sample_is_briefed_and_nothing_of_the_code_is_written(writable: Path) -> None:
    before = {path: path.lstat().st_mtime_ns for path in Path(PREFIX).rglob("*")}

    ran = as_the_image(writable, [*command_of("ENTRYPOINT"), "daily", "--topic", "bakhmut"])

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("\n- ") > 5
    assert {path: path.lstat().st_mtime_ns for path in Path(PREFIX).rglob("*")} == before


@installed
def test_the_users_of_the_image_cannot_write_its_code(writable: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("whoever installed it here runs it, and may write it")

    ran = as_the_image(writable, ["touch", f"{PREFIX}/bin/briefer", f"{PREFIX}/more"])

    assert ran.returncode != 0
    assert not Path(PREFIX, "more").exists()


@installed
def test_pip_is_not_left_in_the_image(writable: Path) -> None:
    ran = as_the_image(writable, [f"{PREFIX}/bin/python", "-c", "import pip"])

    assert "No module named 'pip'" in ran.stderr
