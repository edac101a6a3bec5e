"""kill -9 in the middle of whole runs and of sendings; hundreds are tried by the benchmarks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.kill import measured
from benchmarks.kill_sending import measured as sendings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")


@pytest.mark.timeout(1200)
def test_runs_killed_at_random_moments_lose_and_double_nothing(tmp_path: Path) -> None:
    found = measured(4, tmp_path, seed=5)

    assert (found["collect"]["lost"], found["daily"]["lost"]) == ([], [])
    assert (found["collect"]["doubled"], found["daily"]["doubled"]) == ([], [])
    assert found["moments"] == 4


@pytest.mark.timeout(600)
def test_a_mail_to_many_that_is_killed_after_the_claim_reaches_each_once_or_is_unknown(
    tmp_path: Path,
) -> None:
    rounds = [one for one in sendings(6, tmp_path, seed=5) if one.met]

    assert [one.lost for one in rounds] == [()] * 6
    assert [one.twice for one in rounds] == [()] * 6
    assert [(one.unknown, one.status) for one in rounds if one.moment != "yes was said"] == [
        (1, 4) for one in rounds if one.moment != "yes was said"
    ]
    assert all(one.unknown <= 1 for one in rounds)
