"""kill -9 in the middle of whole runs; 200 moments are tried by benchmarks/kill.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.kill import measured


@pytest.mark.timeout(1200)
@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")
def test_runs_killed_at_random_moments_lose_and_double_nothing(tmp_path: Path) -> None:
    found = measured(4, tmp_path, seed=5)

    assert (found["collect"]["lost"], found["daily"]["lost"]) == ([], [])
    assert (found["collect"]["doubled"], found["daily"]["doubled"]) == ([], [])
    assert found["moments"] == 4
