"""What a worker does with its jobs, from the command line, over loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

pytest.importorskip("procrastinate", reason="the extra workers is not installed")

from briefer.app.workers.worker import Pulse
from briefer.store import Store, open_store
from briefer.testing.postgres_server import Cluster
from briefer.testing.slack_server import SlackServer, Told
from briefer.testing.web import Answer, WebServer, web_server

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with a briefer.toml, and what runs in it."""

    folder: Path
    url: str
    hook: str

    def write(self, web: WebServer, *, at: str, more: str = "") -> None:
        (self.folder / "briefer.toml").write_text(
            f'state = "{self.url}"\nallow_private = ["127.0.0.1"]\n{more}'
            f'[sources.quay]\nurl = "{web.url("/feed")}"\n'
            f'[topics.harbour]\nat = "{at}"\nsend = ["desk"]\n'
            '[channels.desk]\nkind = "slack"\nwebhook_env = "HOOK"\n',
            encoding="utf-8",
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "briefer", *arguments],
            cwd=self.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT), "HOOK": self.hook},
        )  # fmt: skip

    def run(self, *arguments: str) -> tuple[str, str, int]:
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=120)
        return out, err, process.returncode

    @contextmanager
    def store(self) -> Iterator[Store]:
        with open_store(self.url) as opened:
            yield opened


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    with SlackServer() as server:
        yield server


@pytest.fixture
def desk(url: str, slack: SlackServer, tmp_path: Path) -> Desk:
    return Desk(tmp_path, url, slack.url)


def feed() -> Answer:
    at = datetime.now(UTC) - timedelta(hours=1)
    items = "".join(
        f"<item><title>Harbour bridge number {n} opened to {n} people</title>"
        f"<link>http://127.0.0.1/{n}</link><pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        f"<description>The keeper of the harbour opened bridge {n} to {n} people.</description></item>"
        for n in (21, 34, 55)
    )
    return Answer(
        body=f"<rss version='2.0'><channel><title>Quay</title>{items}</channel></rss>".encode()
    )


def just_now() -> str:
    return f"{datetime.now(UTC):%H:%M}"


def test_what_is_due_is_read_briefed_and_sent_once_and_then_there_is_nothing_to_do(
    desk: Desk, slack: SlackServer
) -> None:
    with web_server({"/feed": feed()}) as web:
        desk.write(web, at=just_now())
        first, again = desk.run("work", "--once"), desk.run("work", "--once")
        asked = [one.path for one in web.asked]

    assert (first[2], again[2]) == (0, 0), first[1]
    assert "harbour by desk: sent" in first[1]
    assert len(slack.posts) == 1
    assert asked.count("/feed") == 1  # by its own job: the brief found it read
    with desk.store() as store:
        assert [one.state for one in store.deliveries()] == ["sent"]


def test_a_brief_that_was_sent_by_hand_is_not_sent_by_a_worker(
    desk: Desk, slack: SlackServer
) -> None:
    with web_server({"/feed": feed()}) as web:
        desk.write(web, at=just_now())
        by_hand, worker = (
            desk.run("daily", "--topic", "harbour", "--send"),
            desk.run("work", "--once"),
        )

    assert (by_hand[2], worker[2]) == (0, 0), by_hand[1] + worker[1]
    assert len(slack.posts) == 1


def test_what_fails_for_now_waits_and_says_why(url: str, tmp_path: Path) -> None:
    gone = SlackServer([Told(404, "no_service")])
    with gone as slack, web_server({"/feed": feed()}) as web:
        desk = Desk(tmp_path, url, slack.url)
        desk.write(web, at=just_now())
        worker = desk.run("work", "--once")
        listed = desk.run("jobs", "--failed", "--json")

    (job,) = [json.loads(line) for line in listed[0].splitlines()]
    assert worker[2] == 0
    assert (job["state"], job["job"], job["tries"]) == ("waiting", "deliver harbour by desk", "1")
    assert "desk" in job["why"]
    assert job["next"]
    with desk.store() as store:
        assert [one.state for one in store.deliveries()] == ["failed"]


def test_a_wrong_setting_fails_at_once_and_is_listed(desk: Desk) -> None:
    with web_server({"/feed": feed()}) as web:
        desk.write(web, at=just_now())
        text = (desk.folder / "briefer.toml").read_text(encoding="utf-8")
        text = text.replace('send = ["desk"]\n', "", 1)
        (desk.folder / "briefer.toml").write_text(text, encoding="utf-8")
        worker, listed = desk.run("work", "--once"), desk.run("jobs")

    assert worker[2] == 0
    assert "failed  brief harbour" in listed[0]
    assert "harbour has no channel" in listed[0]


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGTERM elsewhere")
def test_a_worker_that_is_told_to_end_ends_with_code_0_and_is_well_until_then(
    desk: Desk, cluster: Cluster
) -> None:
    pytest.importorskip("prometheus_client", reason="the extra metrics is not installed")
    with web_server({"/feed": feed()}) as web:
        desk.write(web, at=just_now())
        with desk.start("work", "--metrics", "0") as process:
            told = ""
            while "sent" not in told:
                told = process.stderr.readline()  # type: ignore[union-attr]
                if told.startswith("metrics at "):
                    root = told.removeprefix("metrics at ").strip().removesuffix("/metrics")
            health, metrics = _get(f"{root}/healthz"), _get(f"{root}/metrics")
            cluster.restart()
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=60)

    assert health == (200, "well\n")
    assert process.returncode == 0, err
    assert root.startswith("http://127.0.0.1:")
    assert 'briefer_brief_age_seconds{topic="harbour"}' in metrics[1]
    assert 'briefer_jobs_ended_total{kind="collect",outcome="done"} 1.0' in metrics[1]
    assert 'briefer_job_seconds_count{kind="brief"} 1.0' in metrics[1]


def test_without_a_database_for_all_one_sentence_says_what_to_set(desk: Desk) -> None:
    (desk.folder / "briefer.toml").write_text('state = "briefer.db"\n[topics.x]\n', "utf-8")

    for command in (("work",), ("jobs",), ("schedule", "--kind", "worker")):
        _, err, status = desk.run(*command)
        assert status == 2
        assert 'set state = "postgresql://host/name"' in err
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("loop", "database", "said"),
    [(95, 95, ""), (60, 95, "the loop of the worker has not turned for 40 s"),
     (95, 10, "the database has not answered for 90 s: it is away")],
)  # fmt: skip
def test_a_pulse_that_stopped_is_told_in_a_sentence(
    loop: float, database: float, said: str
) -> None:
    assert Pulse(loop, database, "it is away").ill(100) == said


def _get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
