"""CPU seconds of collecting feeds into a new store, beside a bare loop with feedparser.

    python -m benchmarks.feed_reading --data PATH --out benchmarks/results/feed_reading.json

200 real feeds, and 2,000 small ones made of the news stream, each on a host of its own on loopback.
`collect` is the whole command, its readers included; the bare loop parses the same bodies from
files and keeps nothing. Both run in turn as processes of their own, counted by os.wait4.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.collect_twice import COMMAND_LINE, mirror, real_feeds

STREAM = "news2023/stream-2023-03-20..23.jsonl.gz"
SMALL, ITEMS = 2000, 10  # feeds, and the items of each
BARE = """
import sys, feedparser
from pathlib import Path
for path in sorted(Path(sys.argv[1]).iterdir()):
    feedparser.parse(path.read_bytes())
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="holds feeds/ and news2023/")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--small", type=int, default=SMALL)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    archive = given.data / "feeds" / "realworld200.tar.gz"
    sets = {
        "200 real feeds": real_feeds(archive, 200),
        f"{given.small} small feeds": small_feeds(given.data / STREAM, given.small),
    }
    result: dict[str, Any] = {
        name: measured(bodies, rounds=given.rounds) for name, bodies in sets.items()
    }
    result |= {
        "load_of_the_machine": os.getloadavg()[0],
        "command": f"python -m benchmarks.feed_reading --data PATH --rounds {given.rounds}",
        "data_sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    text = json.dumps(result, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def measured(bodies: Sequence[bytes], *, rounds: int) -> dict[str, Any]:
    """Both in turn, so that a busy machine slows both alike; the ratio is of the medians."""
    times: dict[str, list[float]] = {"bare feedparser": [], "collect": []}
    with tempfile.TemporaryDirectory() as name, mirror(bodies) as served:
        files = Path(name) / "files"
        files.mkdir()
        for n, body in enumerate(bodies):
            (files / f"{n:05}").write_bytes(body)
        for turn in range(rounds):
            times["bare feedparser"].append(cpu_seconds("-c", BARE, str(files), at=Path(name)))
            place = Path(name) / f"run-{turn}"
            place.mkdir()
            (place / "briefer.toml").write_text(configuration(served.urls), encoding="utf-8")
            times["collect"].append(cpu_seconds("-c", COMMAND_LINE, "-q", "collect", at=place))
    middle = {name: median(found) for name, found in times.items()}
    return {
        "bytes": sum(map(len, bodies)),
        "cpu_seconds": times,
        "ratio": round(middle["collect"] / middle["bare feedparser"], 2),
    }


def configuration(urls: Sequence[str]) -> str:
    """A source for each address, each on a host that may be asked."""
    hosts = [url.split("/")[2].split(":")[0] for url in urls]
    sources = "".join(f'[sources.feed-{n}]\nurl = "{url}"\n' for n, url in enumerate(urls))
    return f'allow_private = {json.dumps(hosts)}\nstate = "briefer.db"\n{sources}'


def cpu_seconds(*arguments: str, at: Path) -> float:
    """User and system time of that Python and of the children it waited for."""
    root = str(Path(__file__).parents[1])
    error = os.open(at / "stderr", os.O_WRONLY | os.O_CREAT)
    child = os.posix_spawn(
        "/usr/bin/env",
        ["env", "-C", str(at), sys.executable, *arguments],
        os.environ | {"PYTHONPATH": root},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, error, 2),
        ],
    )
    os.close(error)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit((at / "stderr").read_text(encoding="utf-8", errors="replace")[-2000:])
    return round(used.ru_utime + used.ru_stime, 2)


def small_feeds(stream: Path, count: int) -> list[bytes]:
    """Feeds of a few items each, in the words of the stream."""
    with gzip.open(stream, "rt", encoding="utf-8") as file:
        items = [json.loads(line) for line in file]
    return [
        _feed(n, [items[(n * ITEMS + k) % len(items)] for k in range(ITEMS)]) for n in range(count)
    ]


def _feed(number: int, items: Sequence[dict[str, str]]) -> bytes:
    rows = "".join(
        f"<item><title>{escape(item['title'])}</title>"
        f"<link>https://paper-{number}.example/{k}</link><guid>{number}-{k}</guid>"
        f"<pubDate>Wed, 22 Mar 2023 {k:02}:{number % 60:02}:00 +0100</pubDate>"
        f"<description>{escape('<p>' + escape(item['text']) + '</p>')}</description></item>"
        for k, item in enumerate(items)
    )
    head = f"<rss version='2.0'><channel><title>Paper {number}</title><language>en</language>"
    return f"{head}{rows}</channel></rss>".encode()


if __name__ == "__main__":
    main()
