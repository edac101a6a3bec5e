"""A script in, an OpenAI-compatible HTTP server on loopback that plays it out. Edge: a socket.

For tests through the real SDK: good replies and every way an endpoint can fail.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from threading import Lock
from typing import Any, Final

from briefer.testing.loopback import Loopback

_PATIENCE: Final = 30.0  # seconds a hanging answer is held at most, should a test forget it


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in: its path, its headers in lower case, its JSON body."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def shown(self) -> str:
        """All text the model would read."""
        return "\n".join(message["content"] for message in self.body["messages"])

    @property
    def shape(self) -> str:
        """The step of the ladder that was asked for."""
        return str(self.body.get("response_format", {}).get("type", "text"))


@dataclass(frozen=True, slots=True)
class Served:
    """One answer: after `latency` seconds, a byte each `pace` seconds, cut off after `cut`."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    latency: float = 0.0
    pace: float = 0.0
    cut: int | None = None


Script = Callable[[Asked], Served]


def completion(
    text: str | None,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int] = (100, 20),
    latency: float = 0.0,
) -> Served:
    """A well-formed answer of a chat endpoint, with its usage."""
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": text, "refusal": refusal},
    }
    usage = {
        "prompt_tokens": tokens[0],
        "completion_tokens": tokens[1],
        "total_tokens": sum(tokens),
        "prompt_tokens_details": {"cached_tokens": tokens[0] // 2},
        "completion_tokens_details": {"reasoning_tokens": 0},
    }
    answer = {"id": "c1", "object": "chat.completion", "created": 1, "model": "scripted"}
    whole = {**answer, "choices": [choice], "usage": usage}
    return Served(json.dumps(whole).encode(), latency=latency)


def failure(status: int, *, code: str = "", message: str = "", **headers: str) -> Served:
    """An error as OpenAI writes it. `retry_after="2"` becomes the header Retry-After."""
    error = {"error": {"message": message, "type": "error", "code": code or None}}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Served(json.dumps(error).encode(), status, named)


def hang() -> Served:
    """Takes the request and never answers."""
    return Served(latency=_PATIENCE)


class OpenAIServer(Loopback):
    """A server whose `script` is a list of answers (the last is repeated) or a function.

    >>> with OpenAIServer([completion("{}")]) as server:
    ...     server.base_url.startswith("http://127.0.0.1:")
    True
    """

    def __init__(
        self, script: Script | Sequence[Served], *, models: Sequence[Mapping[str, Any]] = ()
    ) -> None:
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._at_once = 0
        self._script = script
        self._models = list(models)
        self._lock = Lock()
        super().__init__(self._handler())

    @property
    def base_url(self) -> str:
        return f"{self.root}/v1"

    def _listed(self, path: str) -> Served:
        """What a GET of the list of models is answered: not one of the calls in `asked`."""
        listed = self._models
        return Served(json.dumps({"data": listed}).encode()) if listed else failure(404)

    def _answer(self, asked: Asked) -> Served:
        with self._lock:
            self.asked.append(asked)
            turn = len(self.asked)
        if callable(self._script):
            return self._script(asked)
        return self._script[min(turn, len(self._script)) - 1]

    def _busy(self, by: int) -> None:
        with self._lock:
            self._at_once += by
            self.most_at_once = max(self.most_at_once, self._at_once)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length", 0))
                body = json.loads(self.rfile.read(length) or b"{}")
                headers = {name.lower(): value for name, value in self.headers.items()}
                server._busy(1)
                try:
                    self._send(server._answer(Asked(self.path, headers, body)))
                finally:
                    server._busy(-1)

            def do_GET(self) -> None:
                self._send(server._listed(self.path))

            def _send(self, served: Served) -> None:
                if served.latency and server.over.wait(served.latency):
                    self.close_connection = True
                    return
                try:
                    self._write(served)
                except OSError:
                    self.close_connection = True  # the client gave up first

            def _write(self, served: Served) -> None:
                self.send_response(served.status)
                for name, value in {"Content-Type": "application/json", **served.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(served.body)))
                self.end_headers()
                sent = served.body[: served.cut]
                if served.pace:
                    for at in range(len(sent)):
                        self.wfile.write(sent[at : at + 1])
                        if server.over.wait(served.pace):
                            break
                else:
                    self.wfile.write(sent)
                self.close_connection = self.close_connection or len(sent) < len(served.body)

            def log_message(self, *_: object) -> None:
                """Silence: a test reads `asked`."""

        return Handler
