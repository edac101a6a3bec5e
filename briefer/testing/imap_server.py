"""A mail server on loopback that speaks IMAP as a script tells it. Edge: a socket.

It knows what a reader of newsletters needs, remembers what it was asked, and fails as it is told.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal

USER = "reader@post.example"
PASSWORD = "loopback-password"  # noqa: S105 (of this server only)

Fault = Literal["", "hang", "drip", "close", "huge", "endless", "nonsense"]


@dataclass
class ImapServer:
    """Where it listens, what it holds and what it was asked; `seen` is what was marked."""

    port: int
    folders: dict[str, Sequence[bytes]]
    asked: list[str] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    fault: Fault = ""
    login: bool = True
    starttls: ssl.SSLContext | None = None
    stop: threading.Event = field(default_factory=threading.Event)


@contextmanager
def imap_server(
    folders: dict[str, Sequence[bytes]],
    *,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    fault: Fault = "",
) -> Iterator[ImapServer]:
    """Serves the folders (by their name on the wire) on loopback while the block runs."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = ImapServer(listening.getsockname()[1], folders, fault=fault, starttls=starttls)

    def serve() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=_talk, args=(server, line, tls), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server
    finally:
        server.stop.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def _talk(server: ImapServer, line: socket.socket, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError), line:
        whole = tls.wrap_socket(line, server_side=True) if tls else line
        with whole, whole.makefile("rwb") as pipe:
            if not _Session(server, pipe).run() or server.starttls is None:
                return
            safe = server.starttls.wrap_socket(whole, server_side=True)
            with safe, safe.makefile("rwb") as inner:
                _Session(server, inner, greets=False).run()


class _Session:
    def __init__(self, server: ImapServer, pipe: BinaryIO | Any, *, greets: bool = True) -> None:
        self.server = server
        self.greets = greets
        self.pipe = pipe
        self.messages: Sequence[bytes] = ()
        self.read_only = False

    def run(self) -> bool:
        """Talks to the end; whether it ended because the line is to be made safe."""
        if self.server.fault == "hang":
            self.server.stop.wait(30)
            return False
        if self.greets:
            nonsense = self.server.fault == "nonsense"
            self.say(b"HTTP/1.1 400 Bad Request" if nonsense else b"* OK ready")
        for raw in iter(self.pipe.readline, b""):
            line = raw.decode("utf-8", "replace").strip()
            self.server.asked.append(line)
            tag, _, rest = line.partition(" ")
            if rest == "STARTTLS" and self.offers:
                self.say(f"{tag} OK begin".encode())
                return True
            if not self.answer(tag, rest):
                return False
        return False

    @property
    def offers(self) -> bool:
        """Whether the line can be made safe: it may, and was not yet."""
        return self.greets and self.server.starttls is not None

    def say(self, line: bytes) -> None:
        self.pipe.write(line + b"\r\n")
        self.pipe.flush()

    def answer(self, tag: str, rest: str) -> bool:
        word = rest.partition(" ")[0].upper()
        if word == "CAPABILITY":
            self.say(b"* CAPABILITY IMAP4rev1" + b" STARTTLS" * self.offers)
        elif word == "LOGIN":
            good = self.server.login and f'"{PASSWORD}"' in rest and USER in rest
            if not good:
                self.say(f"{tag} NO [AUTHENTICATIONFAILED] {rest}".encode())
                return True
        elif word in ("SELECT", "EXAMINE"):
            return self.open(tag, rest, read_only=word == "EXAMINE")
        elif word == "FETCH":
            return self.fetch(tag, rest)
        self.say(f"{tag} OK done".encode())
        return word != "LOGOUT"

    def open(self, tag: str, rest: str, *, read_only: bool) -> bool:
        name = rest.partition(" ")[2].strip('"')
        if name not in self.server.folders:
            self.say(f"{tag} NO no such folder".encode())
            return True
        self.messages, self.read_only = self.server.folders[name], read_only
        self.say(f"* {len(self.messages)} EXISTS".encode())
        self.say(b"* OK [UIDVALIDITY 7] valid")
        self.say(f"* OK [UIDNEXT {len(self.messages) + 1}] next".encode())
        self.say(f"{tag} OK [READ-ONLY] done".encode())
        return True

    def fetch(self, tag: str, rest: str) -> bool:
        first, last = map(int, re.findall(r"(\d+):(\d+)", rest)[0])
        cut = re.search(r"<0\.(\d+)>", rest)
        for number in range(first, last + 1):
            body = self.messages[number - 1][: int(cut[1]) if cut else None]
            if not self.read_only or "PEEK" not in rest:
                self.server.seen.add(number)
            size = 10**11 if self.server.fault == "huge" else len(body)
            self.pipe.write(b"* %d FETCH (BODY[]<0> {%d}\r\n" % (number, size))
            if self.server.fault in ("drip", "close", "endless"):
                return self.fail(body)
            self.pipe.write(body + b")\r\n")
        self.say(f"{tag} OK done".encode())
        return True

    def fail(self, body: bytes) -> bool:
        self.pipe.write(body[:10])
        self.pipe.flush()
        while self.server.fault == "drip" and not self.server.stop.wait(0.05):
            self.pipe.write(b"x")
            self.pipe.flush()
        while self.server.fault == "endless" and not self.server.stop.is_set():
            self.pipe.write(b"x" * 99_999 + b"\r\n")
        return False
