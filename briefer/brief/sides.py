"""The developments of a day in, what is disputed in each out. Assembly.

Within a development figures and denials are compared; states that exclude each other are looked
for among all reports of the day, and stand in the first section that has one of the two sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefer.compare.disagreement import disagreements
from briefer.compare.measures import measured
from briefer.compare.opposed import opposed
from briefer.edit.kinds import WEIGHT, kind_of
from briefer.edit.lines import lines
from briefer.edit.plan import Development
from briefer.model import Disagreement, Passage, Story

_NEWS: Final = 0.3  # what weighs less is nobody's report
_DEEPEST: Final = 4  # sentences of an article: what a report is about stands on top


def disputes(
    developments: Sequence[Development], untold: Sequence[Story] = ()
) -> Mapping[str, tuple[Disagreement, ...]]:
    """By development, what its sides disagree about; each disagreement in one development.

    A side may stand in a story that is not told.
    """
    found = {one.id: list(disagreements(one.story)) for one in developments}
    of = {a.id: one.id for one in reversed(developments) for a in one.story.articles}
    order = {key: n for n, key in enumerate(found)}
    said = tuple(_lines([*(one.story for one in developments), *untold]))
    for dispute in (*opposed(said), *measured(said)):
        cited = [side.citation for side in dispute.sides]
        places = [of[citation.article.id] for citation in cited if citation.article.id in of]
        if places and not _is_told(dispute, (d for told in found.values() for d in told)):
            found[min(places, key=order.__getitem__)].append(dispute)
    return {key: tuple(told) for key, told in found.items()}


def _is_told(dispute: Disagreement, others: Iterable[Disagreement]) -> bool:
    """Whether its sides stand in others already."""
    told = {side.citation.place for other in others for side in other.sides}
    return all(side.citation.place in told for side in dispute.sides)


def _lines(stories: Sequence[Story]) -> Iterator[Passage]:
    for article in (article for story in stories for article in story.originals):
        if WEIGHT[kind_of(article)] > _NEWS:
            yield from (line.passage for line in lines(article, deepest=_DEEPEST))
