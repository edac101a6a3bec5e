"""A text and the secrets that may stand in it in, the text without them out. Pure.

The one way by which anything is made fit to be shown: whatever form a secret takes, plain, in an
address, in base64, alone or beside a user's name, a dot stands in its place.
"""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urlsplit

MASK = "…"
SHORTEST = 4  # a shorter secret stands in every second word, and hiding it would hide the text
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6,}={0,2}")
_LOGIN = re.compile(r"(?<=://)[^/@\s?#]{1,300}@")
_TELLING_NAME = re.compile(
    r"key|token|secret|pass|pwd|auth|sig|session|sid$|jwt|code|cred|user|login|private", re.I
)
_TOKEN = re.compile(r"(?=[^\d]*\d)(?=[^A-Za-z]*[A-Za-z])[\w.~+/=-]{16,}")
_PLAIN_NUMBER = re.compile(r"\d{1,10}")
_HOST = re.compile(r"(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[\da-fA-F:.]+\])(?::\d+)?")
_SEGMENT = re.compile(r"[\w.~-]{8,}")


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text with a dot for every secret, in whatever form, and for any login in an address.

    >>> masked("GET https://lamp.example/?k=hunter22 aHVudGVyMjI=", ["hunter22"])
    'GET https://lamp.example/?k=… …'
    """
    known = [secret for secret in secrets if len(secret) >= SHORTEST]
    if known:
        text = _BASE64.sub(lambda found: _unpacked(found[0], known), text)
    for form in sorted({form for secret in known for form in _forms(secret)}, key=len)[::-1]:
        text = text.replace(form, MASK)
    return _LOGIN.sub(f"{MASK}@", text) if "@" in text else text


def stands_in(text: str, secrets: Iterable[str]) -> bool:
    """Whether one of the secrets stands in the text, plain or written for an address."""
    return any(form in text for secret in secrets for form in _forms(secret))


def masked_in_place(text: str, secrets: Iterable[str]) -> str:
    """The text with a dot for every letter of a secret, so that all else keeps its place.

    >>> masked_in_place("key hunter22, then", ["hunter22"])
    'key ……………………, then'
    """
    forms = {form for secret in secrets for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, MASK * len(form))
    return text


def secrets_in_address(address: str, *, given: bool = False) -> tuple[str, ...]:
    """What in an address may be a secret: its login, and values that are named or look like one.

    `given` by hand for one run, all that its query says may be; a number is none.

    >>> secrets_in_address("https://jo:pier7@lamp.example/?page=2&token=abcd")
    ('pier7', 'abcd')
    """
    try:
        parts = urlsplit(address)
        login, query = parts.netloc.rpartition("@")[0], parse_qsl(parts.query)
    except ValueError:
        return ()
    user, colon, password = login.partition(":")
    found = [unquote(password) if colon else unquote(user)] if login else []
    found += [value for name, value in query if is_secret_value(name, value, given=given)]
    return tuple(secret for secret in found if len(secret) >= SHORTEST)


def secrets_of_webhook(address: str) -> tuple[str, ...]:
    """The address as a whole, its path, and what of the path names the hook.

    Of a service's address that is not of the web (`discord://ID/TOKEN`) what stands in the place
    of the host may be one too.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return (address,)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    is_web = parts.scheme in ("http", "https")
    worth = [address, target, parts.path, *_SEGMENT.findall(parts.path)]
    worth += secrets_in_address(address, given=True) if is_web else _of_place(parts.netloc)
    long = [part for part in worth if len(part) >= 2 * SHORTEST]
    return tuple(dict.fromkeys([*long, *(() if is_web else secrets_in_address(address))]))


def _of_place(netloc: str) -> list[str]:
    """What stands in the place of a host and is none."""
    host = netloc.rpartition("@")[2]
    return [] if _HOST.fullmatch(host) else [host, *host.split(":")]


def secrets_of_login(header: str) -> tuple[str, ...]:
    """An Authorization header, what stands behind its scheme, and a Basic login's parts."""
    _, _, value = header.partition(" ")
    plain = _decoded(value.strip()) if header[:6].casefold() == "basic " else ""
    return tuple(part for part in (header, value.strip(), plain, plain.partition(":")[2]) if part)


def is_secret_value(name: str, value: str, *, given: bool = False) -> bool:
    """Whether this part of a query may be a secret."""
    if _TELLING_NAME.search(name):
        return True
    return bool(_TOKEN.fullmatch(value)) or (given and not _PLAIN_NUMBER.fullmatch(value))


def _forms(secret: str) -> tuple[str, ...]:
    raw = secret.encode("utf-8", "replace")
    packed = (base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode())
    written = (quote(secret, safe=""), quote(secret), quote_plus(secret), html.escape(secret))
    plain = (secret, json.dumps(secret)[1:-1], *written, *(form.rstrip("=") for form in packed))
    return tuple(form for form in (*plain, *packed) if len(form) >= SHORTEST)


def _unpacked(token: str, secrets: list[str]) -> str:
    """A dot where the token holds a secret once it is unpacked, as AUTH PLAIN and Basic do."""
    inner = _decoded(token)
    return MASK if inner and any(secret in inner for secret in secrets) else token


def _decoded(token: str) -> str:
    plain = token.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        raw = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (ValueError, binascii.Error):
        return ""
    return raw.decode("utf-8", "replace")
