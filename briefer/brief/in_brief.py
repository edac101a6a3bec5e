"""Printed sections in, the lines on top of the brief that needs no model out. Assembly.

A line a development, the weightiest first: its first bullet and, where it is short, the second
beside it. Each rests on what those bullets cite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Final

from briefer.brief.lead import LeadResult
from briefer.model import Bullet, Lead, Section
from briefer.text.folding import words

_LINE: Final = 26  # words of a line
_JOINED: Final = 2  # lines that tell two things


def in_brief(printed: Sequence[Section], *, most: int) -> LeadResult:
    """The first of each of the first stories; none where the whole brief is as short."""
    news = [told for section in printed if (told := _news(section))]
    if sum(len(told) for told in news) <= most:
        return LeadResult()
    found = [_line(told, n) for n, told in enumerate(news[:most])]
    more = chain.from_iterable(zip_longest(*(told[1:] for told in news[:most])))
    shown = {place for bullet in found for place in _places(bullet)}
    rest = [b for b in more if b is not None and not _places(b) <= shown]
    return LeadResult(Lead((*found, *rest)[:most]))


def _line(told: Sequence[Bullet], n: int) -> Bullet:
    first = told[0]
    for other in told[1:]:
        if n < _JOINED and len(words(f"{first.text} {other.text}")) <= _LINE:
            text = f"{first.text.rstrip('. ')}; {other.text}"
            return replace(first, text=text, citations=(*first.citations, *other.citations))
    return first


def _places(bullet: Bullet) -> set[object]:
    return {citation.place for citation in bullet.citations}


def _news(section: Section) -> tuple[Bullet, ...]:
    return tuple(bullet for bullet in section.bullets if bullet.novelty != "known")
