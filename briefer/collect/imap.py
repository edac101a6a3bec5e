"""A folder of newsletters on a mail server in, its newest messages as one mbox out. Edge: sockets.

The folder is only looked at (EXAMINE, BODY.PEEK): nothing is marked as read, moved or deleted.
"""

from __future__ import annotations

import imaplib
import re
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from briefer.collect.connections import (
    AddressRefused,
    Allowance,
    DeadlinePassed,
    Resolve,
    TooManyBytes,
    checked_addresses,
    connected_to,
    current,
    refusal,
    system_resolve,
    tls_context,
)
from briefer.collect.opening import is_opened, unopened_port
from briefer.errors import FetchRefused, NotChanged, SourceError
from briefer.ports import Fetched, Validators

MESSAGES = 100  # the newest of the folder
MESSAGE_BYTES = 1_000_000  # of one message; what is longer are pictures at its end
MAX_BYTES = 20_000_000
MEDIA_TYPE = "application/mbox"
_LOOPBACK = re.compile(r"localhost|127\.[\d.]+|::1")  # no line leaves the machine
_PORTS = {"imap": 143, "imap+ssl": 993}
_FROM = re.compile(rb"(?m)^(>*From )")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True, repr=False)
class ImapFetch:
    """A Fetch of imap addresses under one login; it is never shown, for it holds a password."""

    user: str
    password: Callable[[], str]
    allow_private: Collection[str] = ()
    ca_file: str | None = None
    timeout: float = 10.0
    deadline: float = 60.0
    max_bytes: int = MAX_BYTES
    resolve: Resolve = system_resolve

    def __call__(self, url: str, *, validators: Validators | None = None) -> Fetched:
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}{parts.path}"
        allowance = Allowance(time.monotonic() + self.deadline, self.max_bytes)
        password = self.password()
        current.allowance = allowance
        try:
            with self._logged_in(parts, password) as server:
                state, body = _newest(server, _folder(parts), known=validators)
        except Exception as error:
            failed = self._as_source_error(place, error)
            failed.received = self.max_bytes - allowance.wire_bytes
            if failed is error:
                raise
            raise failed from error
        finally:
            current.allowance = None
        received = self.max_bytes - allowance.wire_bytes
        return Fetched(
            url=url,
            body=body,
            media_type=MEDIA_TYPE,
            validators=Validators(etag=state),
            received=received,
        )

    @contextmanager
    def _logged_in(self, parts: SplitResult, password: str) -> Iterator[imaplib.IMAP4]:
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        opened = self.allow_private
        if port not in _PORTS.values() and not is_opened(host, port, opened):
            reason = unopened_port(host, port, opened)
            raise FetchRefused(f"{parts.scheme}://{parts.netloc}", reason)

        def connect() -> socket.socket:
            addresses = checked_addresses(host, port, opened=opened, resolve=self.resolve)
            plain = connected_to(addresses, port)
            plain.settimeout(self.timeout)
            if parts.scheme == "imap":
                return plain
            return trust.wrap_socket(plain, server_hostname=host)

        trust = self._trust()
        server = _Server(host, port, connect)
        try:
            if parts.scheme == "imap" and not _LOOPBACK.fullmatch(host):
                _made_safe(server, trust)
            _login(server, self.user, password)
            yield server
        finally:
            with suppress(Exception):  # it said all we wanted
                server.shutdown()

    def _trust(self) -> ssl.SSLContext:
        try:
            return tls_context(self.ca_file)
        except (OSError, ssl.SSLError) as error:
            reason = getattr(error, "strerror", None) or "no certificate in it"
            raise SourceError(str(self.ca_file), f"ca_file cannot be read ({reason})") from error

    def _as_source_error(self, place: str, error: Exception) -> SourceError:
        if isinstance(error, SourceError):
            return error
        if isinstance(error, AddressRefused):
            return FetchRefused(place, refusal(error, place, self.allow_private))
        return SourceError(place, self._sentence(error))

    def _sentence(self, error: Exception) -> str:
        slow = f"no complete answer within {self.deadline:g} seconds"
        login = f"the mail server refuses the login of {self.user}; mend user or password_env"
        sentences: dict[type[Exception], str] = {
            _LoginRefused: login,
            _NoFolder: f"the mail server has no folder {error}; the url ends with its name",
            DeadlinePassed: slow,
            TimeoutError: slow,
            TooManyBytes: f"larger than {self.max_bytes:,} bytes",
            _NoTLS: "the mail server offers no STARTTLS and would see the password in the open;"
            " write imap+ssl://",
            ssl.SSLError: "its TLS certificate or connection cannot be trusted; ca_file names an"
            " authority of your own",
            socket.gaierror: "its host name cannot be resolved",
            ConnectionRefusedError: "the connection was refused",
        }
        odd = f"the connection failed or its answer was no IMAP ({type(error).__name__})"
        return next((said for kind, said in sentences.items() if isinstance(error, kind)), odd)


class _LoginRefused(Exception):
    pass


class _NoFolder(Exception):
    pass


class _NoTLS(Exception):
    """A line that would carry a password in the open."""


class _Server(imaplib.IMAP4):
    """The library's client over a connection that was checked, which believes no length."""

    def __init__(self, host: str, port: int, connect: Callable[[], socket.socket]) -> None:
        self._checked = connect
        super().__init__(host, port)

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        return self._checked()

    def read(self, size: int) -> bytes:
        if size > MESSAGE_BYTES + 1000:
            raise TooManyBytes  # room would be made for all of it at once
        return super().read(size)


def _made_safe(server: imaplib.IMAP4, trust: ssl.SSLContext) -> None:
    """TLS over the line, before anything is said of who we are."""
    if "STARTTLS" not in server.capabilities:
        raise _NoTLS
    server.starttls(trust)


def _login(server: imaplib.IMAP4, user: str, password: str) -> None:
    try:
        if "AUTH=PLAIN" in server.capabilities:
            server.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
        else:
            server.login(_quoted(user), password)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, UnicodeEncodeError):
        raise _LoginRefused from None  # what it answered may repeat the password


def _newest(server: imaplib.IMAP4, folder: str, *, known: Validators | None) -> tuple[str, bytes]:
    """What tells this state of the folder from another, and its newest messages as an mbox."""
    try:
        answer, found = server.select(_quoted(_utf7(folder)), readonly=True)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise _NoFolder(repr(folder)) from None
    if answer != "OK":
        raise _NoFolder(repr(folder))
    count = int(found[0] or b"0")
    state = f"{_said(server, 'UIDVALIDITY')}:{_said(server, 'UIDNEXT')}:{count}"
    if known and known.etag == state and "?" not in state:
        raise NotChanged(folder, "not changed since the last time")
    if not count:
        return state, b""
    numbers = f"{max(1, count - MESSAGES + 1)}:{count}"
    _, data = server.fetch(numbers, f"(BODY.PEEK[]<0.{MESSAGE_BYTES}>)")
    messages = [part[1] for part in data if isinstance(part, tuple)]
    return state, b"".join(_as_mbox(message) for message in reversed(messages))


def _said(server: imaplib.IMAP4, name: str) -> str:
    _, values = server.response(name)
    value: Any = values[-1] if values else None
    return value.decode("ascii", "replace") if isinstance(value, bytes) else "?"


def _as_mbox(message: bytes) -> bytes:
    lines = message.replace(b"\r\n", b"\n").rstrip(b"\n")
    return b"From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n" + _FROM.sub(rb">\1", lines) + b"\n\n"


def _folder(parts: SplitResult) -> str:
    name = unquote(parts.path.strip("/")) or "INBOX"
    if _CONTROL.search(name):
        raise _NoFolder(repr(name))
    return name


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _utf7(name: str) -> str:
    """The folder's name as IMAP writes it (RFC 3501, 5.1.3): `Новини` is `&BB0EPgQyBDgEPQQ4-`."""

    def shifted(found: re.Match[str]) -> str:
        import base64

        packed = base64.b64encode(found[0].encode("utf-16-be")).decode("ascii")
        return "&" + packed.rstrip("=").replace("/", ",") + "-"

    return re.sub(r"[^\x20-\x7e]+", shifted, name.replace("&", "&-"))
