"""A development and its lines in, the title that stands above them out. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefer.edit.kinds import reports
from briefer.edit.lines import Line, lines
from briefer.edit.wording import Wording, keys
from briefer.model import Passage, Story
from briefer.text.folding import words

_HEADED: Final = 2  # lines from which on a development has a heading
_LONGEST: Final = 16  # words
_OF_THE_FIRST: Final = 2  # words or names that it shares with the first line
_PROVED: Final = 0.7  # share of a heading that the lines below it have to tell


def heading(
    story: Story, told: Sequence[Line], wording: Wording, stale: set[Passage]
) -> Passage | None:
    """The title most others of the event share their words with.

    None that stands below it, none that says what no line below it proves, and none overtaken;
    nor one that is of something else than the first line, which then heads the others.
    """
    if len(told) < _HEADED:
        return None
    below = [keys(line.text) for line in told]
    proved = frozenset().union(*below)
    found = [
        line
        for article in story.originals
        if reports(article)
        for line in lines(article)
        if line.rank == 0 and len(words(line.text)) <= _LONGEST and line.passage not in stale
    ]
    bags = [keys(line.text) for line in found]
    held = Counter(key for bag in bags for key in bag)
    open_ = [
        (sum(held[key] - 1 for key in bag) / (len(bag) or 1) ** 0.5, -n)
        for n, bag in enumerate(bags)
        if bag and bag not in below and wording.told(bag, proved) >= _PROVED
        if len(bag & below[0]) >= _OF_THE_FIRST
    ]
    return found[-max(open_)[1]].passage if open_ else None
