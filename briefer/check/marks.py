"""A claim and its citations in, which words of the claim stand where in them out. Pure.

For showing why a bullet stands: mark both sides with these places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.check.alignment import Item, aligned, items
from briefer.model import Citation
from briefer.reading.sentence import Reading
from briefer.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the claim from `start` to `end`, and the same in the article's field of `citation`.

    `source_start` and `source_end` count in the article, as the citation's own places do; `exact`
    says that both are the same word, not only the same in meaning.
    """

    start: int
    end: int
    citation: Citation
    source_start: int
    source_end: int
    exact: bool


def marks(claim: str, citations: Sequence[Citation]) -> tuple[Mark, ...]:
    """The content words of the claim that its citations have in the same order, with places."""
    return tuple(
        mark
        for start, end in sentence_spans(claim)
        for citation in citations
        for mark in _marks(Reading(claim[start:end]), start, citation)
    )


def _marks(claim: Reading, offset: int, citation: Citation) -> Iterator[Mark]:
    source = Reading(citation.quote)
    alignment = aligned(items(claim), items(source))
    for i, j in alignment.pairs:
        ours, theirs = alignment.claim[i], alignment.source[j]
        if ours.content:
            start, end = _place(ours, claim)
            there, until = _place(theirs, source)
            base = citation.start
            exact = claim.text[start:end].casefold() == source.text[there:until].casefold()
            yield Mark(start + offset, end + offset, citation, there + base, until + base, exact)


def _place(item: Item, reading: Reading) -> tuple[int, int]:
    words = item.tokens(reading)
    return words[0].start, words[-1].end
