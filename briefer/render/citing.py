"""A brief and what of it is shown in, its citation numbers and list of sources out. Pure.

A source's words stand once: a quotation that a line of the brief already is, or that is the title
of its source, is not printed again below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from itertools import chain
from typing import Any

from briefer.model import Announced, Brief, Citation, Reference
from briefer.render import phrases
from briefer.render.addresses import dispute_anchors, line_anchors
from briefer.render.locale import Tongue
from briefer.render.numbered import Numbered, Place, place_of, places
from briefer.render.style import Style
from briefer.text.hygiene import clean_line

View = dict[str, Any]


class Citing:
    """What the citations and the sources of one brief need to know."""

    def __init__(
        self,
        brief: Brief,
        style: Style,
        prefix: str,
        *,
        shown: Sequence[Numbered],
        coming: Sequence[Announced],
        tongue: Tongue,
        zone: tzinfo,
    ) -> None:
        self.brief, self.style, self.prefix = brief, style, prefix
        self.shown, self.coming, self.tongue, self.zone = shown, coming, tongue, zone
        self.lines = line_anchors(brief)
        self.disputes = dispute_anchors(brief)
        self.references = {found.article.id: found for found in brief.references}
        self.quotes = {place: n for n, place in enumerate(places(brief.citations), start=1)}
        self.printed = {clean_line(text) for text in self._printed()}

    def citations(self, citations: Iterable[Citation]) -> list[View]:
        """One entry a reference, in order: it leads to the first of its quotes."""
        first: dict[str, Citation] = {}
        for citation in citations:
            first.setdefault(citation.article.id, citation)
        return [self._citation(found) for found in first.values()]

    def sources(self) -> list[View]:
        """The references that what is shown cites, each with its quoted sentences."""
        citers: dict[Place, list[View]] = {}
        for citer, citations in chain(self._top(), *map(self._citers, self.shown), self._coming()):
            for place in places(citations):
                citers.setdefault(place, []).append(citer)
        cited = {place[0] for place in citers}
        references = [item for item in self.brief.references if item.article.id in cited]
        return [self._reference(item, citers) for item in references]

    def name_of(self, reference: Reference) -> str:
        """The publisher as it is printed."""
        named = reference.article.publisher or self.tongue.say("unnamed publisher")
        return self.style.line(named, 200)

    def lead_id(self) -> str:
        return f"{self.prefix}lead"

    def bullet_id(self, number: int) -> str:
        return f"{self.prefix}{self.lines[number]}"

    def disagreement_id(self, number: int) -> str:
        return f"{self.prefix}{self.disputes[number]}"

    def source_id(self, number: int) -> str:
        return f"{self.prefix}source-{number}"

    def announced_id(self) -> str:
        return f"{self.prefix}announced"

    # ------------------------------------------------------------ how the parts are made

    def _printed(self) -> Iterator[str]:
        """Every line that is printed."""
        yield from (sentence.text for sentence in self.brief.lead.sentences)
        for found in self.shown:
            yield from (bullet.text for _, bullet in found.bullets)
            yield from (side.text for _, item in found.disagreements for side in item.sides)
        yield from (item.text for item in self.coming)

    def _stands_above(self, place: Place) -> bool:
        """Whether the words of that place are printed already."""
        article, field, start, end = place
        found = self.references[article].article
        whole = field == "title" and (start, end) == (0, len(found.title))
        return whole or clean_line(found.content(field)[start:end]) in self.printed

    def _citation(self, citation: Citation) -> View:
        reference, place = self.references[citation.article.id], place_of(citation)
        label = self.tongue.say("Source {number}: ", number=f"{reference.number}")
        above = self._stands_above(place)
        return {
            "number": reference.number,
            "url": self.style.url(reference.article.url),
            "label": f"{label}{self.name_of(reference)}",
            "anchor": self.source_id(reference.number) if above else self._quote_id(place),
        }

    def _top(self) -> Iterable[tuple[View, Sequence[Citation]]]:
        if self.brief.lead.sentences:
            say = self.tongue.say
            citer = {"label": say("lead"), "name": say("the lead"), "id": self.lead_id()}
            yield citer, self.brief.lead.citations

    def _citers(self, found: Numbered) -> Iterable[tuple[View, Sequence[Citation]]]:
        say = self.tongue.say
        for number, bullet in found.bullets:
            citer = {"label": f"{number}", "name": say("bullet {number}", number=f"{number}")}
            yield citer | {"id": self.bullet_id(number)}, bullet.citations
        for number, item in found.disagreements:
            citer = {"label": say("disagreement"), "name": say("disagreement")}
            citer["id"] = self.disagreement_id(number)
            yield citer, [side.citation for side in item.sides]

    def _coming(self) -> Iterable[tuple[View, Sequence[Citation]]]:
        name = self.tongue.say("Announced")
        for item in self.coming:
            yield {"label": name, "name": name, "id": self.announced_id()}, item.citations

    def _reference(self, reference: Reference, citers: dict[Place, list[View]]) -> View:
        article = reference.article
        mine = sorted(place for place in citers if place[0] == article.id)
        above = [place for place in mine if self._stands_above(place)]
        by = {citer["id"]: citer for place in above for citer in citers[place]}
        title = article.title or self.tongue.say("untitled")
        return {
            "number": reference.number,
            "id": self.source_id(reference.number),
            "title": self.style.line(title, self.style.limits.text),
            "url": self.style.url(article.url),
            "publisher": self.name_of(reference),
            "date": phrases.published_text(article.published, self.zone, self.tongue),
            "via": self.style.line(", ".join(article.via), 300),
            "language": self.style.line(article.language or "", 20),
            "cited_by": list(by.values()),
            "quotes": [self._quote(p, reference, citers[p]) for p in mine if p not in above],
        }

    def _quote(self, place: Place, reference: Reference, citers: list[View]) -> View:
        _, field, start, end = place
        quote = reference.article.content(field)[start:end]
        return {
            "id": self._quote_id(place),
            "text": self.style.line(quote, self.style.limits.quote),
            "is_title": field == "title",
            "cited_by": citers,
        }

    def _quote_id(self, place: Place) -> str:
        return f"{self.prefix}quote-{self.quotes[place]}"
