"""Packed bodies that would fill the memory: refused in little of it, measured in a process."""

from __future__ import annotations

import base64
import gzip
import json
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.testing.web import Answer, WebServer, web_server

LIMIT = 100_000_000  # bytes of memory one bomb may cost
GIGABYTE = 1 << 30
FEED = b"<rss version='2.0'><channel><title>F</title><item><title>T</title></item></channel></rss>"

# A gigabyte of zeros each. Python 3.11 can make neither, so they are kept or built by hand.
BROTLI = zlib.decompress(
    base64.b85decode(
        "c-lMv|9|}tb%sY99TdL*oB#j+{}28QM-mwu-u<-)avsiS=s2vzaQAopzyJRa+cOHZvoh@Z{{PSa|Lyfm3VhrQCGY?L{QsZ-KZ}Em7{iNu|3Cl#FaM9T!9s`O!ruSS|NpoDBg{}3!LXqE|9PlI8yFmLS;RDI(Wpg3)FOKTR_Nxa"
    )
)
ZSTD_BLOCK = ((1 << 17 << 3) | 0b010).to_bytes(3, "little") + b"\0"  # 128 KB of one byte
ZSTD_LAST = ((1 << 17 << 3) | 0b011).to_bytes(3, "little") + b"\0"
ZSTD = b"\x28\xb5\x2f\xfd\x00\x70" + ZSTD_BLOCK * (GIGABYTE // (1 << 17) - 1) + ZSTD_LAST

PROGRAM = """
import json, re, resource, sys
from pathlib import Path
from datetime import UTC, datetime
from briefer.collect.fetch import http_fetch
from briefer.collect.gather import gather
from briefer.model import Source

def peak(whose):
    status = Path("/proc/self/status")  # what getrusage tells of us began with our parent's peak
    if whose == resource.RUSAGE_SELF and status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) * 1024
    return resource.getrusage(whose).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

def collected(path):
    fetch = http_fetch(allow_private=("127.0.0.1",))
    source = Source("s", sys.argv[1] + path)
    return gather([source], fetch=fetch, at=datetime(2026, 5, 4, tzinfo=UTC))

good = collected("good")
ours, childs = peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)
bomb = collected(sys.argv[2])
print(json.dumps({
    "good": len(good.articles),
    "reason": bomb.problems[0].reason if bomb.problems else "",
    "ours": peak(resource.RUSAGE_SELF) - ours,
    "child": peak(resource.RUSAGE_CHILDREN) - childs,
}))
"""


def packed(*, wbits: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    zeros = b"\0" * (1 << 20)
    return b"".join(packer.compress(zeros) for _ in range(256)) + packer.flush()


@pytest.fixture(scope="module")
def bombs() -> Iterator[WebServer]:
    one = packed(wbits=31)
    bodies = {
        "gzip": (one, "gzip"),
        "gzip-members": (one * 4, "gzip"),
        "gzip-in-gzip": (gzip.compress(one * 4), "gzip"),
        "gzip-said-twice": (gzip.compress(one * 4), "gzip, gzip"),
        "deflate": (packed(wbits=15), "deflate"),
        "deflate-raw": (packed(wbits=-15), "deflate"),
        "brotli": (BROTLI, "br"),
        "zstd": (ZSTD, "zstd"),
        "packed-file": (one * 4, ""),
    }
    routes = {
        f"/{name}": Answer(body=body, headers={"Content-Encoding": kind} if kind else {})
        for name, (body, kind) in bodies.items()
    }
    with web_server({**routes, "/good": Answer(body=FEED)}) as server:
        yield server


@pytest.mark.skipif(sys.platform == "win32", reason="the memory of a process is not told there")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gzip", "larger than 10,000,000 bytes"),
        ("gzip-members", "larger than 10,000,000 bytes"),
        ("gzip-in-gzip", "more than 10,000,000 bytes"),
        ("gzip-said-twice", "not asked for"),
        ("deflate", "larger than 10,000,000 bytes"),
        ("deflate-raw", "larger than 10,000,000 bytes"),
        ("brotli", "not asked for"),
        ("zstd", "not asked for"),
        ("packed-file", "more than 10,000,000 bytes"),
    ],
)
def test_a_bomb_costs_less_than_a_hundred_megabytes(
    bombs: WebServer, name: str, reason: str
) -> None:
    cost = measured(bombs, name)

    assert cost["good"] == 1
    assert reason in cost["reason"]
    assert cost["ours"] < LIMIT
    assert cost["child"] < LIMIT


def measured(server: WebServer, name: str) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, server.url("/"), name],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    cost: dict[str, Any] = json.loads(ran.stdout)
    return cost
