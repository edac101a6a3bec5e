"""docs/threats.md names a test for every row, and every test it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    line
    for line in (ROOT / "docs" / "threats.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| threat or fault")
]
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:50])
def test_every_threat_has_tests_that_exist(row: str) -> None:
    named = re.findall(r"`(test_\w+|Test\w+)`", row.split("|")[3])

    assert named
    assert [n for n in named if f"def {n}(" not in TESTS and f"{n} = " not in TESTS] == []
