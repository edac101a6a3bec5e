"""Workers killed and their database restarted: the small brother of `benchmarks/workers.py`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("procrastinate", reason="the extra workers is not installed")

from benchmarks.workers import Size, measured
from briefer.testing.postgres_server import NoServer

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")


def test_workers_that_are_killed_lose_nothing_and_send_nothing_twice(tmp_path: Path) -> None:
    size = Size(
        topics=6, sources=30, workers=2, kills=3, restarts=1, freezes=0, waves=(0,), longest=400
    )
    try:
        found = measured(size, tmp_path, seed=4)
    except NoServer as error:
        pytest.skip(f"{error}: workers are not tried")

    assert (found["lost"], found["sent_twice"]) == ([], [])
    assert all("unknown since" in failed for failed in found["jobs_failed_for_good"])
    assert found["all_done"]
    assert found["killed"] == 3
    assert found["items_in_the_store"] == found["items_accounted_for_in_briefs"] == 90
