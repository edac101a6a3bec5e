"""Briefs in, plain dicts of printable values out: all a template ever sees. Pure.

Every text is escaped here, for the format, so that a template (also a user's own) cannot
forget to. Numbers, names and addresses come from the brief, never from a reply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from briefer.model import Brief, Bullet, Citation, Disagreement, Reference, Section, Side
from briefer.model.construction import distinct
from briefer.render import wording
from briefer.render.escaping import clipped, safe_url
from briefer.text.hygiene import clean_line

View = dict[str, Any]
_NAMED_PUBLISHERS = 6


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a brief is shown; None is all. What is left out is always said."""

    sections: int | None = None
    bullets: int | None = None
    text: int | None = None
    quote: int | None = None
    problems: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How one format escapes a text and an address, and how much it shows."""

    text: Callable[[str], str] = clean_line
    url: Callable[[str | None], str | None] = safe_url
    limits: Limits = Limits()

    def line(self, text: str, limit: int | None = None) -> str:
        return self.text(clipped(clean_line(text), limit))


def digest_view(briefs: Sequence[Brief], style: Style) -> View:
    """The view of one brief or of several in one message."""
    views = [
        _BriefView(brief, style, f"b{n}-" if len(briefs) > 1 else "").view()
        for n, brief in enumerate(briefs, start=1)
    ]
    return {
        "subject": style.line(subject(briefs)),
        "language": style.line(briefs[0].language),
        "briefs": views,
    }


def subject(briefs: Sequence[Brief]) -> str:
    """The subject line: what about, of which day, and how much."""
    first = briefs[0]
    day = wording.brief_day(first, wording.zone_of(first.timezone))
    topics = ", ".join(clean_line(brief.topic) for brief in briefs)
    shown = [section for brief in briefs for section in brief.sections if is_shown(section)]
    stories = wording.counted(len(shown), "story", "stories") if shown else "nothing new"
    return f"{clipped(topics, 120)}: {stories}, {day}"


def is_shown(section: Section) -> bool:
    return bool(section.bullets or section.disagreements)


class _BriefView:
    """One brief with its style: what each part of the view needs to know."""

    def __init__(self, brief: Brief, style: Style, prefix: str) -> None:
        self.brief = brief
        self.style = style
        self.limits = style.limits
        self.prefix = prefix
        self.zone: tzinfo = wording.zone_of(brief.timezone)
        self.references = {found.article.id: found for found in brief.references}
        self.quotes = list(dict.fromkeys(map(_place, brief.citations)))
        self.numbers = {id(bullet): n for n, bullet in enumerate(brief.bullets, start=1)}
        self.mixed = {bullet.novelty for bullet in brief.bullets} != {"new"}
        self.all_own_words = all(bullet.own_words for bullet in brief.bullets)
        self.sections = [section for section in brief.sections if is_shown(section)]

    def view(self) -> View:
        shown = self.sections[: self.limits.sections]
        return self._opening() | {
            "empty": not self.sections,
            "sections": [self._section(section, n) for n, section in enumerate(shown, start=1)],
            "more_stories": self._more(len(self.sections) - len(shown), "story", "stories"),
            "references": self._references(shown),
            **self._closing(),
        }

    def _opening(self) -> View:
        brief, line = self.brief, self.style.line
        zone, since, until = self.zone, brief.window.since, brief.window.until
        cutoff = wording.moment_text(until, zone)
        opening = {
            "day": wording.brief_day(brief, zone),
            "window": f"{wording.moment_text(since, zone)} to {cutoff}",
            "cutoff": f"{cutoff} ({brief.timezone})",
            "collected": wording.collected_text(brief),
            "engine": clipped(brief.engine, 100),
            "tally": wording.tally_text(brief) if self.sections else "",
            "own_words": "Every bullet is a sentence of its source, word for word."
            if self.sections and self.all_own_words
            else "",
            "nothing": f"Nothing new about {brief.topic} since {wording.moment_text(since, zone)}.",
            "generated": wording.moment_text(brief.generated, zone),
        }
        return {
            "topic": line(brief.topic),
            "language": line(brief.language),
            "id": f"{self.prefix}top",
            **{name: line(text) for name, text in opening.items()},
        }

    def _section(self, section: Section, number: int) -> View:
        bullets = section.bullets[: self.limits.bullets]
        engine = section.engine if section.engine != self.brief.engine else ""
        return {
            "id": f"{self.prefix}story-{number}",
            "headline": self._line(section.headline) or self._line(section.story),
            "standing": self.style.line(_standing(section)),
            "single_source": len(section.publishers) == 1,
            "engine": self.style.line(engine, 100),
            "bullets": [self._bullet(bullet) for bullet in bullets],
            "more_bullets": self._more(len(section.bullets) - len(bullets), "bullet"),
            "disagreements": [self._disagreement(item) for item in section.disagreements],
        }

    def _bullet(self, bullet: Bullet) -> View:
        number = self.numbers[id(bullet)]
        marks = {"new": "New", "update": "Update", "known": "Known"}
        doubts = "; ".join(finding.detail for finding in bullet.findings)
        return {
            "id": f"{self.prefix}bullet-{number}",
            "number": number,
            "text": self._line(bullet.text),
            "novelty": bullet.novelty,
            "mark": marks[bullet.novelty] if self.mixed else "",
            "own_words": bullet.own_words and not self.all_own_words,
            "doubts": self._line(doubts),
            "citations": self._citations(bullet.citations),
        }

    def _disagreement(self, item: Disagreement) -> View:
        return {"about": self._line(item.about), "sides": [self._side(side) for side in item.sides]}

    def _side(self, side: Side) -> View:
        return {
            "speaker": self._line(side.speaker),
            "text": self._line(side.text),
            "citations": self._citations((side.citation,)),
        }

    def _citations(self, citations: Iterable[Citation]) -> list[View]:
        """One entry a reference, in order: it leads to the first of its quotes."""
        first = {citation.article.id: citation for citation in reversed(tuple(citations))}
        return [self._citation(found) for found in reversed(first.values())]

    def _citation(self, citation: Citation) -> View:
        reference = self.references[citation.article.id]
        publisher = self.style.line(reference.article.publisher or "unnamed publisher", 200)
        return {
            "number": reference.number,
            "url": self.style.url(reference.article.url),
            "label": f"Source {reference.number}: {publisher}",
            "anchor": self._anchor(_place(citation)),
        }

    def _references(self, shown: Sequence[Section]) -> list[View]:
        cited = {c.article.id for section in shown for c in self._shown_citations(section)}
        found = (item for item in self.brief.references if item.article.id in cited)
        return [self._reference(item, shown) for item in found]

    def _shown_citations(self, section: Section) -> list[Citation]:
        bullets = section.bullets[: self.limits.bullets]
        sides = [side.citation for item in section.disagreements for side in item.sides]
        return [citation for bullet in bullets for citation in bullet.citations] + sides

    def _reference(self, reference: Reference, shown: Sequence[Section]) -> View:
        article = reference.article
        return {
            "number": reference.number,
            "id": f"{self.prefix}source-{reference.number}",
            "title": self._line(article.title) or self.style.line("untitled"),
            "url": self.style.url(article.url),
            "publisher": self.style.line(article.publisher or "unnamed publisher", 200),
            "date": wording.published_text(article.published, self.zone),
            "via": self.style.line(", ".join(article.via), 300),
            "language": self.style.line(article.language or "", 20),
            "quotes": self._quotes(article.id, shown),
        }

    def _quotes(self, article: str, shown: Sequence[Section]) -> list[View]:
        """The quoted sentences of one article in their order there, with who cites each."""
        citations = [c for section in shown for c in self._shown_citations(section)]
        mine = {_place(c): c for c in citations if c.article.id == article}
        return [
            {
                "id": self._anchor(place),
                "text": self.style.line(mine[place].quote, self.limits.quote),
                "is_title": mine[place].field == "title",
                "bullets": self._cited_by(place, shown),
            }
            for place in sorted(mine)
        ]

    def _cited_by(self, place: _Place, shown: Sequence[Section]) -> list[View]:
        return [
            {"number": number, "id": f"{self.prefix}bullet-{number}"}
            for section in shown
            for bullet in section.bullets[: self.limits.bullets]
            if place in map(_place, bullet.citations)
            for number in [self.numbers[id(bullet)]]
        ]

    def _closing(self) -> View:
        brief, line = self.brief, self.style.line
        problems = [f"{problem.source}: {problem.reason}" for problem in brief.problems]
        shown = problems[: self.limits.problems]
        return {
            "account": line(wording.account_text(brief.account)),
            "fates": wording.account_parts(brief.account),
            "total": brief.account.total,
            "checks": line(wording.checks_text(brief)),
            "notes": [self._line(note) for note in brief.notes],
            "problems": [line(problem, 500) for problem in shown],
            "more_problems": self._more(len(problems) - len(shown), "problem"),
            "usage": line(wording.usage_text(brief.usage)),
        }

    def _more(self, count: int, noun: str, many: str | None = None) -> str:
        if not count:
            return ""
        return self.style.line(f"{wording.counted(count, f'more {noun}', many and f'more {many}')}")

    def _line(self, text: str) -> str:
        return self.style.line(text, self.limits.text)

    def _anchor(self, place: _Place) -> str:
        return f"{self.prefix}quote-{self.quotes.index(place) + 1}"


_Place = tuple[str, str, int, int]


def _place(citation: Citation) -> _Place:
    return (citation.article.id, citation.field, citation.start, citation.end)


def _standing(section: Section) -> str:
    """On how many independent publishers a story stands."""
    names = distinct(map(clean_line, section.publishers))
    if not names:
        return ""
    if len(names) == 1:
        return f"Single source: {names[0]}"
    more = len(names) - _NAMED_PUBLISHERS
    listed = ", ".join(names[:_NAMED_PUBLISHERS]) + (f" and {more} more" if more > 0 else "")
    return f"{len(names)} publishers: {listed}"
