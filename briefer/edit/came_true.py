"""A line that says it will and a later one in, whether that says it did out. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefer.languages import states as said
from briefer.reading.sentence import Reading
from briefer.summarize.terms import denials
from briefer.text.folding import folded, words

_COMING: Final = re.compile(said.COMING)
_COMMON: Final = 2  # words that both share at the least, and one more
_CLAUSE: Final = 5  # words of a first clause that says enough by itself
_SAME_DEED: Final = 0.6  # share of an announcement's words that a line has which tells it happened


def came_true(text: str, before: str) -> bool:
    """Whether the earlier line said that it would, and the new one that it did.

    >>> plan = "The mayor of Lorn will open the new harbour bridge on Friday, the council said."
    >>> came_true("The mayor of Lorn opened the new harbour bridge on Friday.", plan)
    True
    >>> came_true("The mayor of Lorn will not open the new harbour bridge on Friday.", plan)
    False
    """
    if not is_coming(before) or is_coming(text) or denials(text) != denials(before):
        return False
    first = before.split(", ", maxsplit=1)[0]
    clause = first if len(words(first)) >= _CLAUSE else before
    wanted = content(_COMING.sub(" ", clause))
    shared = wanted & content(text)
    return len(shared) > _COMMON and len(shared) >= _SAME_DEED * len(wanted)


@lru_cache(maxsize=8192)
def is_coming(text: str) -> bool:
    """Whether the line tells of what is still to come."""
    return bool(_COMING.search(folded(text)))


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """What the line is about: the stems of its words that are no numbers."""
    return frozenset(t.stem for t in Reading(text).content if not t.number)
