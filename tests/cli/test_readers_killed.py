"""kill -9 in the middle of a run for readers: each service is asked once, whoever it killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from threading import Thread

import pytest

from briefer.store import open_store
from briefer.testing.post_server import Got, PostServer, Said

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")
ROOT = Path(__file__).parents[2]
NAMES = ("anna", "ben", "cleo", "dora")


class Killer(PostServer):
    """Kills the sender when the message for `victim` has come, or a moment after it said yes."""

    def __init__(self, victim: str, *, says_yes: bool) -> None:
        super().__init__()
        self.victim, self.says_yes, self.process = victim, says_yes, 0

    def answer(self, got: Got) -> Said:
        said = super().answer(got)
        if got.path.endswith(self.victim) and self.process:
            process, self.process = self.process, 0
            if not self.says_yes:
                os.kill(process, signal.SIGKILL)
                return Said(how="drop")
            Thread(target=_kill_later, args=(process,), daemon=True).start()
        return said


def _kill_later(process: int) -> None:
    time.sleep(0.005)
    os.kill(process, signal.SIGKILL)


def _configure(folder: Path, articles: Path, server: PostServer) -> dict[str, str]:
    """Readers by turns of a signed webhook and of a service by Apprise; what has to be set."""
    tables, secrets = "", {"KEY": "a secret of the desk"}
    for number, name in enumerate(NAMES):
        hook = f'kind = "webhook"\nurl_env = "URL_{name}"\nsecret_env = "KEY"'
        phone = f'kind = "apprise"\nurl_env = "URL_{name}"'
        tables += f"[channels.{name}]\n{phone if number % 2 else hook}\n"
        tables += f'[readers.{name}]\nchannel = "{name}"\ntopics = ["oldport"]\n'
        secrets[f"URL_{name}"] = f"{'json' if number % 2 else 'http'}://{server.place}/{name}"
    (folder / "briefer.toml").write_text(
        f'parse = "off"\n[sources.all]\nurl = "{articles}"\n[topics.oldport]\n{tables}'
    )
    return secrets


@pytest.mark.timeout(600)
@pytest.mark.parametrize("victim", ["anna", "ben"])
@pytest.mark.parametrize("says_yes", [False, True], ids=["before the yes", "after the yes"])
def test_a_run_for_readers_that_is_killed_sends_to_each_once_or_owns_up(
    tmp_path: Path, articles: Path, victim: str, says_yes: bool
) -> None:
    command = [sys.executable, "-m", "briefer", "daily", "--readers", "--date", "2023-03-22",
               "--send", "--state", "s.db"]  # fmt: skip
    with Killer(victim, says_yes=says_yes) as server:
        secrets = _configure(tmp_path, articles, server)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **secrets}
        options = {"cwd": tmp_path, "env": environment, "stderr": subprocess.PIPE, "text": True}
        first = subprocess.Popen(command, **options)  # type: ignore[call-overload]
        server.process = first.pid
        first.communicate()
        later = [subprocess.run(command, check=False, **options) for _ in range(2)]  # type: ignore[call-overload]

        posts = Counter(got.path.strip("/") for got in server.requests)
    with open_store(tmp_path / "s.db") as store:
        states = {done.key.topic: done.state for done in store.deliveries()}
    unknown = {name for name, state in states.items() if state == "unknown"}
    assert posts == dict.fromkeys(NAMES, 1)
    assert set(states) == set(NAMES)
    assert unknown == {victim} if not says_yes else unknown <= {victim}
    assert {run.returncode for run in later} == ({4} if unknown else {0})
    assert all("--resend" in run.stderr for run in later if unknown)
