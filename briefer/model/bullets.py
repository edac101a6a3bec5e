"""What the reader is told, what it rests on, and what was refused. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefer.model.articles import Article, Field, Passage, require_span
from briefer.model.construction import require

Novelty = Literal["new", "update", "known"]
Outcome = Literal["repaired", "replaced", "dropped"]
Proof = Literal["own words", "rules", "judge"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that a bullet rests on. Refused unless `quote` stands at that place."""

    article: Article
    field: Field
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        require_span(self.article, self.field, self.start, self.end)
        found = self.article.content(self.field)[self.start : self.end]
        require(
            found == self.quote,
            f"the quote {self.quote[:60]!r} does not stand at {self.field}[{self.start}:{self.end}]"
            f" of article {self.article.id}",
        )

    @property
    def place(self) -> tuple[str, Field, int, int]:
        """Which article, which part of it, from where to where."""
        return (self.article.id, self.field, self.start, self.end)

    @classmethod
    def of(cls, passage: Passage) -> Citation:
        return cls(passage.article, passage.field, passage.start, passage.end, passage.text)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has against a bullet, in a sentence the user understands.

    `words` are the words at fault. A blocking finding is never printed; a doubtful one
    sends the bullet to repair, and if the doubt stays, to the source's own words.
    """

    check: str
    detail: str
    words: tuple[str, ...] = ()
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class Bullet:
    """One sentence for the reader, resting on its citations.

    `own_words`: the source's sentence in the place of a refused one. `proved` says how it was
    proved: a source's own words, by the rules alone, or by a judge, whose sentence is `opinion`.
    `publishers` are the independent ones that say this, the cited first; none where nobody counted.
    `was` are the words of an earlier report that it replaces, `announced` is when an earlier brief
    said that it would be.
    """

    text: str
    citations: tuple[Citation, ...]
    novelty: Novelty = "new"
    findings: tuple[Finding, ...] = ()
    own_words: bool = False
    proved: Proof = "rules"
    opinion: str = ""
    publishers: tuple[str, ...] = ()
    was: str = ""
    announced: datetime | None = None

    def __post_init__(self) -> None:
        require(bool(self.text.strip()), "a bullet needs a text")
        require(bool(self.citations), f"the bullet {self.text[:60]!r} cites nothing")
        blocking = [finding.detail for finding in self.findings if finding.blocking]
        require(not blocking, f"the bullet {self.text[:60]!r} failed a check: {blocking[:1]}")


@dataclass(frozen=True, slots=True)
class Rejection:
    """A sentence that was refused, why, and what took its place (None: it was dropped)."""

    text: str
    findings: tuple[Finding, ...]
    replaced_by: str | None = None
    outcome: Outcome = "dropped"

    def __post_init__(self) -> None:
        require(
            (self.replaced_by is None) == (self.outcome == "dropped"),
            "a rejection is dropped exactly when nothing took its place",
        )


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, in the words of its source, with the citation."""

    speaker: str
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sides that differ about one thing, each with its citation."""

    about: str
    sides: tuple[Side, ...]

    def __post_init__(self) -> None:
        require(len(self.sides) >= 2, f"a disagreement about {self.about!r} needs two sides")
