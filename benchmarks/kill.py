"""Runs killed with SIGKILL at random moments, and what the next run makes of it, on loopback.

    python benchmarks/kill.py --moments 200 --seed 11 --out benchmarks/results/kill.json

Each round the feeds publish new items and drop old ones; a run is killed at a random moment of its
life, and another is let finish. Half of the rounds are `collect`, half `daily --send` to a webhook.
Lost is an item that stood in a feed and is not in the store, not printed, or in no account; doubled
is one that is there twice, counted as new twice, or a brief that was posted twice.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

from briefer.collect.spelling import canonical_url
from briefer.errors import BrieferError
from briefer.model import Window, digest
from briefer.store import open_store

FEEDS, STANDING = 8, 3
SLOWER = 0.1  # seconds each feed answers later than the one before
FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)
ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
WORDS = ("bridge", "ferry", "tunnel", "market", "school", "theatre", "bakery", "museum")

Kind = Literal["collect", "daily"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--moments", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=11)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = measured(given.moments, Path(folder), seed=given.seed)
    result |= {
        "command": f"python benchmarks/kill.py --moments {given.moments} --seed {given.seed} --out FILE",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    text = json.dumps(result, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def measured(moments: int, folder: Path, *, seed: int) -> dict[str, Any]:
    """`moments` kills, half of them in each kind of run; only kills that met a living run count."""
    chance = random.Random(seed)
    with town() as feeds:
        configure(folder, feeds)
        parts = {}
        for kind, wanted in (("collect", moments - moments // 2), ("daily", moments // 2)):
            parts[kind] = _rounds(kind, wanted, folder, feeds, chance)  # type: ignore[arg-type]
    return {
        "moments": sum(part["killed"] for part in parts.values()),
        "lost": sum(len(part["lost"]) for part in parts.values()),
        "doubled": sum(len(part["doubled"]) for part in parts.values()),
        "items_published": feeds.round * FEEDS,
        **parts,
    }


@dataclass
class Town:
    """Feeds whose items change from round to round, and the webhook that counts its posts."""

    port: int = 0
    round: int = 0
    answers: int = 0
    posts: int = 0

    def item(self, feed: int, number: int) -> str:
        return f"http://127.8.0.{feed + 1}:{self.port}/item/{number}"

    def standing(self) -> set[str]:
        """The ids of all items that stand in the feeds now."""
        first = max(1, self.round - STANDING + 1)
        numbers = range(first, self.round + 1)
        return {_id(self.item(feed, n)) for feed in range(FEEDS) for n in numbers}

    def published(self) -> set[str]:
        return {_id(self.item(f, n)) for f in range(FEEDS) for n in range(1, self.round + 1)}

    def day(self, number: int) -> datetime:
        return FIRST_DAY + timedelta(days=number)


def _id(link: str) -> str:
    return digest(canonical_url(link) or "")


@dataclass
class Seen:
    """What the rounds of one kind showed."""

    killed: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    where: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)


def _rounds(
    kind: Kind, wanted: int, folder: Path, feeds: Town, chance: random.Random
) -> dict[str, Any]:
    seen, lengths = Seen(), [3.0]
    feeds.round += 1
    lengths.append(_finished(kind, folder, feeds, seen))
    while seen.killed < wanted:
        feeds.round += 1
        usual = sorted(lengths[-9:])[len(lengths[-9:]) // 2]
        before = feeds.posts
        seen.killed += _killed(kind, folder, feeds, seen, after=chance.uniform(0.2, 1.0) * usual)
        lengths.append(_finished(kind, folder, feeds, seen, posts_before=before))
    return {
        "killed": seen.killed,
        "lost": seen.lost,
        "doubled": seen.doubled,
        "killed_where": dict(seen.where),
        "sent": dict(seen.states),
        "seconds_of_a_run": round(sorted(lengths)[len(lengths) // 2], 2),
    }


def _killed(kind: Kind, folder: Path, feeds: Town, seen: Seen, *, after: float) -> bool:
    """A run killed so many seconds after its start; whether it still lived then."""
    answered, posted = feeds.answers, feeds.posts
    with subprocess.Popen(
        _command(kind, feeds),
        cwd=folder,
        env=_environment(feeds),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as run:
        time.sleep(after)
        alive = run.poll() is None
        run.send_signal(signal.SIGKILL)
    if alive:
        done = feeds.answers - answered
        where = "before the first answer" if not done else "between the first and the last answer"
        where = "after the last answer" if done >= FEEDS else where
        seen.where["after the post" if feeds.posts > posted else where] += 1
    return alive


def _finished(
    kind: Kind, folder: Path, feeds: Town, seen: Seen, *, posts_before: int | None = None
) -> float:
    """A run that is let finish, held against what the feeds published; its seconds."""
    posts = feeds.posts if posts_before is None else posts_before
    began = time.perf_counter()
    ran = subprocess.run(
        _command(kind, feeds), cwd=folder, env=_environment(feeds), capture_output=True, check=False
    )
    seconds = time.perf_counter() - began
    place = f"{kind}, round {feeds.round}"
    if kind == "collect":
        given = Counter(json.loads(line)["id"] for line in ran.stdout.splitlines())
        _hold(seen, place + ", printed", given, feeds.standing(), exactly=True)
    else:
        _hold_brief(seen, place, folder, feeds, status=ran.returncode, posts=feeds.posts - posts)
    _hold_store(seen, place, folder, feeds)
    return seconds


def _hold(
    seen: Seen, place: str, given: Counter[str], wanted: set[str], *, exactly: bool = False
) -> None:
    seen.lost += [f"{place}: {name}" for name in sorted(wanted - given.keys())]
    seen.doubled += [f"{place}: {name}" for name, times in given.items() if times > 1]
    if exactly:
        seen.doubled += [f"{place}, not standing: {n}" for n in sorted(given.keys() - wanted)]


def _hold_store(seen: Seen, place: str, folder: Path, feeds: Town) -> None:
    with open_store(folder / "briefer.db") as store:
        try:
            store.check()
        except BrieferError as error:
            seen.lost.append(f"{place}: {error}")
        _hold(seen, place, Counter(a.id for a in store.articles(ALWAYS)), feeds.published())
        for known in store.health():
            if known.given != feeds.round:
                where = seen.doubled if known.given > feeds.round else seen.lost
                where.append(f"{place}: {known.health.source} gave {known.given}")


def _hold_brief(
    seen: Seen, place: str, folder: Path, feeds: Town, *, status: int, posts: int
) -> None:
    """Posted once; or the ledger says that nobody knows, and the exit code says so too."""
    brief = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
    fates = Counter(name for names in brief["account"].values() for name in names)
    newest = {_id(feeds.item(feed, feeds.round)) for feed in range(FEEDS)}
    _hold(seen, place + ", account", fates, newest)
    if posts > 1:
        seen.doubled.append(f"{place}: posted {posts} times")
    if posts == 0 and status != 4:
        seen.lost.append(f"{place}: not posted, exit code {status}")
    seen.states[f"posted {posts}, exit code {status}"] += 1


# ---------------------------------------------------------------- the command line and the town


def _command(kind: Kind, feeds: Town) -> list[str]:
    if kind == "collect":
        return [sys.executable, "-m", "briefer", "collect"]
    day = feeds.day(feeds.round).date().isoformat()
    return [
        sys.executable, "-m", "briefer", "daily", "--topic", "harbour", "--date", day, "--send",
        "--format", "json", "--out", "brief.json",
    ]  # fmt: skip


def _environment(feeds: Town) -> dict[str, str]:
    root = str(Path(__file__).parents[1])
    hook = f"http://127.0.0.1:{feeds.port}/services/T0/B0/x"
    return os.environ | {"PYTHONPATH": root, "HOOK": hook}


def configure(folder: Path, feeds: Town) -> None:
    hosts = [f"127.8.0.{feed + 1}" for feed in range(FEEDS)]
    tables = "".join(
        f'[sources.feed-{n}]\nurl = "http://{host}:{feeds.port}/feed/{n}"\n'
        for n, host in enumerate(hosts)
    )
    (folder / "briefer.toml").write_text(
        f'allow_private = {json.dumps(hosts)}\nstate = "briefer.db"\n{tables}'
        '[topics.harbour]\nsend = ["desk"]\n[channels.desk]\nkind = "slack"\nwebhook_env = "HOOK"\n',
        encoding="utf-8",
    )


@contextmanager
def town() -> Iterator[Town]:
    feeds, lock = Town(), threading.Lock()

    class Visit(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            feed = int(self.path.rpartition("/")[2])
            time.sleep(SLOWER * feed)  # so that a run is a while between the first and the last
            with lock:
                feeds.answers += 1
            tag = f'"{feeds.round}"'
            if self.headers.get("If-None-Match") == tag:
                self._answer(304, b"", tag)
            else:
                self._answer(200, _feed(feeds, feed), tag)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                feeds.posts += 1
            time.sleep(4 * SLOWER)  # posted, and not yet told so
            self._answer(200, b"ok", "")

        def _answer(self, status: int, body: bytes, tag: str) -> None:
            self.send_response(status)
            self.send_header("ETag", tag)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A killed client breaks its connections."""

    with Server(("0.0.0.0", 0), Visit) as server:
        feeds.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield feeds
        finally:
            server.shutdown()


def _feed(feeds: Town, feed: int) -> bytes:
    numbers = range(max(1, feeds.round - STANDING + 1), feeds.round + 1)
    items = "".join(
        f"<item><title>The {WORDS[(feed + n) % 8]} by the harbour, day {n}, notes of feed {feed}</title>"
        f"<link>{feeds.item(feed, n)}</link><pubDate>{feeds.day(n):%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        f"<description>On day {n} the {WORDS[(feed * 3 + n) % 8]} of street {feed} opened to"
        f" {n * 17 + feed} people of the harbour, its keeper said.</description></item>"
        for n in reversed(numbers)
    )
    return f"<rss version='2.0'><channel><title>Feed {feed}</title>{items}</channel></rss>".encode()


if __name__ == "__main__":
    main()
