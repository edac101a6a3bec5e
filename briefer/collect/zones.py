"""What stands behind a time in, the offset it names out. Pure.

Names that several places use mean what feeds mean by them: IST is India's, BST Britain's, CST and
EST America's. What is not known here has no offset: a guess would move an article to another day.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_MINUTES = {
    name: minutes
    for minutes, names in {
        0: "UTC UT GMT Z WET UTCZ",
        60: "CET MEZ BST WEST WAT IST-IE",
        120: "CEST MESZ EET SAST CAT",
        180: "EEST MSK EAT TRT AST-AR",
        210: "IRST",
        240: "MSD GST SAMT AMT-AM GET AZT",
        270: "IRDT AFT",
        300: "PKT YEKT UZT",
        330: "IST",
        345: "NPT",
        360: "BDT OMST",
        390: "MMT",
        420: "WIB ICT KRAT NOVT",
        480: "HKT SGT PHT PHST MYT AWST WITA IRKT",
        540: "JST KST WIT YAKT",
        570: "ACST",
        600: "AEST CHST VLAT",
        630: "ACDT",
        660: "AEDT SRET MAGT",
        720: "NZST FJT PETT",
        780: "NZDT",
        -60: "AZOT",
        -150: "NDT",
        -180: "BRT ART ADT UYT",
        -210: "NST",
        -240: "AST EDT CLT BOT VET",
        -300: "EST CDT COT PET ECT",
        -360: "CST MDT",
        -420: "MST PDT",
        -480: "PST AKDT",
        -540: "AKST",
        -600: "HST",
    }.items()
    for name in names.split()
}
# Names of places that change their clocks, so the day decides.
_PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}  # fmt: skip
_OFFSET = re.compile(
    r"(?:UTC|GMT|UT|Z)?\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
    r"(?:\s+[A-Z]{1,5})?",
    re.IGNORECASE,
)
_AREA = re.compile(r"[A-Z][A-Za-z]{2,12}(?:/[A-Z][A-Za-z_+-]{1,24}){1,2}")
_REMARK = re.compile(r"\s*\(([^()]{0,60})\)\s*")
_FURTHEST = timedelta(hours=14)


def offset_named(zone: str, *, at: datetime) -> timedelta | None:
    """The offset that `zone` names at that local time; nothing named is UTC, unknown is None.

    >>> day = datetime(2023, 3, 22)
    >>> offset_named("GMT+02:00 (EET)", at=day), offset_named("ABCT", at=day)
    (datetime.timedelta(seconds=7200), None)
    """
    remark = _REMARK.search(zone)
    plain = _REMARK.sub("", zone).strip() or (remark[1].strip() if remark else "")
    if not plain:
        return timedelta()
    found = _OFFSET.fullmatch(plain)
    if found:
        size = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        return (-size if found["sign"] == "-" else size) if size <= _FURTHEST else None
    minutes = _MINUTES.get(plain.upper().replace(".", ""))
    if minutes is not None:
        return timedelta(minutes=minutes)
    return _of_place(_PLACES.get(plain.upper(), plain), at)


def is_named(zone: str) -> bool:
    """Whether these letters are the name of a zone."""
    return zone.upper() in _MINUTES or zone.upper() in _PLACES


def _of_place(name: str, at: datetime) -> timedelta | None:
    if not _AREA.fullmatch(name):
        return None
    try:
        return at.replace(tzinfo=ZoneInfo(name)).utcoffset()
    except (KeyError, ValueError, OSError):
        return None
