"""A date as feeds, pages and files write it in, an aware UTC time out, or None. Pure."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_FRACTION = re.compile(r"(\.\d{6})\d+")
_EARLIEST_YEAR = 1900  # an older date is a counter that ran out, not a day something was published


def moment(text: str) -> datetime | None:
    """The time a text names: ISO 8601 or RFC 822; a bare day is 00:00 UTC, no zone is UTC.

    >>> moment("2023-03-22").isoformat(), moment("Wed, 22 Mar 2023 10:00:00 +0200").isoformat()
    ('2023-03-22T00:00:00+00:00', '2023-03-22T08:00:00+00:00')
    """
    text = text.strip()[:100]
    for parse in (_iso, _rfc822):
        try:
            found = in_utc(parse(text))
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
        return found if found.year >= _EARLIEST_YEAR else None
    return None


def in_utc(naive_or_aware: datetime) -> datetime:
    if naive_or_aware.tzinfo is None:
        return naive_or_aware.replace(tzinfo=UTC)
    return naive_or_aware.astimezone(UTC)


def _iso(text: str) -> datetime:
    if _DAY.match(text):
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    if not re.match(r"\d{4}-?\d", text):
        raise ValueError(text)
    return datetime.fromisoformat(_FRACTION.sub(r"\1", text).replace(" UTC", "+00:00"))


def _rfc822(text: str) -> datetime:
    return parsedate_to_datetime(text)
