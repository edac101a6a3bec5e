"""What came of asking a source, and when it may be asked again. Pure: values in, values out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from briefer.collect.spelling import kept_address
from briefer.model import Source
from briefer.ports import Fetched, Validators

LONGEST_WAIT = timedelta(hours=20)  # so that a daily run asks every source every day
LONGEST_FRESH = timedelta(hours=1)  # a source that calls itself fresh for weeks is asked anyway
_CLOCK_PLAY = timedelta(minutes=5)
_FIRST_WAIT = timedelta(minutes=5)
_DOUBLINGS = 12


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source as it was when last asked. `moved_to` replaces its address, `gone` ends it.

    `url` is the address it was asked under: what is known holds for no other.
    """

    source: str
    asked: datetime | None = None
    succeeded: datetime | None = None
    items: int = 0
    error: str = ""
    failures: int = 0
    not_before: datetime | None = None
    gone: bool = False
    moved_to: str | None = None
    validators: Validators = field(default_factory=Validators)
    url: str | None = None


def known_of(source: Source, health: SourceHealth | None) -> SourceHealth:
    """What is known of the source; nothing where its address was changed since."""
    same = (None, source.url, kept_address(source.url))
    if health is None or health.url not in same:
        return SourceHealth(source.name, url=source.url)
    return replace(health, url=source.url)


def due_at(health: SourceHealth, interval: timedelta | None = None) -> datetime | None:
    """When it may be asked again: after its pause, and `interval` after it was last asked.

    None means now, for one that is not gone.
    """
    waits = [health.not_before]
    if health.asked and interval:
        # A run that begins seconds earlier than yesterday's must still find `24h` over.
        waits.append(health.asked + interval - min(interval / 20, _CLOCK_PLAY))
    return max((wait for wait in waits if wait is not None), default=None)


def is_due(health: SourceHealth, at: datetime, *, interval: timedelta | None = None) -> bool:
    due = due_at(health, interval)
    return not health.gone and (due is None or due <= at)


def after_answer(
    health: SourceHealth, answer: Fetched, *, at: datetime, items: int, error: str = ""
) -> SourceHealth:
    """After a 200. Its validators are kept only if the body was good, so that a bad one is
    asked for again.
    """
    if error and not items:
        return replace(after_failure(health, error, at=at), validators=Validators())
    fresh = timedelta(seconds=answer.max_age or 0)
    return SourceHealth(
        health.source,
        asked=at,
        succeeded=at,
        items=items,
        error=error,
        not_before=at + min(fresh, LONGEST_FRESH) if fresh else None,
        moved_to=answer.moved_to or health.moved_to,
        validators=Validators() if error else answer.validators,
        url=health.url,
    )


def after_unchanged(health: SourceHealth, *, at: datetime) -> SourceHealth:
    """After a 304, which is a success."""
    return replace(health, asked=at, succeeded=at, error="", failures=0, not_before=None)


def after_failure(
    health: SourceHealth,
    error: str,
    *,
    at: datetime,
    status: int | None = None,
    retry_after: str | None = None,
) -> SourceHealth:
    """After an error: longer pauses each time, or the one it asked for; a 410 ends it."""
    failures = health.failures + 1
    asked_for = wait_asked_for(retry_after, at=at)
    patience = _FIRST_WAIT * 2 ** min(failures - 1, _DOUBLINGS)
    return replace(
        health,
        asked=at,
        error=error,
        failures=failures,
        not_before=at + min(asked_for or patience, LONGEST_WAIT),
        gone=status == 410,
    )


def wait_asked_for(retry_after: str | None, *, at: datetime) -> timedelta | None:
    """How long a Retry-After asks to wait, in seconds or as a date; None if it says neither.

    >>> wait_asked_for("120", at=datetime(2026, 5, 4, tzinfo=UTC))
    datetime.timedelta(seconds=120)
    """
    text = (retry_after or "").strip()[:60]
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text), int(LONGEST_WAIT.total_seconds())))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    zoned = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(zoned - at, timedelta()), LONGEST_WAIT)
