"""A line as a network prints it in, the stretch of it that says something out. Pure.

Around the news of a post stand signs (🚨 👇 ‼), `#words`, `@names` and links. They are no part of
what is said: the line is the stretch between them. What stands inside a sentence stays.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final

from briefer.languages import editing as said
from briefer.model import Passage

_JOINTS: Final = frozenset("\ufe0f\ufe0e\u200d\u20e3‼⁉")  # join signs, or are like them
_TONES: Final = range(0x1F3FB, 0x1F400)
_MEASURE: Final = "°"  # a sign that belongs to the number before it
_LINK: Final = re.compile(r"(?:^|\s)(?:https?://\S+|www\.\S+|\w[\w-]*\.[a-z]{2,6}/\S+)\s*$")
_TAG: Final = re.compile(r"(?:^|\s)[#@]\w[\w.]*\s*$")
_ALARM: Final = re.compile(rf"^(?:{said.ALARMS})\b[\s:!|–—-]*", re.IGNORECASE)


def undressed(passage: Passage) -> Passage:
    """The passage without the signs, tags and links around it; never emptied.

    A word of alarm goes with the sign in front of it: `🚨 BREAKING 🚨`.

    >>> from briefer.model import Article
    >>> post = Article("🚢 Ferry sinks off Lorn 🌊 #sea", "")
    >>> undressed(Passage(post, "title", 0, 0, len(post.title))).text
    'Ferry sinks off Lorn'
    """
    text = passage.text
    start, end = _begun(text), _ended(text)
    if start and (alarm := _ALARM.match(text[start:end])):
        start += alarm.end()
        start += _begun(text[start:end])
    if start >= end or not any(char.isalnum() for char in text[start:end]):
        return passage
    return replace(passage, start=passage.start + start, end=passage.start + end)


def is_sign(char: str) -> bool:
    """Whether the character is a drawn sign, or a mark that belongs to one."""
    drawn = unicodedata.category(char) == "So" and char != _MEASURE
    return drawn or char in _JOINTS or ord(char) in _TONES


def _begun(text: str) -> int:
    """Where the text begins behind blanks and signs."""
    return next((n for n, char in enumerate(text) if not _is_around(char)), len(text))


def _ended(text: str) -> int:
    """Where the text ends before signs, links and a row of tags.

    A single tag may be the last word of the sentence: `a barge struck the pier in #Oldport`.
    """
    end, tags, before = _bare(text, len(text)), 0, len(text)
    while end:
        if link := _LINK.search(text[:end]):
            end = before = _bare(text, link.start())
        elif tag := _TAG.search(text[:end]):
            tags += 1
            end = _bare(text, tag.start())
        else:
            break
    apart = end < len(text) and (text[:end][-1:] in ".!?" or any(map(is_sign, text[end:before])))
    return end if tags != 1 or apart else before


def _bare(text: str, end: int) -> int:
    """The end without the blanks and signs before it."""
    while end and _is_around(text[end - 1]):
        end -= 1
    return end


def _is_around(char: str) -> bool:
    return char.isspace() or is_sign(char)
