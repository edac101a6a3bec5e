"""A date as feeds, pages and files write it in, an aware UTC time out, or None. Pure.

What most feeds write is read here; month names of other languages and the orders of other
scripts are dateparser's, a hundred times slower, behind a cache. A date that can be read in two
ways, or only in part, is no date: an article of an unknown day counts as first seen, one of a
wrong day is in the wrong brief.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from briefer.collect.zones import is_named, offset_named
from briefer.languages.known import ENGLISH
from briefer.text.counting import counted

_LONGEST = 100
_PATIENCE = 40  # unreadable dates of one document; each costs thirty milliseconds
_YEARS = range(1900, 10_000)  # an older one is a counter that ran out, not a day of publication
_TIME = (
    r"(?:(?:T|,?\s+|,)\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})"
    r"(?:[.,]\d{1,12})?)?\s*(?P<half>[ap]\.?m\.?(?![a-z]))?\s*(?P<zone>[^\d\s].{0,60})?)?"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})\s?(?P<mark>[-/.])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})\.?"
    + _TIME,
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s+)?(?P<first>\d{1,2})(?P<mark>[-/.])(?P<then>\d{1,2})(?P=mark)"
    r"(?P<year>\d{2}(?:\d{2})?)" + _TIME,
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s*)?(?P<day>\d{1,2})[ -](?P<name>[a-z]{3,9})\.?[ -]"
    r"(?P<year>\d{4}|\d{2})" + _TIME,
    re.IGNORECASE,
)
_COMPACT = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ]?\d{4}(?:\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_EPOCH = re.compile(r"(\d{10}|\d{13})(?:\.\d{1,6})?")
_FRACTION = re.compile(r"(:\d{2})[.,]\d{1,12}")
_MIDNIGHT = re.compile(r"\b24:00(?::00)?\b")
_AREA_BEHIND = re.compile(r"\[[A-Za-z_/+-]{1,40}\]\s*$")
_DAY_IN_BRACKETS = re.compile(r"\s?\([\u3040-\u9fff\uac00-\ud7a3]{1,3}\)")
_IDEOGRAPHS = tuple(  # what stands behind the numbers of a date in Chinese, Japanese and Korean
    (re.compile(rf"(?<=\d)\s?[{signs}]\s*(?=\d)" if joined else rf"(?<=\d)\s?[{signs}]"), plain)
    for signs, plain, joined in (
        ("\u5e74\ub144\u6708\uc6d4", "-", True),
        ("\u6642\u65f6\u70b9\u9ede\uc2dc\u5206\ubd84", ":", True),
        ("\u65e5\uc77c\u53f7\u5206\ubd84\u79d2\ucd08", " ", False),
    )
)
_HAS_OFFSET = re.compile(r"[+-]\d{2}:?\d{2}$")
_LAST_NAME = re.compile(r"\s\(?([A-Za-z]{2,5})\)?$")
_MONTHS = {name[:3]: n for n, names in enumerate(ENGLISH.calendar.months, 1) for name in names}
_ENGLISH = frozenset(
    name[:length] for name in ENGLISH.calendar.names for length in range(3, len(name) + 1)
) | {"am", "pm", "gmt", "utc", "th", "st", "nd", "rd"}
# In these a day of three numbers begins with the day; in English it may begin with the month.
_DAY_FIRST = frozenset(
    ("be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "gl", "he", "hr",
     "id", "it", "ka", "kk", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk",
     "sl", "sq", "sr", "tr", "uk", "vi")
)  # fmt: skip
# Whose month names are looked for, by a letter of their script; the first look at a language
# costs fifty milliseconds.
_LANGUAGES = {
    r"[\u0400-\u04ff]": ("ru", "uk", "bg", "be", "sr", "mk", "kk"),
    r"[\u0370-\u03ff]": ("el",),
    r"[\u0590-\u05ff]": ("he",),
    r"[\u0600-\u06ff]": ("ar", "fa", "ur"),
    r"[\u0900-\u097f]": ("hi",),
    r"[\u0980-\u09ff]": ("bn",),
    r"[\u0b80-\u0bff]": ("ta",),
    r"[\u0e00-\u0e7f]": ("th",),
    r"[\u10a0-\u10ff]": ("ka",),
    r"[\u3040-\u9fff]": ("zh", "ja"),
    r"[\uac00-\ud7a3]": ("ko",),
    r"[a-z\u00c0-\u024f]": (
        *("en", "es", "de", "fr", "pt", "it", "nl", "pl", "cs", "tr", "sv", "da", "nb", "fi"),
        *("hu", "ro", "id", "vi", "sk", "hr", "sl", "ca", "et", "lv", "lt", "az"),
    ),
}
_CLASHING = ("hr", "mk")  # their names of months are those of other months in Slavic languages


@dataclass(slots=True)
class Dates:
    """The dates of one document: read one by one, the unreadable ones kept to be told.

    After many that cannot be read only the common forms are looked for, so that a document full
    of nonsense costs no minutes.
    """

    language: str | None = None
    unread: list[str] = field(default_factory=list)

    def read(self, text: str) -> datetime | None:
        """The time the text names; what is no date is added to `unread`."""
        if not text.strip():
            return None
        found = moment(text, language=self.language, thoroughly=len(self.unread) < _PATIENCE)
        if found is None:
            self.unread.append(" ".join(text.split())[:40])
        return found

    def told(self) -> str:
        """A sentence on the dates that could not be read, or nothing."""
        if not self.unread:
            return ""
        return (
            f"{counted(len(self.unread), 'date')} cannot be read, such as {self.unread[0]!r};"
            " articles with such dates count as first seen"
        )


def moment(text: str, *, language: str | None = None, thoroughly: bool = True) -> datetime | None:
    """The time a text names, to the second; a bare day is 00:00 UTC, no zone is UTC.

    `language` is that of the feed, where it is known: it tells the day from the month.

    >>> moment("2023-03-22").isoformat(), moment("Wed, 22 Mar 2023 10:00:00 +0200").isoformat()
    ('2023-03-22T00:00:00+00:00', '2023-03-22T08:00:00+00:00')
    >>> moment("03/04/2023") is None, moment("03/04/2023", language="de").isoformat()
    (True, '2023-04-03T00:00:00+00:00')
    """
    if len(text) > _LONGEST:
        return None
    return _moment(text, (language or "").replace("_", "-").split("-")[0].casefold(), thoroughly)


def in_utc(naive_or_aware: datetime) -> datetime:
    if naive_or_aware.tzinfo is None:
        return naive_or_aware.replace(tzinfo=UTC)
    return naive_or_aware.astimezone(UTC)


@lru_cache(maxsize=4096)
def _moment(text: str, language: str, thoroughly: bool) -> datetime | None:
    written = _plainly(text)
    try:
        found = _read(written, language, thoroughly=thoroughly)
    except (ValueError, OverflowError):
        return None
    return found if found and found.year in _YEARS else None


def _plainly(text: str) -> str:
    """One spelling of digits, spaces and minus signs."""
    shown = text if text.isascii() else _in_ascii_signs(text)
    return " ".join(_DAY_IN_BRACKETS.sub(" ", _AREA_BEHIND.sub("", shown)).split())


def _in_ascii_signs(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("\u2013", "-")
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in composed)
    shown = "".join(c for c in digits if unicodedata.category(c) != "Cf")
    for mark, plain in _IDEOGRAPHS:
        shown = mark.sub(plain, shown)
    return shown


def _read(text: str, language: str, *, thoroughly: bool) -> datetime | None:
    for pattern in (_YEAR_FIRST, _MAIL, _YEAR_LAST):
        found = pattern.fullmatch(text)
        day = _day_of(found.groupdict(), language) if found else None
        if found and day:
            at = _at_time(datetime(*day), found)  # noqa: DTZ001 - its zone is read in there
            if at is not None or not thoroughly or pattern is not _YEAR_LAST:
                return at
            words = f"{day[0]}-{day[1]:02}-{day[2]:02} {text[found.end('year') :]}"
            return _by_library(words, language)
        if found and pattern is not _MAIL:
            return None
    if _COMPACT.fullmatch(text):
        joined = text.isdigit() and len(text) > 8
        return in_utc(datetime.fromisoformat(f"{text[:8]}T{text[8:]}" if joined else text))
    if epoch := _EPOCH.fullmatch(text):
        seconds = int(epoch[1]) // (1000 if len(epoch[1]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC)
    return _by_library(text, language) if thoroughly and len(re.findall(r"\d", text)) > 2 else None


def _day_of(parts: dict[str, str | None], language: str) -> tuple[int, int, int] | None:
    """Year, month and day; None where it is open which number is which."""
    year = _full_year(parts["year"] or "")
    if "name" in parts:
        name = (parts["name"] or "").casefold()
        month = _MONTHS.get(name[:3])
        whole = month is not None and _is_month(name, month)
        return (year, month, int(parts["day"] or 0)) if month and whole else None
    if "first" not in parts:
        return year, int(parts["month"] or 0), int(parts["day"] or 0)
    first, then = int(parts["first"] or 0), int(parts["then"] or 0)
    day_first = language in _DAY_FIRST
    if len(parts["year"] or "") == 2 and not day_first:
        return None
    if first > 12 or first == then or day_first or (parts["mark"] == "." and language != "en"):
        return year, then, first
    return (year, first, then) if then > 12 else None


def _full_year(written: str) -> int:
    """Two digits are of 1969 to 2068, as mail reads them."""
    year = int(written)
    return year if len(written) == 4 else year + (1900 if year > 68 else 2000)


def _is_month(name: str, number: int) -> bool:
    return any(full.startswith(name) for full in ENGLISH.calendar.months[number - 1]) or (
        name == "sept"
    )


def _at_time(day: datetime, found: re.Match[str]) -> datetime | None:
    """That day at the time beside it; None where the time or its zone cannot be read."""
    if found["hour"] is None:
        return day.replace(tzinfo=UTC)
    hour, minute = int(found["hour"]), int(found["minute"])
    second = int(found["second"] or 0)
    if found["half"] and hour <= 12:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    is_midnight = (hour, minute, second) == (24, 0, 0)  # the end of the day; a leap second is 60
    if not (hour < 24 or is_midnight) or minute > 59 or second > 60:
        return None
    local = day + timedelta(hours=hour, minutes=minute, seconds=second)
    offset = offset_named(found["zone"] or "", at=local)
    return None if offset is None else (local - offset).replace(tzinfo=UTC)


# ---------------------------------------------------------------- what the library reads


def _by_library(text: str, language: str) -> datetime | None:
    text, late = _MIDNIGHT.subn("00:00", _FRACTION.sub(r"\1", text))
    named = _LAST_NAME.search(text)
    zone = named[1] if named and is_named(named[1]) else ""
    words = text[: named.start()] if named and zone else text
    zone = "" if _HAS_OFFSET.search(words) else zone
    found = _parsed(words, language)
    if found is None or not _is_all_there(found, text):
        return None
    offset = offset_named(zone, at=found.replace(tzinfo=None)) or timedelta()
    return in_utc(found + timedelta(days=late) - offset)


def _parsed(text: str, language: str) -> datetime | None:
    words = _WORD.findall(text)
    if all(word.casefold() in _ENGLISH for word in words):
        return _parser(("en",)).get_date_data(text).date_obj if words else None
    script = next((names for sign, names in _LANGUAGES.items() if re.search(sign, text, re.I)), ())
    first = (language,) if language in script else ()
    for names in (first, script):
        found = _parser(names).get_date_data(text).date_obj if names else None
        if found is not None:
            return None if not first and _clashes(text, found) else found
    return None


def _clashes(text: str, read: datetime) -> bool:
    """Whether it is another month where another language is meant."""
    if text.isascii() and any(name[:3] in text.casefold() for name in _MONTHS):
        return False
    others = (_parser((name,)).get_date_data(text).date_obj for name in _CLASHING)
    return any(other is not None and other.date() != read.date() for other in others)


def _is_all_there(read: datetime, text: str) -> bool:
    """Whether year and day stand in the text: no part is ever filled in from elsewhere."""
    numbers = {int(number) for number in re.findall(r"\d+", text)}
    return read.day in numbers and bool({read.year, read.year % 100} & numbers)


@cache
def _parser(languages: tuple[str, ...]) -> Any:
    library: Any = import_module("dateparser.date")  # 110 ms, and only where such a date is met
    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - so that no clock is read
    }
    return library.DateDataParser(languages=list(languages), settings=settings)
