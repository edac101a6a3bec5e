"""A webhook's address and a JSON body in, its answer out, over one connection. An edge.

Plain http.client: every other client we have writes the address, which is a secret, into its
debug log or its errors, and some post again when the line breaks after the body was taken.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefer.errors import ConfigError, DeliveryError, DeliveryUnknown

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_LONGEST_ANSWER = 2000


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
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise ConfigError(f"{setting}: http would send the brief in the clear; use https://")
    target = f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}"
    return Webhook(parts.scheme == "https", host, port, target)


def post(
    webhook: Webhook, body: bytes, *, name: str, context: ssl.SSLContext | None, timeout: float
) -> Answer:
    """Posts once. DeliveryError when nothing was sent, DeliveryUnknown when no answer came."""
    line = _opened(webhook, name=name, context=context, timeout=timeout)
    try:
        headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "briefer"}
        with _ended_after(line, 2 * timeout):
            line.request("POST", webhook.target, body, headers)
            response = line.getresponse()
            said = _words_of(response)
        return Answer(response.status, said, response.getheader("Retry-After"))
    except (http.client.HTTPException, OSError) as error:
        reason = "no answer in time" if isinstance(error, TimeoutError) else type(error).__name__
        raise DeliveryUnknown(
            f"{name}: the line broke after the message was handed over ({reason}); it may have"
            " arrived"
        ) from None
    finally:
        line.close()


def _words_of(response: http.client.HTTPResponse) -> str:
    """The first words of the body; its status is an answer though the body never ends."""
    try:
        return response.read(_LONGEST_ANSWER).decode("utf-8", "replace")
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
