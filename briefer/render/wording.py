"""Counts and times in, the fixed phrases of a brief out. Pure (zone data comes from the system)."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from briefer.errors import InputError
from briefer.model import Account, Brief, Usage

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FATES = (
    ("cited", "cited", "cited"),
    ("copy", "copy", "copies"),
    ("not_cited", "not cited", "not cited"),
    ("off_topic", "off topic", "off topic"),
    ("out_of_window", "out of window", "out of window"),
    ("failed", "failed", "failed"),
)


def zone_of(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise InputError(
            f'the brief is in the time zone "{name}", which this system does not know:'
            ' its `timezone` must be a name such as "Europe/Kyiv"'
        ) from error


def counted(count: int, noun: str, many: str | None = None) -> str:
    """The count with its noun.

    >>> counted(1, "story", "stories"), counted(2000, "article")
    ('1 story', '2,000 articles')
    """
    return f"{count:,} {noun if count == 1 else many or f'{noun}s'}"


def day_text(moment: datetime, zone: tzinfo) -> str:
    local = moment.astimezone(zone)
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"


def moment_text(moment: datetime, zone: tzinfo) -> str:
    local = moment.astimezone(zone)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def published_text(moment: datetime | None, zone: tzinfo) -> str:
    """When an article appeared. One with only a day stands at 00:00 UTC and shows no hour."""
    if moment is None:
        return "undated"
    bare_day = (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)
    if bare_day:
        return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return moment_text(moment, zone)


def brief_day(brief: Brief, zone: tzinfo) -> str:
    """The local day the brief is of: a window that ends at midnight belongs to the day before."""
    return day_text(brief.window.until - timedelta(microseconds=1), zone)


def collected_text(brief: Brief) -> str:
    account = brief.account
    kept = len(account.cited) + len(account.copy) + len(account.not_cited)
    publishers = counted(brief.publishers, "publisher")
    return f"{counted(kept, 'article')} from {publishers}, of {account.total:,} collected"


def tally_text(brief: Brief) -> str:
    """How many stories and bullets, and how many of them are new, updates, or known before."""
    stories = sum(bool(section.bullets or section.disagreements) for section in brief.sections)
    found = [bullet.novelty for bullet in brief.bullets]
    parts = [
        (found.count("new"), "new"),
        (found.count("update"), "update" if found.count("update") == 1 else "updates"),
        (found.count("known"), "known before"),
    ]
    kinds = [f"{count:,} {name}" for count, name in parts if count]
    marks = "all new" if set(found) == {"new"} else ", ".join(kinds)
    return f"{counted(stories, 'story', 'stories')}, {counted(len(found), 'bullet')}: {marks}"


def account_parts(account: Account) -> list[dict[str, int | str]]:
    counts = [(len(getattr(account, fate)), one, many) for fate, one, many in _FATES]
    return [{"label": one if n == 1 else many, "count": n} for n, one, many in counts]


def account_text(account: Account) -> str:
    parts = [f"{part['count']:,} {part['label']}" for part in account_parts(account)]
    return f"{' + '.join(parts)} = {counted(account.total, 'article')}"


def checks_text(brief: Brief) -> str:
    """What the checks refused: nothing refused is silently left out."""
    outcomes = [rejection.outcome for rejection in brief.rejections]
    if not outcomes:
        return "The checks refused no bullet."
    parts = [
        (outcomes.count("repaired"), "repaired"),
        (outcomes.count("replaced"), "replaced by the source’s own words"),
        (outcomes.count("dropped"), "dropped"),
    ]
    said = ", ".join(f"{count:,} {name}" for count, name in parts)
    return f"The checks refused {counted(len(outcomes), 'bullet')}: {said}."


def usage_text(usage: Usage) -> str:
    if usage == Usage():
        return ""
    parts = [
        counted(usage.calls, "call"),
        f"{usage.prompt_tokens:,} prompt tokens"
        + (f" ({usage.cached_tokens:,} cached)" if usage.cached_tokens else ""),
        f"{usage.completion_tokens:,} reply tokens"
        + (f" ({usage.reasoning_tokens:,} reasoning)" if usage.reasoning_tokens else ""),
    ]
    return f"Model use: {', '.join(parts)}."
