"""A reader's name and a secret in, the token that they leave with out, and back. Pure.

Whoever has the link can take that one reader off, and no other: it is signed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from urllib.parse import quote

_SIGNED = 16  # bytes of the signature: nobody tries out 2 to the 128


def token_of(reader: str, secret: str) -> str:
    """What stands in the reader's link, in letters that every mail program leaves alone.

    >>> token_of("anna", "a secret of the desk")
    'YW5uYQ.TvCRXwk7-FSlw17QFg1tKA'
    """
    return f"{_packed(reader.encode())}.{_packed(_signature(reader, secret))}"


def reader_of(token: str) -> str | None:
    """The reader that a token says it is of, unproved; None for what is no token."""
    name, dot, _ = token.strip().partition(".")
    try:
        return base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode() if dot else None
    except (binascii.Error, ValueError):
        return None


def is_signed(token: str, secret: str) -> bool:
    """Whether we gave that token to the reader it names."""
    reader = reader_of(token)
    return reader is not None and hmac.compare_digest(
        token.strip().encode(), token_of(reader, secret).encode()
    )


def leave_link(url: str | None, token: str) -> str | None:
    """The address that a reader leaves at; a POST takes them off (RFC 8058)."""
    if not url or not token:
        return None
    return f"{url}{'&' if '?' in url else '?'}token={quote(token)}"


def leave_mail(address: str | None, token: str) -> str | None:
    """The mail that a reader leaves by, its subject already written."""
    if not address:
        return None
    subject = quote(f"unsubscribe {token}".strip())
    return f"{address}{'&' if '?' in address else '?'}subject={subject}"


def _signature(reader: str, secret: str) -> bytes:
    named = b"briefer unsubscribe\x00" + reader.encode()
    return hmac.new(secret.encode(), named, hashlib.sha256).digest()[:_SIGNED]


def _packed(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
