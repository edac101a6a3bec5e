"""A reader's OPML file of real feeds, imported and collected twice by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.collect_twice import measured, real_feeds

ARCHIVE = Path(__file__).parents[2].parent / "shared" / "data" / "feeds" / "realworld200.tar.gz"
FEEDS = 60  # the smallest; all 200 are measured by benchmarks/collect_twice.py


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the feeds are not beside the repository")
def test_real_feeds_cost_a_tenth_of_the_bytes_the_second_time(tmp_path: Path) -> None:
    found = measured(real_feeds(ARCHIVE, FEEDS), tmp_path)
    first, second = found["first"], found["second"]

    assert found["imported"] == f"{FEEDS} sources added"
    assert (first["exit_code"], second["exit_code"]) == (0, 0)
    assert first["said"]["read"]["sources"] == second["said"]["unchanged"]["sources"] == FEEDS
    assert first["said"]["read"]["bytes"] == first["bytes_sent"]
    assert second["bytes_sent"] * 10 < first["bytes_sent"]
    assert first["articles"] > 500
    assert found["same_articles"]
