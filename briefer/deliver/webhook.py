"""A webhook's address and a body in, its answer out, over one connection. An edge.

Plain http.client: every other client we have writes the address, which is a secret, into its
debug log or its errors, and some post again when the line breaks after the body was taken.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from briefer.deliver.mail import one_line
from briefer.deliver.trust import is_loopback
from briefer.errors import ConfigError, DeliveryError, DeliveryUnknown

TIMEOUT = 30.0  # seconds for an answer
PATIENCE = 90.0  # seconds we wait in all when we are asked for patience
_LONGEST_ANSWER = 2000
_JSON = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "briefer"}
_NO_HEADERS: Mapping[str, str] = {}
_NO_REASONS: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True, repr=False)
class Webhook:
    """Where to post; it is a secret, so it is never shown."""

    secure: bool
    host: str
    port: int | None
    target: str

    def __repr__(self) -> str:
        return "Webhook(…)"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, the first words of the body, Retry-After if there was one."""

    status: int
    body: str
    retry_after: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def webhook_from(address: str, *, setting: str) -> Webhook:
    """The parts of the address; ConfigError names the setting and never shows the address."""
    if not re.fullmatch(r"https?://[!-~]+", address):
        raise ConfigError(f"{setting} holds no web address; paste the webhook's, with https://")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ConfigError(f"{setting} holds no web address that can be read") from None
    if not host or "@" in parts.netloc:
        raise ConfigError(f"{setting} holds no web address that can be used")
    if parts.scheme == "http" and not is_loopback(host):
        raise ConfigError(f"{setting}: http would send the brief in the clear; use https://")
    target = f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}"
    return Webhook(parts.scheme == "https", host, port, target)


def post(
    webhook: Webhook,
    body: bytes,
    *,
    name: str,
    context: ssl.SSLContext | None,
    timeout: float,
    headers: Mapping[str, str] = _NO_HEADERS,
    method: str = "POST",
    longest: int = _LONGEST_ANSWER,
) -> Answer:
    """Posts once. DeliveryError when nothing was sent, DeliveryUnknown when no answer came.

    Of the answer's body the first `longest` bytes are read; `headers` are added to ours.
    """
    line = _opened(webhook, name=name, context=context, timeout=timeout)
    try:
        with _ended_after(line, 2 * timeout):
            given = {name.lower() for name in headers}
            ours = {name: value for name, value in _JSON.items() if name.lower() not in given}
            line.request(method, webhook.target, body, {**ours, **headers})
            response = line.getresponse()
            said = _words_of(response, longest)
        told = dict(response.getheaders())
        return Answer(response.status, said, response.getheader("Retry-After"), told)
    except (http.client.HTTPException, OSError) as error:
        reason = "no answer in time" if isinstance(error, TimeoutError) else type(error).__name__
        raise DeliveryUnknown(
            f"{name}: the line broke after the message was handed over ({reason}); it may have"
            " arrived"
        ) from None
    finally:
        line.close()


def patiently(
    exchange: Callable[[], Answer],
    *,
    name: str,
    whom: str,
    now: Callable[[], datetime],
    pause: Callable[[float], None],
) -> Answer:
    """The answer, after waiting as long as each 429 asks, up to our patience."""
    waited = 0.0
    while (answer := exchange()).status == 429:
        wait = seconds_of(answer.retry_after, now())
        if waited + wait > PATIENCE:
            raise DeliveryError(
                f"{name}: {whom} asks to wait {wait:.0f} s; the next run tries again"
            )
        pause(wait)
        waited += wait
    return answer


def seconds_of(retry_after: str | None, now: datetime) -> float:
    """Both forms of Retry-After: seconds, or a date. At least one second."""
    text = (retry_after or "").strip()
    if text.isascii() and re.fullmatch(r"\d{1,9}(\.\d{1,6})?", text):
        return max(float(text), 1.0)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 1.0
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max((aware - now).total_seconds(), 1.0)


def refusal(
    answer: Answer,
    name: str,
    *,
    whom: str,
    reasons: Mapping[int, str] = _NO_REASONS,
    advice: str = "mend the webhook's address",
) -> DeliveryError | None:
    """What an answer that is no yes means for the message; None for a yes.

    Unknown where a go-between speaks, which does not know what the other side did.
    """
    said = one_line(answer.body)[:80]
    if 200 <= answer.status < 300:
        return None
    if answer.status in (502, 504):
        return DeliveryUnknown(f"{name}: {answer.status} on the way to {whom}; it may have arrived")
    if answer.status >= 500:
        return DeliveryError(f"{name}: {answer.status} {said}; the next run tries again")
    reason = reasons.get(answer.status, advice)
    return DeliveryError(f"{name}: {answer.status} {said}: {reason}")


def _words_of(response: http.client.HTTPResponse, longest: int) -> str:
    """The first words of the body; its status is an answer though the body never ends."""
    try:
        return response.read(longest).decode("utf-8", "replace")
    except (http.client.HTTPException, OSError):
        return ""


@contextmanager
def _ended_after(line: http.client.HTTPConnection, seconds: float) -> Iterator[None]:
    """Ends the line when the whole exchange takes longer: a timeout counts from byte to byte."""

    sock = line.sock  # the line itself lets go of it as soon as the headers are read

    def end() -> None:
        with suppress(OSError, AttributeError):
            sock.shutdown(socket.SHUT_RDWR)

    ending = threading.Timer(seconds, end)
    ending.daemon = True
    ending.start()
    try:
        yield
    finally:
        ending.cancel()


def _opened(
    webhook: Webhook, *, name: str, context: ssl.SSLContext | None, timeout: float
) -> http.client.HTTPConnection:
    try:
        line = _connection(webhook, context=context, timeout=timeout)
        line.connect()
    except ssl.SSLCertVerificationError as error:
        raise DeliveryError(
            f"{name}: the certificate of {webhook.host} cannot be trusted"
            f" ({error.verify_message}); mend the webhook's address"
        ) from None
    except (http.client.HTTPException, OSError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise DeliveryError(
            f"{name}: {webhook.host} cannot be reached ({reason}); the next run tries again"
        ) from None
    return line


def _connection(
    webhook: Webhook, *, context: ssl.SSLContext | None, timeout: float
) -> http.client.HTTPConnection:
    if not webhook.secure:
        return http.client.HTTPConnection(webhook.host, webhook.port, timeout=timeout)
    chosen = context or ssl.create_default_context()
    return http.client.HTTPSConnection(webhook.host, webhook.port, timeout=timeout, context=chosen)
