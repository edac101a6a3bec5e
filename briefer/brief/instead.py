"""A refused bullet and what it cites in, the source's own sentence to print instead out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefer.brief.alike import overlap, repeats
from briefer.brief.held import refused
from briefer.model import Article, Bullet, Citation, Passage
from briefer.summarize.sentence_filter import speaks_to_somebody
from briefer.summarize.units import units
from briefer.text.sentences import passages

_AS_CLOSE: Final = 0.6  # of the closest: what is further off tells another fact


def own_words(text: str, cited: Sequence[Passage], *, told: Sequence[Bullet]) -> Bullet | None:
    """The cited sentence closest to the text, with the ones it leans on; None if none will do.

    One that cannot be read alone is joined to its speaker, and one that repeats what a bullet
    has `told` is left out. One much further from the text is no replacement: it loses the fact.
    """
    ranked = sorted(
        ((overlap(text, passage.text), -n, passage) for n, passage in enumerate(cited)),
        key=lambda found: found[:2],
        reverse=True,
    )
    for likeness, _, passage in ranked:
        if likeness < _AS_CLOSE * ranked[0][0] or passage.field == "title":
            continue
        if _speaks_to_machines(passage.article):
            continue
        for bullet in _alone(passage):
            if not repeats(bullet, told):
                return bullet
    return None


@lru_cache(maxsize=256)
def _speaks_to_machines(article: Article) -> bool:
    """Whether any of its sentences orders or addresses somebody: then none stands in for news."""
    return any(speaks_to_somebody(p.text) for p in passages(article) if p.field == "text")


def _alone(passage: Passage) -> Iterator[Bullet]:
    """The sentence as a bullet, with the one or two before it that say who and what."""
    near = [p for p in passages(passage.article) if p.field == "text" and p.start < passage.end]
    for unit in units(near[-4:])[-1:]:
        text, main = unit.text, unit.main
        if (main.start, main.end) == (passage.start, passage.end) and not refused(
            text, unit.passages
        ):
            citations = tuple(map(Citation.of, unit.passages))
            yield Bullet(text, citations, own_words=True, proved="own words")
