"""Text from anywhere in, plain printable text out: no markup is judged, no meaning. Pure."""

from __future__ import annotations

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\\s\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Everything of the categories Cc, Cf, Cs, Co, the noncharacters, and the letters and
# selectors that print as nothing: they hide text from the reader or reorder it.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f"
    "\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\uffff\ufffe\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xE0000, 0x10000)
    )
    + "\U000e0000-\U0010ffff]+"
)
# Letters that are as they should be: composed, seen, and none of them a space but the space.
_AS_THEY_SHOULD_BE = (
    (0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x2FF), (0x401, 0x482), (0x48A, 0x52F), (0x2010, 0x2027),
    (0x2030, 0x205E), (0x20AC, 0x20AC),
)  # fmt: skip
_PLAIN = re.compile("[" + "".join(f"{chr(a)}-{chr(z)}" for a, z in _AS_THEY_SHOULD_BE) + "]*+")
_MARK_FLOOD = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{6})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def clean_line(text: str) -> str:
    """The text as one line: composed (NFC), single spaces, nothing invisible or reordering.

    >>> clean_line(" Ba\\u200bkhmut \\u202eholds\\n on ")
    'Bakhmut holds on'
    """
    if _PLAIN.fullmatch(text) and "  " not in text:
        return text.strip()  # nearly every line is: five times as fast
    spaced = _SPACES.sub(" ", _LINE_ENDS.sub(" ", text))
    seen = _MARK_FLOOD.sub(r"\1", _INVISIBLE.sub("", spaced))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", seen)).strip()


def raw_line(text: str) -> str:
    """The text as one line, composed (NFC), with everything in it that hides or reorders.

    Only soft hyphens go: they say where a line may break. What is checked is made with this and
    printed with `clean_line`, so that nothing hidden is cleaned away unseen.
    """
    return unicodedata.normalize("NFC", " ".join(text.replace(SOFT_HYPHEN, "").split()))


def clean_text(text: str) -> str:
    """The text as clean lines, blank ones dropped: one paragraph a line.

    >>> clean_text("One\\r\\n\\r\\n  two\\u2028three ")
    'One\\ntwo\\nthree'
    """
    lines = (clean_line(line) for line in _LINE_ENDS.split(text))
    return "\n".join(line for line in lines if line)
