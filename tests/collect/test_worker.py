"""A hostile body costs its deadline and one child process, never the run."""

from __future__ import annotations

import io
import json
import os
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.collect.reader import read
from briefer.collect.worker import _serve, workers
from briefer.model import Source

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
SOURCE = Source("harbour", "https://news.example/feed")
FEED = (
    b"<rss version='2.0'><channel><title>Post</title><item><title>T \xd0\xb6</title>"
    b"<pubDate>Mon, 04 May 2026 10:00:00 GMT</pubDate></item></channel></rss>"
)


def test_a_child_reads_what_we_would_read() -> None:
    with workers(1) as elsewhere:
        found = elsewhere(FEED, source=SOURCE, at=AT, url=SOURCE.url)
        problem = elsewhere(b"", source=SOURCE, at=AT, url=SOURCE.url)

    assert found == read(FEED, source=SOURCE, at=AT, url=SOURCE.url)
    assert problem.problems[0].reason == "it is empty"


def test_a_body_that_takes_too_long_is_a_problem_and_the_next_one_is_read() -> None:
    endless = b"<rss><channel><item><title>" + b"<b>" * 300_000

    with workers(1, deadline=0.02) as hurried:
        late = hurried(endless, source=SOURCE, at=AT, url=SOURCE.url)
    with workers(1) as elsewhere:
        good = elsewhere(FEED, source=SOURCE, at=AT, url=SOURCE.url)

    assert "took more than 0.02 seconds" in late.problems[0].reason
    assert len(good.articles) == 1


@pytest.mark.skipif(os.name != "posix", reason="there is no limit of memory elsewhere")
def test_a_body_that_takes_too_much_memory_is_a_problem_and_the_next_one_is_read() -> None:
    with workers(1, memory=400_000_000) as small:
        large = small(b"word " * 60_000_000, source=SOURCE, at=AT, url=SOURCE.url)
        good = small(FEED, source=SOURCE, at=AT, url=SOURCE.url)

    assert large.articles == ()
    assert large.problems
    assert len(good.articles) == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no process file system here")
def test_a_child_has_no_secret_within_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "canary")
    with workers(1) as elsewhere:
        elsewhere(FEED, source=SOURCE, at=AT, url=SOURCE.url)
        environments = [(child / "environ").read_bytes() for child in children()]

    assert environments
    assert not any(b"canary" in environment for environment in environments)


def children() -> list[Path]:
    return [place for place in Path("/proc").iterdir() if parent(place) == os.getpid()]


def parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


def test_the_childs_own_loop_answers_each_job_even_a_broken_one() -> None:
    head = {"source": {"name": "s", "url": "u"}, "at": AT.isoformat(), "length": len(FEED)}
    broken = {**head, "nonsense": 1}
    jobs = b"".join(json.dumps(job).encode() + b"\n" + FEED for job in (head, broken))
    answers = io.BytesIO()

    _serve(io.BytesIO(jobs), answers)

    first, second = (json.loads(line) for line in answers.getvalue().splitlines())
    assert first["articles"][0]["title"] == "T ж"
    assert "could not be read (TypeError)" in second["problems"][0]["reason"]


def test_a_child_that_dies_is_a_problem_and_its_successor_reads_on() -> None:
    with workers(1) as elsewhere:
        elsewhere(FEED, source=SOURCE, at=AT, url=SOURCE.url)
        for child in children():
            os.kill(int(child.name), 9)
        first = elsewhere(FEED, source=SOURCE, at=AT, url=SOURCE.url)
        second = elsewhere(FEED, source=SOURCE, at=AT, url=SOURCE.url)

    assert len(first.articles) + len(first.problems) == 1
    assert len(second.articles) == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no process file system here")
def test_a_child_that_had_to_wait_for_the_machine_is_not_given_up_at_once() -> None:
    with workers(1, deadline=2) as elsewhere:
        while not elsewhere(FEED, source=SOURCE, at=AT, url=SOURCE.url).articles:
            continue  # until the child has begun
        (child,) = children()
        os.kill(int(child.name), signal.SIGSTOP)
        threading.Timer(2.4, os.kill, (int(child.name), signal.SIGCONT)).start()
        waited = elsewhere(FEED, source=SOURCE, at=AT, url=SOURCE.url)

    assert len(waited.articles) == 1
