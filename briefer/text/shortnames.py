"""A name that is a letter and a number, however it is written, in; its one short form out. Pure.

`G-7`, `Group of Seven` and `the Group of 7` are `G7`, `F-16` is `F16`; `a group of seven` and
`Group of seven hikers` are people counted and stay as they are.
"""

from __future__ import annotations

import re
from typing import Final

from briefer.languages.naming import GROUP_OF, NUMBERED

_DASHES: Final = "-\u2010\u2011\u2013"
_SPACES: Final = " \u00a0"
_GROUPS = "|".join(re.escape(words).replace(r"\ ", f"[{_SPACES}]") for words in GROUP_OF)
_NUMBERS = "|".join(sorted((word.title() for word in NUMBERED), key=len, reverse=True))
_ENDS = r"(?![\w-]|[.,:]\d)"
SHORT_NAME: Final = (
    rf"(?=[A-Z])(?:(?<![\w-])[A-Z][{_DASHES}]\d{{1,3}}{_ENDS}"
    rf"|\b(?:{_GROUPS})[{_SPACES}](?:{_NUMBERS}){_ENDS}"
    rf"|(?<=\b[Tt]he[{_SPACES}])(?:{_GROUPS})[{_SPACES}]\d{{1,2}}{_ENDS})"
)
"""What such a name looks like, as a pattern without groups of its own."""

_FOUND = re.compile(SHORT_NAME)
_ASKED = re.compile(
    rf"[a-z][{_DASHES}]?\d{{1,3}}|(?:{_GROUPS})[{_SPACES}](?:{_NUMBERS}|\d{{1,2}})", re.IGNORECASE
)
_PARTED = re.compile(f"[{_DASHES}{_SPACES}]")


def short_name(written: str) -> str:
    """The short form of what the pattern found; any other word as it is.

    >>> short_name("G-20"), short_name("Group of Twenty"), short_name("Group of 20")
    ('G20', 'G20', 'G20')
    """
    if not written[0].isupper() or not _PARTED.search(written):
        return written
    first, *_, last = _PARTED.split(written)
    return first[0] + NUMBERED.get(last.lower(), last)


def shortened(text: str) -> str:
    """The text with each such name in its short form.

    >>> shortened("The Group of Seven met; a group of seven watched the F-16.")
    'The G7 met; a group of seven watched the F16.'
    """
    return _FOUND.sub(lambda found: short_name(found[0]), text)


def blanked(text: str) -> str:
    """The text with letters for each such name, nothing moved: the number in it counts nothing."""
    return _FOUND.sub(lambda found: "x" * len(found[0]), text)


def asked_short(phrase: str) -> str:
    """The short form of such a name as a reader asks for it, large or small; "" of anything else.

    >>> asked_short("group of seven"), asked_short("g-7"), asked_short("north bridge")
    ('G7', 'G7', '')
    """
    return short_name(phrase.title()) if _ASKED.fullmatch(phrase) else ""
