"""A brief in, its bullets with what a reader must know of each out. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from briefer.model import Brief, Bullet, Citation, Disagreement, Field, Section
from briefer.text.hygiene import clean_line

Place = tuple[str, Field, int, int]
"""Article, field, start and end of a quotation."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A section whose bullets and disagreements have the numbers they bear in the brief."""

    section: Section
    bullets: tuple[tuple[int, Bullet], ...]
    disagreements: tuple[tuple[int, Disagreement], ...]

    @property
    def alone(self) -> bool:
        """A single line without a heading."""
        return len(self.section.bullets) == 1 and not self.headed and not self.disagreements

    @property
    def leads(self) -> bool:
        """Whether the first line stands in the place of a heading."""
        return bool(self.section.bullets) and not self.headed and not self.alone

    @property
    def headed(self) -> bool:
        return bool(self.section.headline)

    @property
    def title(self) -> str:
        """What it is called where only its name stands: its headline, or its first line."""
        section = self.section
        first = section.bullets[0].text if section.bullets else section.story
        return section.headline or first


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


def place_of(citation: Citation) -> Place:
    """Where the citation's words stand."""
    return (citation.article.id, citation.field, citation.start, citation.end)


def places(citations: Iterable[Citation]) -> list[Place]:
    """Those places, each once."""
    return list(dict.fromkeys(map(place_of, citations)))


def cut(found: Numbered, most: int | None) -> Numbered:
    """The section with no more bullets than a format has room for."""
    return replace(found, bullets=found.bullets[:most])
