"""Connections that only ever reach a checked address and always end by a deadline. Edge: sockets.

Each name is resolved once, every address of it must be public, and one of these very addresses
is connected to, so that a second answer of the name server cannot lead elsewhere.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from briefer.collect.addresses import is_public

Resolve = Callable[[str, int], Sequence[str]]


class AddressRefused(Exception):
    """A name that leads to an address we never connect to."""


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
    longest = sock.gettimeout()
    left = allowance.left()
    sock.settimeout(left if longest is None else min(left, longest))
    try:
        return allowance.spend(receive(*args))
    finally:
        sock.settimeout(longest)


class _Socket(socket.socket):
    def recv_into(self, *args: Any) -> int:
        return _read(super().recv_into, self, *args)


class _TLSSocket(ssl.SSLSocket):
    def recv_into(self, *args: Any) -> int:
        return _read(super().recv_into, self, *args)


def guarded_pools(
    *, allow_private: Collection[str], resolve: Resolve, hosts: int, per_host: int
) -> urllib3.PoolManager:
    """A pool manager of urllib3 whose every new connection is checked and bounded."""

    def checked(host: str, port: int) -> Sequence[str]:
        return checked_addresses(host, port, allow_private=allow_private, resolve=resolve)

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(checked(self.host, self.port), self.port)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(checked(self.host, self.port), self.port)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    context = ssl.create_default_context()
    context.sslsocket_class = _TLSSocket
    pools = urllib3.PoolManager(
        num_pools=hosts, maxsize=per_host, ssl_context=context, retries=False
    )
    pools.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return pools


def checked_addresses(
    host: str, port: int, *, allow_private: Collection[str], resolve: Resolve
) -> Sequence[str]:
    """The addresses of a host, refused as a whole when one of them is not public."""
    addresses = resolve(host.strip("[]"), port)
    refused = [address for address in addresses if not is_public(address)]
    if not addresses or (refused and not _opened(host, allow_private)):
        raise AddressRefused(refused[0] if refused else host)
    return addresses


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


def _opened(host: str, allow_private: Collection[str]) -> bool:
    return host.strip("[]").rstrip(".").casefold() in {name.casefold() for name in allow_private}


def _is_literal(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


def _connected(addresses: Sequence[str], port: int) -> socket.socket:
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
