"""What every noun uses to refuse bad values at birth. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256


def digest(text: str, *, length: int = 16) -> str:
    """The first `length` hex digits of the SHA-256 of the text; lone surrogates are tolerated."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def require(holds: bool, sentence: str) -> None:
    if not holds:
        raise ValueError(sentence)


def utc(moment: datetime | None, name: str) -> datetime | None:
    if moment is None:
        return None
    require(moment.tzinfo is not None, f"{name} needs a time zone")
    return moment.astimezone(UTC)


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
