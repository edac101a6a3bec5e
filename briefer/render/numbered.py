"""A brief in, its bullets with what a reader must know of each out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from briefer.model import Brief, Bullet, Disagreement, Section
from briefer.text.hygiene import clean_line


@dataclass(frozen=True, slots=True)
class Numbered:
    """A section whose bullets and disagreements have the numbers they bear in the brief."""

    section: Section
    bullets: tuple[tuple[int, Bullet], ...]
    disagreements: tuple[tuple[int, Disagreement], ...]


def numbered(brief: Brief) -> list[Numbered]:
    """The sections with bullets counted through the whole brief from 1, as `explain` counts."""
    bullets, disagreements = count(1), count(1)
    return [
        Numbered(
            section,
            tuple((next(bullets), bullet) for bullet in section.bullets),
            tuple((next(disagreements), item) for item in section.disagreements),
        )
        for section in brief.sections
    ]


def is_shown(section: Section) -> bool:
    return bool(section.bullets or section.disagreements)


def is_verbatim(bullet: Bullet) -> bool:
    """Whether the bullet is in the words of its source: said to be, or seen to be.

    It is seen to be when it is one of its quotes, or all of them in a row.
    """
    quotes = [clean_line(citation.quote) for citation in bullet.citations]
    said = bullet.own_words or bullet.proved == "own words"
    return said or clean_line(bullet.text) in [*quotes, " ".join(quotes)]
