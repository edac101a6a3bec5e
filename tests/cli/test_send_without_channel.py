"""A run that has nowhere to send to is refused before it collects anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TOPIC = '[topics.oldport]\nat = "07:00"\n'


@pytest.mark.parametrize(
    ("send", "sentence"),
    [("", "oldport has no channel"), ("press", "there is no channel 'press'")],
    ids=["none configured", "an unknown one"],
)
@pytest.mark.parametrize("kind", ["daily", "weekly"])
def test_a_run_that_cannot_send_does_no_work(
    run: Any, articles: Path, kind: str, send: str, sentence: str
) -> None:
    Path("briefer.toml").write_text(TOPIC, encoding="utf-8")

    ran = run(kind, "--topic", "oldport", "--articles", str(articles), "--state", "s.db",
              "--send", send)  # fmt: skip

    assert ran.status == 2
    assert sentence in ran.err
    assert "articles are about" not in ran.err
    assert ran.out == ""


def test_doctor_and_schedule_warn_of_a_time_without_a_channel(run: Any) -> None:
    Path("briefer.toml").write_text(TOPIC, encoding="utf-8")

    rows = {row["part"]: row for row in run("doctor", "--json").lines}
    scheduled = run("schedule", "--topic", "oldport")

    assert rows["send oldport"]["verdict"] == "warning"
    assert "no channel" in rows["send oldport"]["detail"]
    assert "oldport has no channel yet" in scheduled.err
    assert scheduled.status == 0
