"""Printed sections in, the lines on top of the brief that needs no model out. Assembly.

A line a development, the weightiest first: its first bullet, and beside it the other side where
that is disputed, else in the first lines its second bullet. Each rests on what those cite.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Final

from briefer.brief.top import newest
from briefer.model import Bullet, Citation, Disagreement, Section, Side
from briefer.reading.sentence import Reading
from briefer.text.folding import words

_LONGEST: Final = 26  # words of a line that tells two things
_DISPUTED: Final = 48  # words of one with both sides
_COMMON: Final = 2  # words or names that two things in one line share
_HARDLY_LONGER: Final = 2  # lines that a brief has to have more than its top
_TWOFOLD: Final = 2  # lines that may tell two things


def top_lines(printed: Sequence[Section], *, most: int) -> tuple[Bullet, ...]:
    """The lines on top; none where the whole brief is hardly longer."""
    news = [section for section in printed if newest(section)]
    if sum(len(newest(section)) for section in news) <= most + _HARDLY_LONGER:
        return ()
    first = [_line(section, n) for n, section in enumerate(news[:most])]
    more = chain.from_iterable(zip_longest(*(newest(section)[1:] for section in news[:most])))
    told = {place for bullet in first for place in _places(bullet)}
    rest = (b for b in more if b is not None and not _places(b) <= told)
    return tuple([*first, *rest][:most])


def _line(section: Section, number: int) -> Bullet:
    first, *others = newest(section)
    for text, citation in _other_sides(first, section.disagreements):
        if len(words(f"{first.text} {text}")) <= _DISPUTED:
            return _joined(first, text, (citation,))
    for other in others if number < _TWOFOLD else ():
        if any(_other_sides(other, section.disagreements)):
            continue
        short = len(words(f"{first.text} {other.text}")) <= _LONGEST
        if short and _of_one_thing(first, other):
            return _joined(first, other.text, other.citations)
    return first


def _other_sides(line: Bullet, disputes: Iterable[Disagreement]) -> Iterable[tuple[str, Citation]]:
    """What is said against it, where it is a side of a dispute."""
    for dispute in disputes:
        own = [side for side in dispute.sides if _is_side(line, side)]
        if own:
            against = (side for side in dispute.sides if side not in own)
            yield from ((side.text, side.citation) for side in against)


def _is_side(line: Bullet, side: Side) -> bool:
    """Whether the line is what that side says, or a title over it that says the same."""
    articles = {citation.article.id for citation in line.citations}
    if side.citation.article.id not in articles:
        return False
    same = {token.stem for token in Reading(side.text).content} & _content(line)
    return side.citation.place in _places(line) or len(same) > _COMMON


def _of_one_thing(one: Bullet, other: Bullet) -> bool:
    """Whether two lines share more than the topic's name: else one hints at the other."""
    return len(_content(one) & _content(other)) >= _COMMON


def _content(bullet: Bullet) -> set[str]:
    return {token.stem for token in Reading(bullet.text).content}


def _joined(first: Bullet, text: str, citations: Sequence[Citation]) -> Bullet:
    """Two checked texts as one line, each to the letter; both are said by those who are cited."""
    beside = f"{first.text.rstrip('. ')}; {text}"
    both = tuple({c.place: c for c in (*first.citations, *citations)}.values())
    return replace(first, text=beside, citations=both, publishers=(), was="", announced=None)


def _places(bullet: Bullet) -> set[object]:
    return {citation.place for citation in bullet.citations}
