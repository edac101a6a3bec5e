"""Connections that only ever reach a checked address and always end by a deadline. Edge: sockets.

Each name is resolved once, every address of it must be public, and one of these very addresses
is connected to, so that a second answer of the name server cannot lead elsewhere.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import weakref
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from briefer.collect.addresses import is_public
from briefer.collect.opening import is_opened, not_public

Resolve = Callable[[str, int], Sequence[str]]
Place = tuple[str, str, int]  # scheme, host, port
_IDLE = 128


class AddressRefused(Exception):
    """A name that leads to an address we never connect to: the name, the port, the address."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, address)
        self.host, self.port, self.address = host, port, address


class DeadlinePassed(Exception):
    """The whole exchange took longer than it may."""


class TooManyBytes(Exception):
    """More came over the wire than the largest body we read."""


@dataclass(slots=True)
class Allowance:
    """What one exchange may still use; one per thread, since an exchange stays in its thread."""

    until: float
    wire_bytes: int

    def left(self) -> float:
        seconds = self.until - time.monotonic()
        if seconds <= 0:
            raise DeadlinePassed
        return seconds

    def spend(self, received: int) -> int:
        self.wire_bytes -= received
        if self.wire_bytes < 0:
            raise TooManyBytes
        return received


class _Current(threading.local):
    allowance: Allowance | None = None


current = _Current()


def _read(receive: Callable[..., int], sock: socket.socket, *args: Any) -> int:
    allowance = current.allowance
    if allowance is None:
        return receive(*args)
    longest, left = sock.gettimeout(), allowance.left()
    if longest is None or left < longest:
        sock.settimeout(left)  # a system call: only where the end is near
    return allowance.spend(receive(*args))


class _Socket(socket.socket):
    def recv_into(self, *args: Any) -> int:
        return _read(super().recv_into, self, *args)


class _TLSSocket(ssl.SSLSocket):
    def recv_into(self, *args: Any) -> int:
        return _read(super().recv_into, self, *args)


class Connections:
    """Connections to checked addresses, at most one idle for each host, reused."""

    def __init__(self, *, allow_private: Collection[str], resolve: Resolve) -> None:
        def connected(connection: HTTPConnection) -> socket.socket:
            host, port = connection.host, connection.port or connection.default_port
            found = checked_addresses(host, port, opened=allow_private, resolve=resolve)
            return connected_to(found, port)

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return connected(self)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return connected(self)

        self._plain, self._secure = Plain, Secure
        self._idle: dict[Place, HTTPConnection] = {}
        weakref.finalize(self, _closed, self._idle)

    def ask(
        self, place: Place, target: str, *, headers: Mapping[str, str], timeout: float
    ) -> tuple[HTTPConnection, BaseHTTPResponse]:
        """The answer to a GET, its body still to be read, and the connection to `keep` then."""
        waiting = self._idle.pop(place, None)
        if waiting is not None:
            # closed while it waited: this says nothing of the server
            with suppress(OSError, http.client.HTTPException, HTTPError):
                if waiting.is_connected:
                    return waiting, _answer(waiting, target, headers, timeout)
            waiting.close()
        connection = self._new(place)
        try:
            return connection, _answer(connection, target, headers, timeout)
        except BaseException:
            connection.close()
            raise

    def keep(self, place: Place, connection: HTTPConnection) -> None:
        """For the next request to this host; the longest unused one makes room."""
        if connection.sock is None:  # the server said it closes
            return
        self._idle[place] = connection
        if len(self._idle) > _IDLE:
            # another thread was first, or it would not close: neither says anything of this answer
            with suppress(Exception):
                self._idle.pop(next(iter(self._idle))).close()

    def _new(self, place: Place) -> HTTPConnection:
        scheme, host, port = place
        if scheme == "https":
            return self._secure(host, port, ssl_context=self._context)
        return self._plain(host, port)

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return tls_context()


def tls_context(ca_file: str | None = None) -> ssl.SSLContext:
    """What checks certificates and names by that authority, else the system's; in the allowance."""
    context = ssl.create_default_context(cafile=ca_file)
    context.sslsocket_class = _TLSSocket
    return context


def _closed(idle: dict[Place, HTTPConnection]) -> None:
    while idle:
        idle.popitem()[1].close()


def _answer(
    connection: HTTPConnection, target: str, headers: Mapping[str, str], timeout: float
) -> BaseHTTPResponse:
    connection.timeout = timeout
    if connection.sock is not None:
        connection.sock.settimeout(timeout)
    connection.request("GET", target, headers=headers, preload_content=False, decode_content=False)
    return connection.getresponse()


def checked_addresses(
    host: str, port: int, *, opened: Collection[str], resolve: Resolve
) -> Sequence[str]:
    """The addresses of a host, refused as a whole when one of them is not public."""
    name = host.strip("[]").rstrip(".").casefold()
    addresses = resolve(name, port)
    told = is_opened(name, port, opened)
    refused = [] if told else [a for a in addresses if not is_public(a)]
    if not addresses or refused:
        raise AddressRefused(name, port, refused[0] if refused else "")
    return addresses


def refusal(error: AddressRefused, asked: str, opened: Collection[str]) -> str:
    """Why that address was refused, where another one was asked for."""
    if not error.address:
        return "its host name has no address"
    was_asked = (urlsplit(asked).hostname or "").rstrip(".").casefold() == error.host
    return not_public(error.host, error.port, opened, address=error.address, was_asked=was_asked)


def system_resolve(host: str, port: int) -> Sequence[str]:
    """The system's answer, waited for no longer than the exchange may still take."""
    found: list[str] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    if _is_literal(host):
        ask()
    else:
        asking = threading.Thread(target=ask, daemon=True)  # getaddrinfo knows no timeout
        asking.start()
        asking.join(current.allowance.left() if current.allowance else None)
        if asking.is_alive():
            raise DeadlinePassed
    if errors:
        raise errors[0]
    return found


def _is_literal(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


def connected_to(addresses: Sequence[str], port: int) -> socket.socket:
    """A connection to the first of the addresses that answers."""
    failure: OSError | None = None
    for address in addresses:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        sock = _Socket(family, socket.SOCK_STREAM)
        try:
            share = len(addresses) if address != addresses[-1] else 1
            sock.settimeout(current.allowance.left() / share if current.allowance else None)
            sock.connect((address, port))
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            sock.close()
            failure = error
            continue
        return sock
    raise failure or OSError("no address")
