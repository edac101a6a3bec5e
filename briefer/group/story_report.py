"""A grouping in, why two articles are together or apart out, in words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.group.newswords import COMMON_STEMS
from briefer.group.vocabulary import OPENING_WORDS, STOP_WORDS
from briefer.languages.stems import short_stem
from briefer.model import Article, Story
from briefer.text.folding import words

if TYPE_CHECKING:
    from briefer.group.stories import Batch

_WORDS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is in its story: the member it is most like, how much, and by which words.

    `likeness` is on the scale of the cut; `repeats` is set for a copy, which needs no likeness.
    """

    article: Article
    beside: Article | None
    likeness: float
    cut: float
    words: tuple[str, ...] = ()
    days_apart: float | None = None
    repeats: bool = False

    def __str__(self) -> str:
        if self.beside is None:
            return f"{self.article.id}: alone in its story"
        if self.repeats:
            return f"{self.article.id}: repeats the text of {self.beside.id}"
        apart = "" if self.days_apart is None else f", {self.days_apart:.1f} days apart"
        shared = ", ".join(self.words) or "the company they keep"
        return (
            f"{self.article.id}: with {self.beside.id} by {shared} "
            f"(likeness {self.likeness:.2f}, needed {self.cut:.2f} on average{apart})"
        )


def explained(story: Story, batch: Batch) -> tuple[Reason, ...]:
    """One reason for each member of a story, in the order of its articles."""
    row = {article.id: number for number, article in enumerate(batch.originals)}
    copies = story.original_of
    by_id = {article.id: article for article in story.articles}
    found = []
    for article in story.articles:
        if article.id in copies:
            original = by_id[copies[article.id]]
            found.append(Reason(article, original, 1.0, batch.cut, repeats=True))
            continue
        others = [other for other in story.originals if other.id != article.id]
        likeness = {o.id: batch.likeness.pairs.at(row[article.id], row[o.id]) for o in others}
        nearest = max(others, key=lambda o: (likeness[o.id], o.id), default=None)
        found.append(_reason(article, nearest, likeness, batch))
    return tuple(found)


def compared(one: Article, other: Article, batch: Batch) -> Reason:
    """How alike two originals of a batch are, together or not."""
    row = {article.id: number for number, article in enumerate(batch.originals)}
    alike = batch.likeness.pairs.at(row[one.id], row[other.id])
    return _reason(one, other, {other.id: alike}, batch)


def _reason(
    article: Article, nearest: Article | None, likeness: dict[str, float], batch: Batch
) -> Reason:
    if nearest is None:
        return Reason(article, None, 0.0, batch.cut)
    apart = None
    if article.dated and nearest.dated:
        apart = abs((article.dated - nearest.dated).total_seconds()) / 86_400
    shared = _rarest_shared(article, nearest, batch.originals)
    return Reason(article, nearest, likeness[nearest.id], batch.cut, shared, apart)


def _rarest_shared(one: Article, other: Article, batch: Iterable[Article]) -> tuple[str, ...]:
    mine, theirs = _telling(one), _telling(other)
    shared = mine.keys() & theirs.keys()
    held = Counter(root for article in batch for root in shared & _telling(article).keys())
    order = sorted(shared, key=lambda root: (root in COMMON_STEMS, held[root], root))
    return tuple(mine[root] for root in order[:_WORDS_SHOWN])


def _telling(article: Article) -> dict[str, str]:
    """Stem → the word as the article first has it."""
    said = [*words(article.title), *words(article.text[: OPENING_WORDS * 7])[:OPENING_WORDS]]
    return {short_stem(word): word for word in reversed(said) if word not in STOP_WORDS}
