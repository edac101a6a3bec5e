"""A service on loopback that takes messages over HTTP and can be told to fail. Edge: a socket."""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from threading import Lock
from typing import Any, Literal

from briefer.testing.loopback import Loopback


@dataclass(frozen=True, slots=True)
class Got:
    """One request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of the script.

    `how`: whole; `drop` closes without a word, `hang` says nothing until the end, `drip` gives a
    byte now and then, `half` ends in the middle of the body.
    """

    status: int = 200
    body: str = "{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    how: Literal["answer", "drop", "hang", "drip", "half"] = "answer"


OK = Said()


class PostServer(Loopback):
    """Use it with `with`; `requests` are what came, in order; after `plan` each gets `usual`."""

    def __init__(
        self, plan: Sequence[Said] = (), *, usual: Said = OK, context: ssl.SSLContext | None = None
    ) -> None:
        self.requests: list[Got] = []
        self._plan, self._usual, self._lock = list(plan), usual, Lock()
        super().__init__(_handler(self), context=context)

    @property
    def url(self) -> str:
        return self.root

    def answer(self, got: Got) -> Said:
        """What this request gets."""
        with self._lock:
            self.requests.append(got)
            return self._plan.pop(0) if self._plan else self._usual


def _handler(owner: PostServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            said = owner.answer(Got(self.command, self.path, dict(self.headers.items()), raw))
            self.close_connection = True
            if said.how in ("drop", "hang"):
                owner.over.wait(60 if said.how == "hang" else 0)
                return
            with suppress(OSError):
                self._say(said)

        def _say(self, said: Said) -> None:
            body = said.body.encode()
            self.send_response(said.status)
            length = len(body) + 1000 * (said.how == "half")
            given = {"Content-Type": "application/json", "Content-Length": str(length)}
            for name, value in {**given, **said.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            for byte in body if said.how == "drip" else ():
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if owner.over.wait(0.1):
                    return
            if said.how != "drip":
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Nothing: the path is a secret."""

    return Handler
