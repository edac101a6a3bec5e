"""An OPML file of 200 real feeds imported and collected twice, by the command line, on loopback.

    python benchmarks/collect_twice.py --data PATH --out benchmarks/results/collect_twice.json

A mirror serves each feed from a host of its own (an address of 127.0.0.0/8), packed, half of them
with an ETag, half with Last-Modified. No name but loopback's can be resolved meanwhile.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

CHANGED = "Mon, 04 May 2026 10:00:00 GMT"
# The command line as it is, on a machine whose name server knows nobody.
COMMAND_LINE = """
import socket
real = socket.getaddrinfo
def known(host, *rest, **more):
    if not str(host).startswith("127."):
        raise socket.gaierror(-2, "Name or service not known")
    return real(host, *rest, **more)
socket.getaddrinfo = known
from briefer.cli import main
main()
"""


@dataclass
class Mirror:
    """The addresses of the feeds, and how many bytes were sent for how many answers."""

    urls: list[str]
    sent: int = 0
    answers: dict[int, int] = field(default_factory=dict)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="holds feeds/*.tar.gz")
    arguments.add_argument("--feeds", type=int, default=200)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    archive = given.data / "feeds" / "realworld200.tar.gz"
    with tempfile.TemporaryDirectory() as folder:
        result = measured(real_feeds(archive, given.feeds), Path(folder))
    result |= {
        "command": "python benchmarks/collect_twice.py --data PATH --out FILE",
        "data_sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    text = json.dumps(result, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def real_feeds(archive: Path, most: int) -> list[bytes]:
    """The smallest of the real feeds."""
    with tarfile.open(archive) as packed:
        files = [m for m in packed.getmembers() if m.isfile() and not Path(m.name).suffix]
        bodies = [found.read() for m in files if (found := packed.extractfile(m))]
    return sorted(bodies, key=len)[:most]


def measured(bodies: Sequence[bytes], folder: Path) -> dict[str, Any]:
    """Import, collect, collect again; what each run printed, said and cost."""
    with mirror(bodies) as served:
        hosts = [url.split("/")[2].split(":")[0] for url in served.urls]
        config = f'allow_private = {json.dumps(hosts)}\nstate = "briefer.db"\n'
        (folder / "briefer.toml").write_text(config, encoding="utf-8")
        (folder / "feeds.opml").write_text(opml(served.urls), encoding="utf-8")
        imported = briefer(folder, "sources", "import", "feeds.opml")
        runs = [_collected(folder, served) for _ in range(2)]
    first, second = runs
    ids = [[line["id"] for line in run.pop("lines")] for run in runs]
    return {
        "feeds": len(bodies),
        "imported": imported.stderr.strip().split(" to ")[0],
        "first": first,
        "second": second,
        "second_share_of_bytes": round(second["bytes_sent"] / first["bytes_sent"], 4),
        "same_articles": ids[0] == ids[1],
        "load_of_the_machine": os.getloadavg()[0],
    }


def _collected(folder: Path, served: Mirror) -> dict[str, Any]:
    before, answers = served.sent, dict(served.answers)
    began = time.perf_counter()
    ran = briefer(folder, "collect", "--json")
    seconds = time.perf_counter() - began
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    total = json.loads(ran.stderr.splitlines()[-1])["total"]
    total["problems"] = [f"{p['source']}: {p['reason']}"[:160] for p in total["problems"]]
    return {
        "exit_code": ran.returncode,
        "articles": len(lines),
        "seconds": round(seconds, 1),
        "bytes_sent": served.sent - before,
        "answers": {str(s): n - answers.get(s, 0) for s, n in sorted(served.answers.items())},
        "said": total,
        "lines": lines,
    }


def briefer(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", COMMAND_LINE, *arguments]
    root = str(Path(__file__).parents[1])
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": root},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def opml(urls: Sequence[str]) -> str:
    """As feed readers write it: folders, titles that are not unique, attributes of their own."""
    outlines = [
        f"<outline type='rss' text={quoteattr(f'Feed {n % 150} & more')} htmlUrl='https://x.example/'"
        f" xmlUrl={quoteattr(url)} category='/news'/>"
        for n, url in enumerate(urls)
    ]
    half = len(outlines) // 2
    folders = "".join(
        f"<outline text='{name}'>{''.join(part)}</outline>"
        for name, part in (("World", outlines[:half]), ("Other", outlines[half:]))
    )
    return f"<?xml version='1.0'?><opml version='1.1'><head/><body>{folders}</body></opml>"


@contextmanager
def mirror(bodies: Sequence[bytes]) -> Iterator[Mirror]:
    packed = [gzip.compress(body, mtime=0) for body in bodies]
    served = Mirror([])
    lock = threading.Lock()

    class Visit(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            n = int(self.path.rpartition("/")[2])
            tag = ("ETag", f'"v{n}"') if n % 2 else ("Last-Modified", CHANGED)
            asked = "If-None-Match" if n % 2 else "If-Modified-Since"
            same = self.headers.get(asked) == tag[1]
            body = b"" if same else packed[n]
            lines = {"Content-Type": "application/xml", tag[0]: tag[1]}
            if not same:
                lines |= {"Content-Encoding": "gzip", "Content-Length": str(len(body))}
            head = f"HTTP/1.1 {304 if same else 200} {'Same' if same else 'OK'}\r\n"
            head += "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
            with lock:
                served.sent += len(head) + len(body)
                status = 304 if same else 200
                served.answers[status] = served.answers.get(status, 0) + 1
            self.wfile.write(head.encode() + body)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 512

    with Server(("0.0.0.0", 0), Visit) as server:
        port = server.server_address[1]
        served.urls += [
            f"http://127.9.{n // 200}.{1 + n % 200}:{port}/feed/{n}" for n in range(len(bodies))
        ]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield served
        finally:
            server.shutdown()


if __name__ == "__main__":
    main()
