"""The lock of the tests is whole: whoever sets the tests up from it needs nothing else."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = ("test", "parse")


def pins() -> list[str]:
    """The lock's entries, each with its hashes."""
    lines = [line for line in LOCK.splitlines() if not line.startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines))


def locked() -> dict[str, list[str]]:
    """Versions by name; two where Pythons differ."""
    found: dict[str, list[str]] = {}
    for pin in pins():
        name, version = re.match(r"([a-z0-9-]+)==(\S+)", pin).groups()  # type: ignore[union-attr]
        found.setdefault(name, []).append(version)
    return found


@pytest.mark.parametrize(
    "needed",
    [*PROJECT["dependencies"], *(n for e in EXTRAS for n in PROJECT["optional-dependencies"][e])],
)
def test_the_lock_has_what_the_project_asks_for(needed: str) -> None:
    asked = Requirement(needed)
    versions = locked().get(asked.name.lower().replace("_", "-"), [])

    assert versions, f"{asked.name} is not in requirements.lock: bash tests/lock"
    assert all(version in asked.specifier for version in versions)


def test_every_pin_has_hashes_and_none_names_an_address_or_an_extra() -> None:
    assert len(pins()) > 50
    assert all("--hash=sha256:" in pin for pin in pins())
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|^[\w-]+\[", LOCK, re.MULTILINE)
