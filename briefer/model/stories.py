"""Articles about one event, and which of them only repeat another. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefer.model.articles import Article
from briefer.model.construction import distinct, require


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, lead first. `copies` pairs an article's id with the one it repeats.

    `articles` holds every member, copies included; `publishers` are the independent ones,
    that is those of articles that repeat nobody (given, or counted here).
    """

    id: str
    articles: tuple[Article, ...]
    copies: tuple[tuple[str, str], ...] = ()
    publishers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(bool(self.id), "a story needs an id")
        require(bool(self.articles), f"the story {self.id} needs at least one article")
        ids = {article.id for article in self.articles}
        require(len(ids) == len(self.articles), f"the story {self.id} names an article twice")
        originals = self.original_of
        require(len(originals) == len(self.copies), f"the story {self.id} names a copy twice")
        for copy, original in self.copies:
            require(
                copy in ids and original in ids and original not in originals,
                f"the story {self.id} calls {copy} a copy of {original}, no original of it",
            )
        require(self.articles[0].id not in originals, f"the lead of story {self.id} is a copy")
        if not self.publishers:
            object.__setattr__(self, "publishers", distinct(a.publisher for a in self.originals))

    @property
    def original_of(self) -> Mapping[str, str]:
        return dict(self.copies)

    @property
    def lead(self) -> Article:
        return self.articles[0]

    @property
    def originals(self) -> tuple[Article, ...]:
        """The members that repeat nobody, lead first."""
        copies = self.original_of
        return tuple(article for article in self.articles if article.id not in copies)
