"""Whom a channel's line trusts: this machine itself, or who has a certificate. An edge.

Certificates and names of hosts are always checked; no setting of ours switches that off.
"""

from __future__ import annotations

import ssl
from ipaddress import ip_address

from briefer.errors import ConfigError


def is_loopback(host: str) -> bool:
    """Whether a line to that host leaves the machine in no case.

    >>> [is_loopback(host) for host in ("127.0.0.53", "::1", "localhost", "10.0.0.1", "127.evil")]
    [True, True, True, False, False]
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def verifying(ca_file: str | None, *, name: str) -> ssl.SSLContext:
    """What checks certificates by the system's authorities, or by those of that file."""
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:  # ssl.SSLError is one
        raise ConfigError(
            f"channel {name}: ca_file {ca_file} holds no certificate ({error.strerror or error})"
        ) from error
