"""A web server on loopback that misbehaves in every way a fetch has to survive; bounded itself."""

from __future__ import annotations

import gzip
import socket
import socketserver
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

GOOD = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Good</title>"
    b"<item><title>Good</title><link>https://news.example/a</link></item></channel></rss>"
)
_MEGABYTE = b"\0" * (1 << 20)
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
_DRIPS = 400

Write = Callable[[bytes], object]
Behaviour = Callable[[Write, threading.Event], None]


@contextmanager
def hostile_server() -> Iterator[str]:
    """Serves `BEHAVIOURS` by name while the block runs; gives the address to put a name behind."""
    ended = threading.Event()

    class Visit(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            name = self.rfile.readline(65536).split(b" ")[1].decode("latin-1").strip("/")
            while self.rfile.readline(65536) not in (b"\r\n", b""):
                pass
            try:
                self._behave(name)
            except OSError:
                return  # the client gave up, which is what we want

        def _behave(self, name: str) -> None:
            if name == "reset":
                no_linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_linger)
                return
            BEHAVIOURS[name](self.wfile.write, ended)

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Visit)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        ended.set()
        server.shutdown()
        server.server_close()


def _whole(body: bytes, *headers: bytes) -> Behaviour:
    lines = b"".join(header + b"\r\n" for header in headers)
    length = b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body)
    return _raw(_OK + lines + length + body)


def _raw(answer: bytes) -> Behaviour:
    def behave(write: Write, _: threading.Event) -> None:
        write(answer)

    return behave


def _repeated(head: bytes, piece: bytes, times: int) -> Behaviour:
    def behave(write: Write, ended: threading.Event) -> None:
        write(head)
        for _ in range(times):
            if ended.is_set():
                return
            write(piece)

    return behave


def _dripped(head: bytes, piece: bytes) -> Behaviour:
    def behave(write: Write, ended: threading.Event) -> None:
        write(head)
        for _ in range(_DRIPS):
            if ended.wait(0.1):
                return
            write(piece)

    return behave


def _bomb(*, wbits: int, megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return b"".join([packer.compress(_MEGABYTE) for _ in range(megabytes)] + [packer.flush()])


def _lazily(make: Callable[[], Behaviour]) -> Behaviour:
    def behave(write: Write, ended: threading.Event) -> None:
        make()(write, ended)

    return behave


def _wait(_: Write, ended: threading.Event) -> None:
    ended.wait(40)


_PACKED = gzip.compress(GOOD)
_GZIP = b"Content-Encoding: gzip"
BEHAVIOURS: dict[str, Behaviour] = {
    "good": _whole(GOOD, b'ETag: "v1"'),
    "packed": _whole(_PACKED, _GZIP),
    "packed-in-two": _whole(gzip.compress(GOOD[:50]) + gzip.compress(GOOD[50:]), _GZIP),
    "raw-deflate": _whole(zlib.compress(GOOD)[2:-4], b"Content-Encoding: deflate"),
    "gzip-bomb": _lazily(lambda: _whole(_bomb(wbits=31, megabytes=100), _GZIP)),
    "gzip-bomb-in-gzip": _lazily(
        lambda: _whole(
            gzip.compress(_bomb(wbits=31, megabytes=100)), b"Content-Encoding: gzip, gzip"
        )
    ),
    "deflate-bomb": _lazily(
        lambda: _whole(_bomb(wbits=15, megabytes=100), b"Content-Encoding: deflate")
    ),
    "brotli-said": _whole(GOOD, b"Content-Encoding: br"),
    "gzip-cut": _whole(_PACKED[:-12], _GZIP),
    "gzip-spoiled": _whole(_PACKED[:20] + b"\xff" * 20 + _PACKED[40:], _GZIP),
    "gzip-lie": _whole(GOOD, _GZIP),
    "drip-body": _dripped(_OK + b"Content-Length: 1000000\r\n\r\n", b"<"),
    "drip-headers": _dripped(b"HTTP/1.1 200 OK\r\n", b"X-A: a\r\n"),
    "silent": _wait,
    "endless": _repeated(_OK + b"\r\n", b"<item>x</item>" * 5000, 2000),
    "endless-chunks": _repeated(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"100000\r\n" + _MEGABYTE + b"\r\n",
        100,
    ),
    "long-header": _repeated(_OK + b"X-A: ", b"a" * 65536, 500),
    "many-headers": _repeated(_OK, b"X-A: a\r\n" * 1000, 100),
    "long-status": _repeated(b"HTTP/1.1 200 ", b"O" * 65536, 100),
    "long-chunk-note": _repeated(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;", b"a" * 65536, 1000
    ),
    "continues": _repeated(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, 100),
    "loop": _raw(b"HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n"),
    "to-metadata": _raw(
        b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"
    ),
    "to-file": _raw(
        b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n"
    ),
    "cut": _raw(_OK + b"Content-Length: 9999\r\n\r\n" + GOOD),
    "cut-chunk": _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n" + GOOD),
    "garbage": _raw(bytes(range(256)) * 64),
    "old-http": _raw(GOOD),
    "login": _whole(b"<html>log in</html>"),
    "partial": _raw(b"HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\n\r\n<rs"),
}
