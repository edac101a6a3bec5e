"""A Slack incoming webhook on loopback, strict, that can be told to fail. Edge: a socket."""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from threading import Lock
from typing import Any, Literal

from briefer.testing.loopback import Loopback
from briefer.testing.slack_rules import Refused, payload_from, pings, require_acceptable

PATH = "/services/T000/B000/briefer-test-secret"


@dataclass(frozen=True, slots=True)
class Told:
    """One answer of the script. `take`: whether the message is kept; `drop`: no answer at all."""

    status: int = 200
    body: str = "ok"
    headers: Mapping[str, str] = field(default_factory=dict)
    take: Literal["check", "keep", "refuse"] = "refuse"
    drop: bool = False


JUDGE = Told(take="check")
ACCEPT_THEN_DROP = Told(take="keep", drop=True)
DROP_BEFORE = Told(drop=True)


def slow_down(seconds: str) -> Told:
    """A 429 that asks to wait."""
    return Told(429, "rate_limited", {"Retry-After": seconds})


class SlackServer(Loopback):
    """Use it with `with`; `url` is the webhook, `posts` what was accepted, in order.

    With a `context` it speaks TLS. `plan` is played first, one entry a request; after it
    every post is judged by the rules.
    """

    def __init__(self, plan: Sequence[Told] = (), *, context: ssl.SSLContext | None = None) -> None:
        self.posts: list[dict[str, Any]] = []
        self.refusals: list[str] = []
        self.requests = 0
        self._plan = list(plan)
        self._lock = Lock()
        super().__init__(_handler(self), context=context)

    @property
    def url(self) -> str:
        return f"{self.root}{PATH}"

    @property
    def pinged(self) -> bool:
        """Whether any accepted post would have woken people."""
        return any(pings(post) for post in self.posts)

    def answer(self, path: str, content_type: str, raw: bytes) -> Told:
        """What this request gets; an accepted message is kept."""
        with self._lock:
            self.requests += 1
            if path != PATH:
                return Told(404, "no_service")
            told = self._plan.pop(0) if self._plan else JUDGE
            if told.take == "refuse":
                return told
            try:
                payload = payload_from(raw, content_type)
                if told.take == "check":
                    require_acceptable(payload)
            except Refused as refused:
                self.refusals.append(refused.reason)
                return Told(refused.status, refused.body)
            self.posts.append(payload)
            return told


def _handler(owner: SlackServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told = owner.answer(self.path, self.headers.get("Content-Type", ""), raw)
            if told.drop:
                self.close_connection = True
                return
            body = told.body.encode()
            self.send_response(told.status)
            for name, value in {**told.headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Nothing: the path is a secret."""

    return Handler
