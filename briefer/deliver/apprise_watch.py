"""What a service is asked over HTTP while Apprise sends, by our own line, and what it answered.

An edge. Apprise answers yes or no and swallows why. So each request that it makes goes over the
same line as a webhook's post: verified TLS, http for loopback only, bounded in time and bytes,
never sent twice, a 429 waited for. By what became of each, a no is a refusal or is unknown.
"""

from __future__ import annotations

import logging
import re
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Any

from briefer.deliver.trust import is_loopback
from briefer.deliver.webhook import (
    TIMEOUT,
    Answer,
    patiently,
    post,
    refusal,
    webhook_from,
)
from briefer.distribution import installing
from briefer.errors import ConfigError, DeliveryError, DeliveryUnknown

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

MISSING = f'needs the extra "apprise": {installing("apprise")}'
_LONGEST_ANSWER = 200_000  # bytes: what a service says of itself at a login
_OURS = ("content-length", "accept-encoding", "connection", "transfer-encoding")
_ADVICE = "the service refused it; mend the address of the channel"
_TELLING = re.compile(r"[A-Za-z]{5,}")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of a service, and what became of it; `fault` is None for a yes."""

    sent: bytes
    fault: DeliveryError | None


@dataclass(slots=True)
class Watch:
    """Over which line the requests of one message go; what they were is kept in `exchanges`."""

    name: str
    setting: str
    now: Callable[[], datetime]
    context: ssl.SSLContext | None = None
    pause: Callable[[float], None] = time.sleep
    timeout: float = TIMEOUT
    rehearsal: bool = False
    exchanges: list[Exchange] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def exchanged(self, request: PreparedRequest) -> Response:
        """The answer to the request. What has none raises as the library would."""
        from requests import ConnectionError as Unreached

        where = webhook_from(request.url or "", setting=self.setting)
        if is_loopback(where.host) and self.hosts and not is_loopback(self.hosts[0]):
            raise ConfigError(f"{self.setting}: its service leads to an address of this machine")
        self.hosts.append(where.host)
        if self.rehearsal:
            raise Unreached("nothing is sent")
        body = _bytes_of(request)

        def once() -> Answer:
            return post(
                where, body, name=self.name, context=self.context, timeout=self.timeout,
                headers=_headers(request), method=request.method or "POST",
                longest=_LONGEST_ANSWER,
            )  # fmt: skip

        sent = body + (request.url or "").encode()
        try:
            answer = patiently(
                once, name=self.name, whom=where.host, now=self.now, pause=self.pause
            )
        except DeliveryError as error:
            self.exchanges.append(Exchange(sent, error))
            raise Unreached("no answer") from None
        fault = refusal(answer, self.name, whom=where.host, advice=_ADVICE)
        self.exchanges.append(Exchange(sent, fault))
        return _response(answer, request)

    def verdict(self, body: str) -> DeliveryError:
        """What a no means: refused where nothing that carried the message can have been taken."""
        carried = self._carriers(body)
        faults = [exchange.fault for exchange in carried]
        doubtful = next((f for f in faults if isinstance(f, DeliveryUnknown)), None)
        if doubtful is not None:
            return doubtful
        if None in faults:
            reason = "it answered yes, or yes to a part of it, and Apprise took that for a no"
            return DeliveryUnknown(f"{self.name}: {reason}; it may have arrived")
        refused = next((fault for fault in faults if fault is not None), None)
        if refused is not None:
            return refused
        why = f" ({self.said[-1][:200]})" if self.said else ""
        return DeliveryError(f"{self.name}: Apprise sent nothing{why}; mend {self.setting}")

    def _carriers(self, body: str) -> list[Exchange]:
        """The requests that held the message; all of them where that cannot be told.

        A login that was taken is no message that arrived.
        """
        word = max(_TELLING.findall(body), key=len, default="").encode()
        holding = [exchange for exchange in self.exchanges if word and word in exchange.sent]
        return holding or self.exchanges


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """All that Apprise asks in the block goes over that line, and it logs to us alone.

    Raises ConfigError without the extra.
    """
    try:
        import requests.sessions
    except ImportError as error:
        raise ConfigError(f"{watch.name} {MISSING}") from error

    log, heard = logging.getLogger("apprise"), _Heard(watch.said)
    token = _current.set(watch)
    with _patching:
        names = vars(requests.sessions)
        usual, propagates = names["HTTPAdapter"], log.propagate
        names["HTTPAdapter"] = _watched(usual)
        log.addHandler(heard)
        log.propagate = False  # it logs whole addresses
        try:
            yield
        finally:
            names["HTTPAdapter"] = usual
            log.removeHandler(heard)
            log.propagate = propagates
            _current.reset(token)


_current: ContextVar[Watch | None] = ContextVar("watch", default=None)
_patching = Lock()


def _watched(usual: Any) -> Any:
    """The library's way onto the wire, over ours where somebody watches."""

    class Watched(usual):  # type: ignore[misc]
        def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
            watch = _current.get()
            if watch is None:
                response: Response = super().send(request, *args, **options)
                return response
            return watch.exchanged(request)

    return Watched


class _Heard(logging.Handler):
    """Keeps what Apprise warns of."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


def _bytes_of(request: PreparedRequest) -> bytes:
    body: Any = request.body
    if hasattr(body, "read"):
        body = body.read()
    return body.encode() if isinstance(body, str) else bytes(body or b"")


def _headers(request: PreparedRequest) -> dict[str, str]:
    """Those of the service, without what our line says itself; nothing may come back packed."""
    return {
        name: value if isinstance(value, str) else value.decode("latin-1")
        for name, value in request.headers.items()
        if name.lower() not in _OURS
    }


def _response(answer: Answer, request: PreparedRequest) -> Response:
    """The answer as the library's callers read it."""
    from requests import Response
    from requests.structures import CaseInsensitiveDict

    response = Response()
    response.status_code = answer.status
    response.headers = CaseInsensitiveDict(answer.headers)
    response.url, response.request, response.encoding = request.url or "", request, "utf-8"
    response._content = answer.body.encode()
    response._content_consumed = True
    return response
