"""What a run says while it goes on: lines, some of which are steps or details. Pure values.

All of them are texts, so that who only prints lines need not know which is which.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Self

Doing = Literal["collecting", "grouping", "writing"]


class Step(str):
    """A line of progress, and how far the run is with it: `number` of `of`.

    >>> step = Step("story 3/8: A bridge", doing="writing", number=3, of=8)
    >>> step, step.doing, step.number
    ('story 3/8: A bridge', 'writing', 3)
    """

    __slots__ = ("doing", "number", "of")
    doing: Doing
    number: int
    of: int

    def __new__(cls, line: str, *, doing: Doing, number: int = 0, of: int = 0) -> Self:
        """The line with its place."""
        made = super().__new__(cls, line)
        made.doing, made.number, made.of = doing, number, of
        return made


class Answer(str):
    """A line that was asked for: it is said even where nothing else is."""

    __slots__ = ()


def answering(say: Callable[[str], None], *, asked: bool) -> Callable[[str], None]:
    """The same, whose lines are an answer where they were asked for."""
    return (lambda line: say(Answer(line))) if asked else say


class Detail(str):
    """A line for those who want to know everything: which model, what was had before."""

    __slots__ = ()
