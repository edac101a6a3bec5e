"""A line and what was told before of its event in, what it changes of that out. Pure.

A figure that is given anew says what it was, a stage what it ended, and what an earlier brief
announced, that it was announced. In doubt nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from briefer.edit.came_true import came_true, content
from briefer.edit.counted import counts
from briefer.edit.state import (
    hours_of,
    is_ended,
    is_other_side,
    one_of_several,
    says_anew,
)
from briefer.languages import states as said
from briefer.reading.amount import Amount
from briefer.reading.sentence import Reading
from briefer.text.folding import words

_MORE: Final = frozenset(said.MORE.split())
_LONGEST: Final = 16  # words of an earlier line that is shown whole
_BEHIND: Final = 30  # characters behind a number in which stands what it counts
_COMMON: Final = 2  # words or names that a line and an earlier one share beside the change …
_COMMON_SHARE: Final = 0.35  # … and this part of the shorter one


@dataclass(frozen=True, slots=True)
class Earlier:
    """A line told before: its words, when, and whether it stood in a brief the reader had."""

    text: str
    at: datetime | None = None
    delivered: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """`was`: the words that a line replaces; `announced`: when the reader was told it would be."""

    was: str = ""
    announced: datetime | None = None


def change(text: str, earlier: Sequence[Earlier]) -> Change:
    """What the line changes of the earlier ones, the newest of which come first.

    >>> change("Seven people killed in Lorn fire", [Earlier("Three people killed in Lorn fire")])
    Change(was='Three people killed', announced=None)
    """
    for before in earlier:
        if before.text == text or not _of_one_event(text, before.text):
            continue
        if was := _other_figure(text, before.text) or _ended_stage(text, before.text):
            return Change(was)
        if before.delivered and came_true(text, before.text):
            return Change(announced=before.at)
    return Change()


def _of_one_event(text: str, before: str) -> bool:
    own, theirs = content(text), content(before)
    return len(own & theirs) >= max(_COMMON, _COMMON_SHARE * min(len(own), len(theirs)))


def _other_figure(text: str, before: str) -> str:
    """The earlier count of dead, hurt or missing in its own words, where the new one differs."""
    for now in counts(text):
        for old in counts(before):
            if now.replaces(old) and not is_other_side(before, old, text, now):
                behind = old.told if 0 < old.told - old.end <= _BEHIND else old.end
                return before[old.start : behind]
    return _other_number(text, before) if says_anew(before, text) else ""


def _other_number(text: str, before: str) -> str:
    """The one number or time of day of the earlier text that the new one has not: `1.25%`."""
    if one := one_of_several(before, text):
        return one
    if counts(text) or counts(before) or _MORE & set(words(text)):
        return ""
    own, theirs = Reading(text), Reading(before)
    now = {(amount.value, amount.unit) for amount in own.amounts}
    hours = {hour.period for hour in hours_of(text)}
    old = [_with_bound(before, a) for a in theirs.amounts if (a.value, a.unit) not in now]
    old += [before[h.start : h.end] for h in hours_of(before) if h.period not in hours]
    return old[0] if len(old) == 1 else ""


def _with_bound(text: str, amount: Amount) -> str:
    """The number with the words before it that say about, at least, up to."""
    bound = amount.qualifier
    words_before = rf"(?:\S+\s+){{{len(bound.split())}}}$"
    before = re.search(words_before, text[: amount.start]) if bound else None
    return text[before.start() if before else amount.start : amount.end]


def _ended_stage(text: str, before: str) -> str:
    """The earlier line, where the new one ends the state or the plan that it told."""
    short = len(words(before)) <= _LONGEST
    return before.strip(" .") if short and is_ended(before, text) else ""
