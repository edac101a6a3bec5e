"""A plan of the day and what its reader prefers in, the plan as they would have it out. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefer.edit.lines import Line, lines
from briefer.edit.plan import DayPlan, Development
from briefer.edit.wishes import Wished
from briefer.edit.wording import keys

_RAISED: Final = 1.5  # what a development weighs more that a preferred entry is in
_OPENS: Final = 1  # a title or a first sentence may stand for another's
_SAME: Final = 0.75  # share of the words of either that both have: they tell the same


def preferring(day: DayPlan, wished: Wished) -> DayPlan:
    """The plan with what is preferred first among its like, told by a preferred publisher."""
    if not wished.prefers:
        return day
    told = [_by_preferred(one, wished) for one in day.developments]
    told.sort(key=lambda one: -_weight(one, wished))
    return replace(day, developments=tuple(told))


def _weight(one: Development, wished: Wished) -> float:
    raised = any(wished.preferred(article) for article in one.story.articles)
    return one.weight * (_RAISED if raised else 1.0)


def _by_preferred(one: Development, wished: Wished) -> Development:
    """The development, each line by a preferred publisher where one says the same."""
    taken = {line.passage for line in one.lines}
    openings = [
        line
        for article in one.story.originals
        if wished.preferred(article)
        for line in lines(article)
        if line.rank <= _OPENS and line.passage not in taken
    ]
    told: list[Line] = []
    for line in one.lines:
        if line.rank > _OPENS or wished.preferred(line.article):
            told.append(line)
            continue
        same = next((other for other in openings if _same(line, other)), line)
        openings = [other for other in openings if other.article is not same.article]
        told.append(same)
    return replace(one, lines=tuple(told))


def _same(one: Line, other: Line) -> bool:
    first, second = keys(one.text), keys(other.text)
    both = len(first & second)
    return bool(both) and both >= _SAME * max(len(first), len(second))
