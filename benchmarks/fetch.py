"""How fast 2,000 feeds on 2,000 hosts are fetched, against bare loops, in one run on loopback.

    python benchmarks/fetch.py --feeds 2000 --out benchmarks/results/fetch.json

Each feed has a host of its own (an address of 127.0.0.0/8) on a server in its own process. Ours is
`gather` with all its checks, deadlines and politeness, without the parsing; the bare loops are 64
threads around urllib3 (the same client) and around http.client (the fastest in Python).
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import hashlib
import http.client
import json
import multiprocessing
import os
import platform
import resource
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

import urllib3

from briefer.collect.collected import Collected
from briefer.collect.fetch import http_fetch
from briefer.collect.gather import gather
from briefer.model import Source

AT = datetime(2026, 11, 22, tzinfo=UTC)
THREADS = 64
AGENT = {"User-Agent": "benchmark", "Accept-Encoding": "gzip"}
ROUNDS = 5
KINDS = ("cold", "304")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--feeds", type=int, default=2000)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    ours_end, theirs_end = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs_end,), daemon=True)
    server.start()
    port: int = ours_end.recv()
    result = measured(given.feeds, port) | {
        "command": f"python benchmarks/fetch.py --feeds {given.feeds} --out FILE",
        "data_sha256": hashlib.sha256(feed_body()).hexdigest(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    server.terminate()
    text = json.dumps(result, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def measured(feeds: int, port: int) -> dict[str, Any]:
    urls = [f"http://{host(n)}:{port}/feed" for n in range(feeds)]
    loops: dict[str, Callable[[Sequence[str], bool], None]] = {
        "briefer": ours,
        "bare urllib3": bare_urllib3,
        "bare http.client": bare_http_client,
    }
    rates: dict[str, dict[str, list[float]]] = {name: {"cold": [], "304": []} for name in loops}
    costs: dict[str, dict[str, list[float]]] = {name: {"cold": [], "304": []} for name in loops}
    for _ in range(ROUNDS):  # in turn, so that another load on the machine meets all of them
        for kind, conditional in (("cold", False), ("304", True)):
            for name, loop in loops.items():
                began, used = time.perf_counter(), time.process_time()
                loop(urls, conditional)
                rates[name][kind].append(round(feeds / (time.perf_counter() - began), 1))
                costs[name][kind].append(round(feeds / (time.process_time() - used), 1))
    best = {name: {kind: max(found) for kind, found in of.items()} for name, of in rates.items()}
    return {
        "feeds": feeds,
        "feeds_per_second_best": best,
        "feeds_per_cpu_second_best": {
            name: {kind: max(found) for kind, found in of.items()} for name, of in costs.items()
        },
        "all_rounds": rates,
        "share_of_bare_urllib3": {
            "wall, median of rounds": {k: round(median(share(rates, k)), 2) for k in KINDS},
            "cpu, median of rounds": {k: round(median(share(costs, k)), 2) for k in KINDS},
        },
        "load_of_the_machine": os.getloadavg()[0],
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "hanging": with_hanging_hosts(urls),
    }


def share(rates: dict[str, dict[str, list[float]]], kind: str) -> list[float]:
    pairs = zip(rates["briefer"][kind], rates["bare urllib3"][kind], strict=True)
    return [ours_rate / bare_rate for ours_rate, bare_rate in pairs]


def with_hanging_hosts(urls: Sequence[str], *, deadline: float = 20.0) -> dict[str, Any]:
    """Five in a hundred hosts never answer."""
    mixed = [url.replace("/feed", "/hang") if n % 20 == 7 else url for n, url in enumerate(urls)]
    fetch = http_fetch(allow_private=[host(n) for n in range(len(urls))], deadline=deadline)
    sources = [Source(f"s{n}", url) for n, url in enumerate(mixed)]
    began = time.perf_counter()
    found = gather(sources, fetch=fetch, at=AT, read_with=nothing)
    seconds = time.perf_counter() - began
    return {
        "deadline": deadline,
        "seconds": round(seconds, 2),
        "over_deadline": f"{(seconds / deadline - 1):.0%}",
        "failed": len(found.problems),
        "of": len(urls),
    }


def nothing(body: bytes, **_: Any) -> Collected:
    return Collected()


def ours(urls: Sequence[str], conditional: bool) -> None:
    from briefer.collect.health import SourceHealth
    from briefer.ports import Validators

    fetch = http_fetch(allow_private=[host(n) for n in range(len(urls))])
    sources = [Source(f"s{n}", url) for n, url in enumerate(urls)]
    validators = Validators('"v1"') if conditional else Validators()
    known = {s.name: SourceHealth(s.name, validators=validators, url=s.url) for s in sources}
    found = gather(sources, fetch=fetch, at=AT, known=known, read_with=nothing)
    if len(found.health) != len(urls) or found.problems:
        raise SystemExit(f"{len(found.problems)} problems: {found.problems[:2]}")


def bare_urllib3(urls: Sequence[str], conditional: bool) -> None:
    pools = urllib3.PoolManager(num_pools=THREADS, retries=False, timeout=20)
    headers = AGENT | ({"If-None-Match": '"v1"'} if conditional else {})

    def one(url: str) -> int:
        return len(pools.request("GET", url, headers=headers).data)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(one, urls))


def bare_http_client(urls: Sequence[str], conditional: bool) -> None:
    headers = AGENT | ({"If-None-Match": '"v1"'} if conditional else {})

    def one(url: str) -> int:
        connection = http.client.HTTPConnection(url.split("/")[2], timeout=20)
        connection.request("GET", "/feed", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return len(zlib.decompress(body, 31) if body else b"")

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(one, urls))


def host(n: int) -> str:
    return f"127.{1 + n // 60000}.{n // 250 % 240}.{1 + n % 250}"


def feed_body() -> bytes:
    """A feed of 30 items, about 39 KB, as the median real one."""
    text = "".join(
        f"<p>Sentence {n} of a text that is only here to be counted.</p>" for n in range(18)
    )
    items = "".join(
        f"<item><title>Item {n}</title><link>https://news.example/{n}</link>"
        f"<description><![CDATA[{text}]]></description></item>"
        for n in range(30)
    )
    return f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>".encode()


def serve(ready: Connection) -> None:
    packed = gzip.compress(feed_body())
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Encoding: gzip\r\n"
    whole = head + b'ETag: "v1"\r\nContent-Length: %d\r\n\r\n' % len(packed) + packed
    same = b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\nContent-Length: 0\r\n\r\n'

    class Visit(asyncio.Protocol):
        waiting = b""

        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def data_received(self, data: bytes) -> None:
            self.waiting += data
            while b"\r\n\r\n" in self.waiting:
                request, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
                if b"/hang" not in request[:40]:
                    self.transport.write(same if b"If-None-Match" in request else whole)  # type: ignore[attr-defined]

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Visit, "0.0.0.0", 0, backlog=4096)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


if __name__ == "__main__":
    threading.stack_size(512 * 1024)
    main()
