"""Three workers on a real PostgreSQL: killed, frozen, their database restarted; what is lost or sent twice.

    python -m benchmarks.workers --out benchmarks/results/workers.json

Sources are feeds of a server on loopback, each topic is sent by mail to two people, some by a webhook
too; relay and webhook count every message. Workers are killed with SIGKILL at random moments and
started again, as a supervisor would; the database is stopped at once and started twice; a worker is
frozen past its lease and woken. Lost is an item that is not in the store or in no account, or a brief
that somebody did not get and the ledger does not call unknown; twice is a message that came twice.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import random
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psycopg

from briefer.collect.spelling import canonical_url
from briefer.model import Window, digest
from briefer.store import open_store
from briefer.testing.postgres_server import Cluster, postgres_cluster

ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
ITEMS = 3  # that stand in a feed
TO_A_HOST = 12  # sources
PEOPLE = ("a", "b")
HOOKED = 4  # each so many topics has a webhook
RISEN = 1.0  # seconds after which a supervisor starts a worker again
SYLLABLES = (
    "bar",
    "dol",
    "fen",
    "gri",
    "hol",
    "kel",
    "lim",
    "mor",
    "nav",
    "pel",
    "ros",
    "sul",
    "tor",
    "vel",
    "wen",
    "zan",
)
THINGS = ("bridge", "ferry", "tunnel", "market", "school", "theatre", "bakery", "museum")
DEEDS = (
    "opened to {n} people",
    "closed after {n} years",
    "will cost {n} million euros",
    "was sold for {n} million euros",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How large the trial is."""

    topics: int = 200
    sources: int = 3000
    workers: int = 3
    kills: int = 60
    restarts: int = 2
    freezes: int = 1
    jobs: int = 2
    frozen: float = 45.0  # seconds
    waves: tuple[int, ...] = (1, 2, 3)  # minutes until topics are due
    longest: float = 3600.0


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("topics", "sources", "kills"):
        arguments.add_argument(f"--{name}", type=int, default=getattr(Size(), name))
    arguments.add_argument("--seed", type=int, default=17)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    size = Size(topics=given.topics, sources=given.sources, kills=given.kills)
    with tempfile.TemporaryDirectory() as folder:
        result = measured(size, Path(folder), seed=given.seed)
    result |= {
        "command": f"python -m benchmarks.workers --topics {given.topics} --sources {given.sources}"
        f" --kills {given.kills} --seed {given.seed} --out FILE",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    text = json.dumps(result, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def measured(size: Size, folder: Path, *, seed: int) -> dict[str, Any]:
    chance = random.Random(seed)
    with postgres_cluster() as cluster, town(size) as feeds:
        configure(folder, feeds, cluster)
        open_store(cluster.url).close()
        began = time.monotonic()
        crew = Crew(size, folder, feeds, cluster)
        watch = Watch(cluster)
        try:
            crew.start()
            watch.start()
            crew.torment(chance, began + size.longest)
            ended = _until_done(feeds, cluster, crew, size.longest - (time.monotonic() - began))
        finally:
            watch.over.set()
            left = crew.stop()
        wall = time.monotonic() - began
        result = _held(size, feeds, cluster)
        return {
            "topics": size.topics, "sources": size.sources, "workers": size.workers, "seed": seed,
            "killed": crew.killed, "killed_while_jobs_ran": crew.busy, "load_of_the_machine": os.getloadavg()[2], "started_again": crew.risen,
            "database_restarted": size.restarts, "frozen_and_woken": size.freezes,
            "all_done": ended, **result, "wall_s": round(wall), "workers_cpu_s": round(crew.cpu),
            "taken_up_again": watch.found(), "ended_with": left,
        }  # fmt: skip


# ---------------------------------------------------------------- the workers, and what befalls them


class Crew:
    """The workers and their supervisor."""

    def __init__(self, size: Size, folder: Path, feeds: Town, cluster: Cluster) -> None:
        self.size, self.folder, self.feeds, self.cluster = size, folder, feeds, cluster
        self.running: list[subprocess.Popen[bytes]] = []
        self.killed = self.risen = self.busy = 0
        self.cpu = 0.0
        self.wakes = 0.0
        self.frozen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.running = [self._one() for _ in range(self.size.workers)]

    def _one(self) -> subprocess.Popen[bytes]:
        root = str(Path(__file__).parents[1])
        environment = os.environ | {"PYTHONPATH": root, **self.feeds.hooks()}
        with (self.folder / "workers.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "briefer", "work", "--jobs", str(self.size.jobs)],
                cwd=self.folder, env=environment, stdout=log, stderr=log,
            )  # fmt: skip

    def torment(self, chance: random.Random, until: float) -> None:
        """Every blow where a random share of the work is done, so that a slow machine gets no more.

        Work is sources read and messages settled. A frozen worker is woken later by the clock.
        """
        blows = [(chance.uniform(0.01, 0.99), self._kill) for _ in range(self.size.kills)]
        blows += [(chance.uniform(0.1, 0.9), self._restart) for _ in range(self.size.restarts)]
        blows += [(chance.uniform(0.5, 0.8), self._freeze) for _ in range(self.size.freezes)]
        for share, blow in sorted(blows, key=lambda pair: pair[0]):
            while self.feeds.done(self.cluster.url) < share and time.monotonic() < until:
                time.sleep(0.2)
                self.tend()
            time.sleep(chance.uniform(0.0, 2.0))
            blow(chance)
        while self.frozen is not None:
            time.sleep(0.2)
            self.tend()

    def tend(self) -> None:
        """What a supervisor does, and the waking of the frozen."""
        self._raise_the_dead()
        if self.frozen is not None and time.monotonic() > self.wakes:
            self.frozen.send_signal(signal.SIGCONT)
            self.frozen = None

    def _kill(self, chance: random.Random) -> None:
        while not (
            living := [w for w in self.running if w.poll() is None and w is not self.frozen]
        ):
            time.sleep(0.1)
            self._raise_the_dead()
        victim = chance.choice(living)
        self.busy += bool(_running_jobs(self.cluster.url))
        self.cpu += _cpu(victim.pid)
        victim.kill()
        victim.wait()
        self.killed += 1

    def _raise_the_dead(self) -> None:
        for place, worker in enumerate(self.running):
            if worker.poll() is not None:
                time.sleep(RISEN)
                self.running[place] = self._one()
                self.risen += 1

    def _restart(self, chance: random.Random) -> None:
        self.cluster.restart()

    def _freeze(self, chance: random.Random) -> None:
        self._raise_the_dead()
        for _ in range(100):
            busy = [w for w in self.running if w.poll() is None]
            if busy and _running_jobs(self.cluster.url):
                break
            time.sleep(0.1)
        self.frozen = chance.choice(busy)
        self.frozen.send_signal(signal.SIGSTOP)
        self.wakes = time.monotonic() + self.size.frozen

    def stop(self) -> list[int | None]:
        """Told to end as a machine does; the exit codes."""
        codes: list[int | None] = []
        for worker in self.running:
            with contextlib.suppress(OSError):
                self.cpu += _cpu(worker.pid)
            worker.send_signal(signal.SIGCONT)
            worker.send_signal(signal.SIGTERM)
        for worker in self.running:
            try:
                codes.append(worker.wait(40))
            except subprocess.TimeoutExpired:
                worker.kill()
                codes.append(None)
        return codes


class Watch(threading.Thread):
    """How long jobs of dead workers lay before another took them up, from the last beat on."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(daemon=True)
        self.cluster, self.over = cluster, threading.Event()
        self.lost: dict[int, tuple[int, float]] = {}  # job: its worker, and when that last beat
        self.seconds: list[float] = []

    def run(self) -> None:
        while not self.over.wait(0.5):
            with contextlib.suppress(psycopg.Error), psycopg.connect(self.cluster.url) as line:
                rows = line.execute(
                    "SELECT j.id, j.worker_id, extract(epoch FROM now() - w.last_heartbeat),"
                    " extract(epoch FROM now()) FROM briefer_jobs.procrastinate_jobs j LEFT JOIN"
                    " briefer_jobs.procrastinate_workers w ON w.id = j.worker_id WHERE status = 'doing'"
                ).fetchall()
                self._see(rows)

    def _see(self, rows: list[Any]) -> None:
        doing = {job: worker for job, worker, *_ in rows}
        now = time.time()
        for job, (worker, beat) in list(self.lost.items()):
            if (worker is not None and doing.get(job) not in (worker, None)) or job not in doing:
                self.seconds.append(now - beat)
                del self.lost[job]
        for job, worker, silent, at in rows:
            if worker is not None and silent is not None and silent > 10:
                self.lost.setdefault(job, (worker, float(at) - float(silent)))

    def found(self) -> dict[str, Any]:
        ordered = sorted(self.seconds)
        return {
            "jobs": len(ordered),
            "seconds_after_the_last_beat": {
                "half": round(ordered[len(ordered) // 2], 1) if ordered else None,
                "longest": round(ordered[-1], 1) if ordered else None,
            },
            "never": len(self.lost),
        }


_DOING = "status = 'doing'"
_OPEN = "status IN ('todo', 'doing') AND args->>'kind' <> 'collect'"


def _running_jobs(url: str, which: str = _DOING) -> int:
    with contextlib.suppress(psycopg.Error), psycopg.connect(url) as line:
        query = f"SELECT count(*) FROM briefer_jobs.procrastinate_jobs WHERE {which}"
        found = line.execute(query).fetchone()
        return int(found[0]) if found else 0
    return 1


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return float(sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK"))


def _until_done(feeds: Town, cluster: Cluster, crew: Crew, patience: float) -> bool:
    """Until every topic was settled and nothing but sources waits or runs."""
    last = time.monotonic() + patience
    while time.monotonic() < last:
        crew.tend()
        if feeds.done(cluster.url) >= 1.0 and not _running_jobs(cluster.url, _OPEN):
            return True
        time.sleep(0.5)
    return False


# ---------------------------------------------------------------- what is held against what


def _held(size: Size, feeds: Town, cluster: Cluster) -> dict[str, Any]:
    lost: list[str] = []
    fates: Counter[str] = Counter()
    with open_store(cluster.url) as store:
        kept = {article.id for article in store.articles(ALWAYS)}
        published = feeds.published()
        lost += [f"not in the store: {name}" for name in sorted(published - kept)]
        for topic in range(size.topics):
            briefs = store.briefs(feeds.name(topic))
            if not briefs:
                lost.append(f"{feeds.name(topic)}: no brief")
                continue
            account = set(briefs[0].brief.account.all)
            missing = feeds.of_topic(topic) - account
            fates["accounted for"] += len(feeds.of_topic(topic) & account)
            lost += [f"{feeds.name(topic)}: in no account: {name}" for name in sorted(missing)]
        given = store.deliveries(limit=10 * feeds.messages)
        failed = list(feeds.failed_jobs(cluster.url))
    states = Counter(one.state for one in given)
    ledger = {(one.key.topic, one.key.recipient): one.state for one in given}
    unknown_came = sum(
        feeds.came[feeds.mark(topic, who)]
        for (topic, who), state in ledger.items()
        if state in ("unknown", "claimed")
    )
    for topic in range(size.topics):
        for who in feeds.recipients(topic):
            state = ledger.get((feeds.name(topic), who))
            came = feeds.came[feeds.mark(feeds.name(topic), who)]
            if state == "sent" and came == 0:
                lost.append(f"{feeds.name(topic)} to {who}: the ledger says sent, nothing came")
            if state not in ("sent", "unknown", "claimed"):
                lost.append(f"{feeds.name(topic)} to {who}: {state}")
    twice = [f"{mark}: {times} times" for mark, times in sorted(feeds.came.items()) if times > 1]
    return {
        "messages_due": feeds.messages,
        "messages_came": sum(feeds.came.values()),
        "ledger": dict(states),
        "unknown_that_came": unknown_came,
        "items": len(feeds.published()),
        "items_in_the_store": len(kept & feeds.published()),
        "items_accounted_for_in_briefs": fates["accounted for"],
        "lost": lost,
        "sent_twice": twice,
        "jobs_failed_for_good": failed,
    }


# ---------------------------------------------------------------- the town


@dataclass
class Town:
    """Feeds, the people who get briefs, and every message that came."""

    size: Size
    born: datetime
    port: int = 0
    mail_port: int = 0
    came: Counter[str] = field(default_factory=Counter)
    asked: int = 0

    def name(self, topic: int) -> str:
        """A town's name of three syllables, no two alike."""
        return "".join(SYLLABLES[topic // 16**n % 16] for n in range(3)) + "town"

    def host(self, source: int) -> str:
        number = source // TO_A_HOST
        return f"127.9.{number // 250}.{number % 250 + 1}"

    def topic_of(self, source: int, item: int) -> int:
        return (source * ITEMS + item) % self.size.topics

    def link(self, source: int, item: int) -> str:
        return f"http://{self.host(source)}:{self.port}/{source}/{item}"

    def published(self) -> set[str]:
        return {_id(self.link(s, i)) for s in range(self.size.sources) for i in range(ITEMS)}

    def of_topic(self, topic: int) -> set[str]:
        return {
            _id(self.link(s, i))
            for s in range(self.size.sources)
            for i in range(ITEMS)
            if self.topic_of(s, i) == topic
        }

    def is_hooked(self, topic: int) -> bool:
        return topic % HOOKED == 0

    def recipients(self, topic: int) -> list[str]:
        people = [f"{self.name(topic)}.{who}@desk.example" for who in PEOPLE]
        return people + ([f"hook-{topic}"] if self.is_hooked(topic) else [])

    def mark(self, topic: str, who: str) -> str:
        return who

    @property
    def messages(self) -> int:
        return sum(len(self.recipients(topic)) for topic in range(self.size.topics))

    def done(self, url: str) -> float:
        """The share of the work that is done: sources read, and messages settled, which cost more."""
        with contextlib.suppress(psycopg.Error), psycopg.connect(url) as line:
            read = line.execute("SELECT count(*) FROM briefer.sources").fetchone()
            sent = line.execute(
                "SELECT count(*) FROM briefer.deliveries WHERE state <> 'claimed'"
            ).fetchone()
            if read and sent:
                return 0.3 * int(read[0]) / self.size.sources + 0.7 * int(sent[0]) / self.messages
        return 0.0

    def hooks(self) -> dict[str, str]:
        root = f"http://127.0.0.1:{self.port}/services/T0/B0"
        return {
            f"HOOK_{t}": f"{root}/hook-{t}" for t in range(self.size.topics) if self.is_hooked(t)
        }

    def failed_jobs(self, url: str) -> list[str]:
        with psycopg.connect(url) as line:
            return [
                f"{key}: {why}"
                for key, why in line.execute(
                    "SELECT args->>'key', why FROM briefer_jobs.procrastinate_jobs LEFT JOIN"
                    " briefer_jobs.said ON job = id WHERE status IN ('failed', 'aborted')"
                )
            ]


def _id(link: str) -> str:
    return digest(canonical_url(link) or "")


def configure(folder: Path, feeds: Town, cluster: Cluster) -> None:
    size, lines = feeds.size, []
    hosts = sorted({feeds.host(source) for source in range(size.sources)})
    now = datetime.now(UTC)
    dues = [f"{now + timedelta(minutes=wave):%H:%M}" for wave in size.waves]
    lines += [f"allow_private = {json.dumps(hosts)}", f'state = "{cluster.url}"']
    lines += [
        f'[sources.feed-{n}]\nurl = "http://{feeds.host(n)}:{feeds.port}/feed/{n}"'
        for n in range(size.sources)
    ]
    for topic in range(size.topics):
        name = feeds.name(topic)
        channels = [f"mail-{topic}", *([f"hook-{topic}"] if feeds.is_hooked(topic) else [])]
        people = json.dumps(feeds.recipients(topic)[: len(PEOPLE)])
        lines.append(
            f'[topics.{name}]\nat = "{dues[topic % len(dues)]}"\nsend = {json.dumps(channels)}'
        )
        lines.append(
            f'[channels.mail-{topic}]\nkind = "email"\nhost = "127.0.0.1"\nport = {feeds.mail_port}\n'
            f'security = "none"\nsender = "desk@lamp.example"\nto = {people}'
        )
        if feeds.is_hooked(topic):
            lines.append(f'[channels.hook-{topic}]\nkind = "slack"\nwebhook_env = "HOOK_{topic}"')
    (folder / "briefer.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


@contextlib.contextmanager
def town(size: Size) -> Iterator[Town]:
    feeds = Town(size, datetime.now(UTC) - timedelta(hours=2))
    lock = threading.Lock()

    class Visit(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with lock:
                feeds.asked += 1
            source = self.path.rpartition("/")[2]
            known = self.headers.get("If-None-Match") == '"1"'
            self._answer(304 if known else 200, b"" if known else _feed(feeds, int(source)))

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                feeds.came[self.path.rpartition("/")[2]] += 1
            time.sleep(0.05)  # posted, and not yet told so
            self._answer(200, b"ok")

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("ETag", '"1"')
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    class Line(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say(b"220 loopback")
            people: list[str] = []
            while line := self.rfile.readline():
                verb = line[:4].upper()
                if verb == b"RCPT":
                    people.append(line.decode().partition("<")[2].partition(">")[0])
                if verb == b"DATA":
                    self._say(b"354 go on")
                    while (text := self.rfile.readline()) != b".\r\n":
                        if not text:
                            return
                    with lock:
                        feeds.came.update(people)
                    people = []
                    time.sleep(0.05)
                    self._say(b"250 queued")
                    continue
                self._say(b"221 bye" if verb == b"QUIT" else b"250 yes")
                if verb == b"QUIT":
                    return

        def _say(self, words: bytes) -> None:
            with contextlib.suppress(OSError):
                self.wfile.write(words + b"\r\n")

    class Quiet:
        daemon_threads = True
        request_queue_size = 256

        def handle_error(self, *_: object) -> None:
            """A killed client breaks its connections."""

    class Web(Quiet, ThreadingHTTPServer):
        pass

    class Relay(Quiet, socketserver.ThreadingTCPServer):
        pass

    with Web(("0.0.0.0", 0), Visit) as web, Relay(("127.0.0.1", 0), Line) as relay:
        feeds.port, feeds.mail_port = web.server_address[1], relay.server_address[1]
        for server in (web, relay):
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield feeds
        finally:
            web.shutdown()
            relay.shutdown()


def _feed(feeds: Town, source: int) -> bytes:
    items = "".join(_item(feeds, source, item) for item in range(ITEMS))
    return (
        f"<rss version='2.0'><channel><title>Feed {source}</title>{items}</channel></rss>".encode()
    )


def _item(feeds: Town, source: int, item: int) -> str:
    number = source * ITEMS + item
    place = feeds.name(feeds.topic_of(source, item)).capitalize()
    thing, deed = THINGS[number % 8], DEEDS[number // 8 % 4].format(n=number % 97 + 3)
    at = feeds.born + timedelta(seconds=number % 3600)
    return (
        f"<item><title>The {thing} of {place} {deed}, says keeper {number}</title>"
        f"<link>{feeds.link(source, item)}</link><pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        f"<description>In {place} the {thing} {deed}, its keeper of street {number} said.</description></item>"
    )


if __name__ == "__main__":
    main()
