"""A sentence in, what of it is the credit of a picture, and the sentence without it out. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from briefer.languages import editing as said
from briefer.model import Passage

_CREDIT: Final = re.compile(said.CREDIT, re.IGNORECASE)
# `[Ada Brandt/Wire] The bridge …`, `WIRE/Ada Brandt The bridge …`
_NAME: Final = r"[A-Z][\w.'’-]+"
_GLUED: Final = re.compile(
    rf"^(?:\[[^\[\]]{{2,40}}/[^\[\]]{{2,40}}\]|[A-Z]{{2,12}}/{_NAME}(?: {_NAME})?)\s+(?=[A-Z])"
)
_SAYS: Final = re.compile(said.SPEAKS, re.IGNORECASE)
_FIRST_LINE: Final = re.compile(r"[^\n]+\n\s*(?=\S)")


def has_credit(text: str) -> bool:
    """Whether a credit stands in the text."""
    return bool(_CREDIT.search(text))


def is_credit(text: str) -> bool:
    """`(Ada Brandt/Norhaven Press)`, alone on its line: what stands before it is a caption."""
    bare = text.strip()
    return bare[:1] == "(" and bare[-1:] == ")" and bool(_CREDIT.search(bare))


def without_credit(passage: Passage) -> Passage | None:
    """The sentence without a credit glued to it; None where it only says what a picture shows."""
    if glued := _GLUED.match(passage.text) or _credit_line(passage.text):
        passage = replace(passage, start=passage.start + glued.end())
    found = _CREDIT.search(passage.text)
    if found is None:
        return passage
    news = passage.text[: found.start()].rstrip()
    told = found.start() and _SAYS.search(news) and not passage.text[found.end() :].strip(" .")
    return replace(passage, end=passage.start + len(news)) if told else None


def begins_with_credit(text: str) -> bool:
    """Whether a sentence begins with a credit: what stands before it is a caption."""
    return bool(_CREDIT.match(text.split("\n", maxsplit=1)[0]) or _credit_line(text))


def _credit_line(text: str) -> re.Match[str] | None:
    """`Picture: Ada Brandt` on a line of its own, with what follows it in one sentence."""
    first = _FIRST_LINE.match(text)
    return first if first and _CREDIT.match(first[0].strip()) else None
