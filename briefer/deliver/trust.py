"""A file of authorities in, whom a channel's line trusts out. An edge.

Certificates and names of hosts are always checked; no setting of ours switches that off.
"""

from __future__ import annotations

import ssl

from briefer.errors import ConfigError


def verifying(ca_file: str | None, *, name: str) -> ssl.SSLContext:
    """What checks certificates by the system's authorities, or by those of that file."""
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:  # ssl.SSLError is one
        raise ConfigError(
            f"channel {name}: ca_file {ca_file} holds no certificate ({error.strerror or error})"
        ) from error
