"""Stand-ins for the web: a Fetch that answers from a mapping, and a real server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from briefer.errors import SourceError
from briefer.ports import Fetched, Validators


@dataclass
class CannedFetch:
    """A Fetch that knows a few addresses; any other is a SourceError. `asked` records the calls."""

    pages: Mapping[str, bytes | Fetched | Exception]
    asked: list[str] = field(default_factory=list)

    def __call__(self, url: str, *, validators: Validators | None = None) -> Fetched:
        self.asked.append(url)
        page = self.pages.get(url, SourceError(url, "404: there is nothing at this address"))
        if isinstance(page, Exception):
            raise page
        return page if isinstance(page, Fetched) else Fetched(url=url, body=page)


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it; header names in lower case."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


Route = Answer | Callable[[Asked], Answer]


@dataclass
class WebServer:
    """Where the server listens, and what it was asked so far."""

    port: int
    asked: list[Asked]

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def web_server(routes: Mapping[str, Route], *, forgets: bool = False) -> Iterator[WebServer]:
    """Serves the routes on loopback while the block runs; any other path is a 404.

    Requests carry `x-from`, the port of the client. One that `forgets` closes the connection
    after each answer without having said so.
    """
    asked: list[Asked] = []

    class Visit(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {k.lower(): v for k, v in self.headers.items()}
            request = Asked(self.path, headers | {"x-from": str(self.client_address[1])})
            asked.append(request)
            route = routes.get(self.path, Answer(404, b"nothing here"))
            self._send(route if isinstance(route, Answer) else route(request))

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = self.close_connection or forgets

        def log_message(self, *_: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Visit)
    server.daemon_threads = True
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    try:
        yield WebServer(server.server_address[1], asked)
    finally:
        server.shutdown()
        server.server_close()
