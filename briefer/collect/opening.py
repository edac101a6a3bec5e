"""Whether `allow_private` opens a place, and the sentence that says how to. Pure.

An entry is a host, for all its ports, or host:port, for that one.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final

_NOT_UNASKED: Final = "only what allow_private names is followed there"


def is_opened(host: str, port: int, opened: Collection[str]) -> bool:
    """Whether one of the entries is that host, with that port or without one.

    >>> is_opened("Inside.example", 8765, ["inside.example:8765"]), is_opened("::1", 1, ["[::1]:1"])
    (True, True)
    >>> is_opened("inside.example", 80, ["inside.example:8765"])
    False
    """
    name = host.strip("[]").rstrip(".").casefold()
    entries = {entry.casefold() for entry in opened}
    return not entries.isdisjoint({name, f"[{name}]", place_of(name, port)})


def place_of(host: str, port: int) -> str:
    """`host:port`, as an entry and an address have it.

    >>> place_of("127.0.0.1", 8765), place_of("::1", 80)
    ('127.0.0.1:8765', '[::1]:80')
    """
    name = host.strip("[]").rstrip(".").casefold()
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"


def how_to_open(host: str, port: int, opened: Collection[str]) -> str:
    """What to write where.

    >>> how_to_open("127.0.0.1", 8765, [])
    'add allow_private = ["127.0.0.1:8765"] at the top of briefer.toml if you trust it'
    >>> how_to_open("127.0.0.1", 8765, ["b.example"])
    'add "127.0.0.1:8765" to allow_private at the top of briefer.toml if you trust it'
    """
    entry = json.dumps(place_of(host, port))
    what = f"{entry} to allow_private" if opened else f"allow_private = [{entry}]"
    return f"add {what} at the top of briefer.toml if you trust it"


def unopened_port(host: str, port: int, opened: Collection[str], *, was_asked: bool = True) -> str:
    """Why a port that no public page is served on is not asked."""
    if was_asked:
        return f"port {port} is not opened; {how_to_open(host, port, opened)}"
    return f"it leads to port {port}, which is not opened; {_NOT_UNASKED}"


def not_public(
    host: str, port: int, opened: Collection[str], *, address: str, was_asked: bool
) -> str:
    """Why an address is not connected to.

    How to open it is told of what the user wrote alone: where another site leads, that site wrote.
    """
    at = f" ({address})" if address and address != host else ""
    if was_asked:
        return f"its address{at} is not public; {how_to_open(host, port, opened)}"
    return f"it leads to {place_of(host, port)}{at}, an address that is not public; {_NOT_UNASKED}"
