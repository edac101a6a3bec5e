"""The lines of a day in, measures of one event that reports give differently out. Pure.

A magnitude is measured anew within hours: the newest of each publisher or speaker counts, and
two that differ are two sides. The lines share a place and stand within the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Final

from briefer.languages.opposed import MAGNITUDE
from briefer.model import Citation, Disagreement, Passage, Side
from briefer.reading.saying import vouching
from briefer.reading.sentence import Reading
from briefer.text.folding import folded

_SAME_DAYS: Final = timedelta(days=2)
_MAGNITUDE: Final = re.compile(MAGNITUDE)


def measured(lines: Iterable[Passage]) -> tuple[Disagreement, ...]:
    """The first two reports of one event that give it another magnitude, as a disagreement."""
    found = sorted(_magnitudes(lines), key=lambda pair: _age(pair[1]))
    for (one, line), (other, later) in combinations(found, 2):
        if one != other and _one_event(line, later):
            sides = tuple(Side(_speaker(p), p.text, Citation.of(p)) for p in (line, later))
            return (Disagreement(f"magnitude {one} or {other}", sides),)
    return ()


def _magnitudes(lines: Iterable[Passage]) -> Iterator[tuple[str, Passage]]:
    """Each sentence that gives one magnitude; a list of several is of several events."""
    for line in lines:
        given = {next(filter(None, m.groups())) for m in _MAGNITUDE.finditer(folded(line.text))}
        if len(given) == 1:
            yield given.pop().replace(",", "."), line


def _one_event(one: Passage, other: Passage) -> bool:
    first, second = one.article.dated, other.article.dated
    if one.article.id == other.article.id or _speaker(one) == _speaker(other):
        return False
    near = not (first and second) or abs(first - second) <= _SAME_DAYS
    return near and len(_places([one]) & _places([other])) > 0


def _places(lines: Sequence[Passage]) -> frozenset[str]:
    """The names in the lines that begin no sentence."""
    read = [token for line in lines for token in Reading(line.text).tokens]
    return frozenset(t.stem for t in read if t.capital and t.content and t.start > 0)


def _speaker(line: Passage) -> str:
    found = _MAGNITUDE.search(folded(line.text))
    who = vouching(found.start() if found else 0, Reading(line.text).sayings)
    return who or line.article.publisher or "a report"


def _age(line: Passage) -> tuple[bool, float, str, int]:
    """Who names a speaker first, then the oldest."""
    when = line.article.dated
    named = bool(Reading(line.text).sayings)
    return (not named, when.timestamp() if when else float("inf"), line.article.id, line.start)
