"""A worker in, `/healthz` and `/metrics` over HTTP out, on loopback unless told otherwise. An edge.

What is in the database is asked at each look; what this worker did is counted as it goes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Final

from briefer.distribution import installing
from briefer.errors import BrieferError, ConfigError, UsageError

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from briefer.app.workers.engine import Engine
    from briefer.app.workers.stores import Stores
    from briefer.app.workers.worker import Pulse

_SECONDS: Final = (0.05, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600)
_TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """What Prometheus is told; it is also the meter of a worker."""

    def __init__(
        self,
        engine: Engine,
        stores: Stores,
        pulse: Pulse,
        *,
        names: tuple[str, ...],
        now: Callable[[], datetime],
    ) -> None:
        try:
            from prometheus_client import CollectorRegistry, Counter, Histogram
        except ImportError as error:
            raise ConfigError(
                f"--metrics needs the package prometheus-client: {installing('metrics')}"
            ) from error
        self._engine, self._stores, self._pulse = engine, stores, pulse
        self._names, self._now = names, now
        self._registry = CollectorRegistry()
        self._seconds = Histogram(
            "briefer_job_seconds", "How long jobs of this worker took.", ["kind"],
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._ended = Counter(
            "briefer_jobs_ended", "How jobs of this worker ended: done, again or failed.",
            ["kind", "outcome"], registry=self._registry,
        )  # fmt: skip
        self._registry.register(self)

    def ended(self, kind: str, outcome: str, seconds: float) -> None:
        """A job of this worker ended."""
        self._seconds.labels(kind).observe(seconds)
        self._ended.labels(kind, outcome).inc()

    def text(self) -> bytes:
        """Everything, as Prometheus reads it. Raises StoreError when the database is away."""
        from prometheus_client import generate_latest

        return generate_latest(self._registry)

    def ill(self) -> str:
        """Why the worker is not well; nothing where it is."""
        return self._pulse.ill(time.monotonic())

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: prometheus_client would ask the database to register us."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """What the database knows, in its words."""
        from prometheus_client.core import GaugeMetricFamily

        jobs = GaugeMetricFamily("briefer_jobs", "Jobs of all workers.", labels=["kind", "state"])
        for (kind, state), count in self._engine.counts().items():
            jobs.add_metric([kind, state], count)
        yield jobs
        with self._stores.holding() as store:
            sent, health = store.last_sent(), store.health()
        ages = GaugeMetricFamily(
            "briefer_brief_age_seconds", "Since a brief was last delivered.", labels=["topic"]
        )
        for name in self._names:
            if name in sent:
                ages.add_metric([name], (self._now() - sent[name]).total_seconds())
        yield ages
        failing = GaugeMetricFamily(
            "briefer_source_failures", "Times in a row that a source failed.", labels=["source"]
        )
        for kept in health:
            if kept.health.failures:
                failing.add_metric([kept.health.source], kept.health.failures)
        yield failing


def address_of(given: str) -> tuple[str, int]:
    """Host and port of `--metrics`: loopback for a port alone.

    >>> address_of("9000"), address_of("0.0.0.0:9000")
    (('127.0.0.1', 9000), ('0.0.0.0', 9000))
    """
    host, _, port = given.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise UsageError(f"--metrics {given!r} is no port; write 9000, or 0.0.0.0:9000 for all")
    return host.strip("[]") or "127.0.0.1", int(port)


@contextmanager
def served(metrics: Metrics, address: tuple[str, int]) -> Iterator[int]:
    """The port at which they can be asked while the block runs."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/healthz":
                ill = metrics.ill()
                self._answer(503 if ill else 200, f"{ill or 'well'}\n".encode())
            elif self.path == "/metrics":
                try:
                    self._answer(200, metrics.text())
                except BrieferError as error:
                    self._answer(503, f"{error}\n".encode())
            else:
                self._answer(404, b"there are /healthz and /metrics\n")

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", _TEXT)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody needs to know who looked."""

    try:
        server = ThreadingHTTPServer(address, Answering)
    except OSError as error:
        raise UsageError(
            f"--metrics: {address[0]}:{address[1]} cannot be used ({error.strerror}); choose"
            " another port"
        ) from error
    server.daemon_threads = True
    with server:
        Thread(target=server.serve_forever, args=(0.2,), daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
