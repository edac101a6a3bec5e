"""A headline and the bullets printed below it in, what of it they do not bear out, out. Pure.

A reader takes a headline for the sum of its bullets. So it is held against what *they* say and
cite: not against all that the story's articles say, nor what a bullet rested on that has fallen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefer.brief.alike import overlap
from briefer.brief.held import held
from briefer.check.article import IndexedArticle, indexed
from briefer.check.evidence import evidence_in
from briefer.check.kinds import yields
from briefer.check.rules.names import has_name, name_findings
from briefer.languages.stems import stem
from briefer.languages.together import NEGATIVE
from briefer.model import Article, Bullet, Finding, Passage
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token
from briefer.summarize.passages import passages_at
from briefer.summarize.terms import named, terms
from briefer.text.spoken import foreign

(HEADLINE,) = yields("headline")

MOST_BELOW: Final = 8  # passages: against all of a story anything is said somewhere
_OF_NONE: Final = 0.5  # share of a headline's content words that stand in nothing below it
_NEGATIVE: Final = frozenset(map(stem, NEGATIVE))


@dataclass(frozen=True)
class Below:
    """The lines under a headline, each with the passages it cites."""

    lines: tuple[tuple[str, tuple[Passage, ...]], ...]

    @classmethod
    def of(cls, bullets: Iterable[Bullet]) -> Below:
        return cls(tuple((b.text, passages_at(b.citations)) for b in bullets))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(dict.fromkeys(p for _, cited in self.lines for p in cited))

    @cached_property
    def words(self) -> str:
        """All that the lines and their passages say, a sentence a paragraph."""
        said = [text for text, cited in self.lines for text in (text, *(p.text for p in cited))]
        return "\n".join(dict.fromkeys(filter(None, said)))

    @cached_property
    def index(self) -> IndexedArticle:
        """The same as one article, for the rules that look names up."""
        return indexed(Article("", self.words, id="below"))

    def closest(self, headline: str) -> tuple[Passage, ...]:
        """The passages of the lines it shares most with, in their order."""
        order = sorted(self.lines, key=lambda line: overlap(headline, line[0]), reverse=True)
        near = list(dict.fromkeys(p for _, cited in order for p in cited))[:MOST_BELOW]
        return tuple(passage for passage in self.passages if passage in near)


def outruns(headline: str, below: Below) -> tuple[Finding, ...]:
    """Blocking for a name or a denial that nothing below has, or for being mostly of none of it.

    Whatever a judge says: what is looked up and not there is not there.
    """
    reading = Reading(headline)
    found = (*_names(reading, below), *_denial(reading, below), *_substance(headline, below))
    return tuple(HEADLINE.finding(detail, *words) for detail, words in found)


def heads_them(headline: str, *, was: Below, now: Below) -> bool:
    """Whether a headline that stood over those lines stands over what is printed of them.

    Nothing it says may have rested on a line that is gone.
    """
    if not now.lines or outruns(headline, now) or held(headline, now.closest(headline)).blocked:
        return False
    own = {*terms(headline), *named(headline)}
    had = {*terms(was.words), *named(was.words)}
    return not own & (had - {*terms(now.words), *named(now.words)})


def _names(reading: Reading, below: Below) -> Iterator[tuple[str, tuple[str, ...]]]:
    evidence = evidence_in(reading, [below.index.article])
    for finding in name_findings(evidence):
        if finding.check == "name":
            yield f"no line below names “{finding.words[0]}”", finding.words
    first = next(iter(reading.tokens), None)
    if first is not None and _is_a_name(first, below) and not has_name(first, below.index):
        said = reading.text[first.start : first.end]
        yield f"no line below names “{said}”", (said,)


def _is_a_name(first: Token, below: Below) -> bool:
    """A first word that the articles never write small, and write with a capital elsewhere."""
    if not first.capital or first.stop or first.number:
        return False
    articles = [indexed(a) for a in {p.article.id: p.article for p in below.passages}.values()]
    small = any(first.norm in article.lower_norms for article in articles)
    return not small and any(first.norm in article.capital_norms for article in articles)


def _denial(reading: Reading, below: Below) -> Iterator[tuple[str, tuple[str, ...]]]:
    ours = [token for token in reading.tokens if token.negation]
    theirs = (t for s in below.index.sentences for t in s.reading.tokens)
    if ours and not any(token.negation or token.stem in _NEGATIVE for token in theirs):
        said = reading.text[ours[0].start : ours[0].end]
        yield f"it says “{said}”, a denial that no line below makes", (said,)


def _substance(headline: str, below: Below) -> Iterator[tuple[str, tuple[str, ...]]]:
    scripts = {bool(foreign(text, asked="en")) for text in (headline, below.words)}
    if len(scripts) > 1:
        return  # another language: the words cannot be looked up
    own, told = terms(headline), terms(below.words)
    missing = [term for term in own if term not in told]
    if own and len(missing) > _OF_NONE * len(own):
        yield "most of what it says stands in no line below", ()
