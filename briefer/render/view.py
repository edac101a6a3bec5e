"""Briefs in, plain dicts of printable values out: all a template ever sees. Pure.

Every text is escaped here, for the format, so that a template (also a user's own) cannot
forget to. Numbers, names and addresses come from the brief, never from a reply.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from itertools import chain, pairwise
from typing import Any

from briefer.model import Brief, Bullet, Citation, Disagreement, Reference, Side
from briefer.render import phrases
from briefer.render.escaping import clipped
from briefer.render.locale import Tongue, tongue_of
from briefer.render.numbered import (
    Numbered,
    Place,
    cut,
    is_shown,
    is_verbatim,
    numbered,
    place_of,
    places,
)
from briefer.render.style import Style
from briefer.text.hygiene import clean_line

View = dict[str, Any]

_MARKS = {"new": "New", "update": "Update", "known": "Known"}
_NOTHING = "Nothing new about {topic} since {moment}."
_VERBATIM = "Every bullet is in the words of its source, unchanged."


def digest_view(briefs: Sequence[Brief], style: Style) -> View:
    """The view of one brief or of several in one message."""
    shown = briefs[: style.limits.topics]
    views = [
        _BriefView(brief, style, f"b{n}-" if len(briefs) > 1 else "").view()
        for n, brief in enumerate(shown, start=1)
    ]
    tongue = tongue_of(briefs[0].language)
    return {
        "subject": style.line(subject(briefs)),
        "language": style.line(briefs[0].language),
        "briefs": views,
        "more_topics": style.line(_named(briefs[len(shown) :], tongue), 600),
        "t": tongue.labels,
    }


def subject(briefs: Sequence[Brief]) -> str:
    """The subject line: what about, of which day, and how much."""
    first = briefs[0]
    tongue = tongue_of(first.language)
    day = phrases.brief_day(first, phrases.zone_of(first.timezone), tongue)
    topics = ", ".join(clean_line(brief.topic) for brief in briefs)
    shown = [section for brief in briefs for section in brief.sections if is_shown(section)]
    stories = tongue.counted(len(shown), "story") if shown else tongue.say("nothing new")
    return f"{clipped(topics, 120)}: {stories}, {day}"


def _named(left_out: Sequence[Brief], tongue: Tongue) -> str:
    """How many topics are left out, and which."""
    topics = [clean_line(brief.topic) for brief in left_out]
    return f"{tongue.more(len(topics), 'topic')}: {', '.join(topics)}" if topics else ""


class _BriefView:
    """One brief with its style: what each part of the view needs to know."""

    def __init__(self, brief: Brief, style: Style, prefix: str) -> None:
        self.brief = brief
        self.style = style
        self.limits = style.limits
        self.prefix = prefix
        self.tongue = tongue_of(brief.language)
        self.zone: tzinfo = phrases.zone_of(brief.timezone)
        self.references = {found.article.id: found for found in brief.references}
        self.quotes = {place: n for n, place in enumerate(places(brief.citations), start=1)}
        self.mixed = any(bullet.novelty != "new" for bullet in brief.bullets)
        self.all_own_words = bool(brief.bullets) and all(map(is_verbatim, brief.bullets))
        self.stories = [found for found in numbered(brief) if is_shown(found.section)]
        self.shown = [cut(s, self.limits.bullets) for s in self.stories[: self.limits.sections]]

    def view(self) -> View:
        return self._opening() | {
            "lead": self._lead(),
            "lead_id": self._lead_id(),
            "empty": not self.stories,
            "t": self.tongue.labels,
            "sections": self._sections(),
            "more_stories": self._more(len(self.stories) - len(self.shown), "story"),
            "references": self._references(),
            **self._closing(),
        }

    def _opening(self) -> View:
        brief, zone, tongue = self.brief, self.zone, self.tongue
        edges = brief.window.since, brief.window.until
        since, cutoff = (phrases.moment_text(edge, zone, tongue) for edge in edges)
        lines = {
            "day": phrases.headed(phrases.brief_day(brief, zone, tongue)),
            "window": tongue.say("{since} to {until}", since=since, until=cutoff),
            "cutoff": f"{cutoff} ({brief.timezone})",
            "collected": phrases.collected_text(brief, tongue),
            "engine": clipped(brief.engine, 100),
            "tally": phrases.tally_text(brief, tongue) if self.stories else "",
            "own_words": tongue.say(_VERBATIM) if self.all_own_words else "",
            "nothing": tongue.say(_NOTHING, topic=clean_line(brief.topic), moment=since),
            "generated": phrases.moment_text(brief.generated, zone, tongue),
            "topic": clipped(clean_line(brief.topic), 300),
            "language": brief.language,
        }
        taken_back = [self._line(text) for text in phrases.corrections(brief, zone, tongue)]
        styled: View = {name: self.style.line(text) for name, text in lines.items()}
        return styled | {"id": f"{self.prefix}top", "corrections": taken_back}

    def _lead(self) -> list[View]:
        return [
            {"text": self._said(s.text, s.citations), "citations": self._citations(s.citations)}
            for s in self.brief.lead.sentences
        ]

    def _sections(self) -> list[View]:
        """Each section; `also` opens a run of single lines that would seem part of one above."""
        made = [self._section(found, n) for n, found in enumerate(self.shown, start=1)]
        for before, section in pairwise([{"alone": True}, *made]):
            section["also"] = section["alone"] and not before["alone"]
        return made

    def _section(self, found: Numbered, number: int) -> View:
        section = found.section
        engine = section.engine if section.engine != self.brief.engine else ""
        return {
            "id": f"{self.prefix}story-{number}",
            "headline": self._said(section.headline or "", section.citations),
            "title": self._said(found.title, section.citations),
            "alone": found.alone,
            "leads": found.leads,
            "standing": self.style.line(phrases.standing_text(section, self.tongue), 600),
            "single_source": len(section.publishers) == 1,
            "engine": self.style.line(engine, 100),
            "bullets": [self._bullet(n, bullet) for n, bullet in found.bullets],
            "more_bullets": self._more(len(section.bullets) - len(found.bullets), "bullet"),
            "disagreements": [self._disagreement(n, item) for n, item in found.disagreements],
        }

    def _bullet(self, number: int, bullet: Bullet) -> View:
        cleared = bullet.proved == "judge"
        doubts = "" if cleared else "; ".join(finding.detail for finding in bullet.findings)
        return {
            "id": self._bullet_id(number),
            "number": number,
            "text": self._said(bullet.text, bullet.citations),
            "novelty": bullet.novelty,
            "mark": self.tongue.say(_MARKS[bullet.novelty]) if self.mixed else "",
            "own_words": is_verbatim(bullet) and not self.all_own_words,
            "doubts": self.style.line(doubts, 300),
            "citations": self._citations(bullet.citations),
        }

    def _disagreement(self, number: int, item: Disagreement) -> View:
        return {
            "id": self._disagreement_id(number),
            "about": self._said(clipped(item.about, 300), [s.citation for s in item.sides]),
            "sides": [self._side(side) for side in item.sides],
        }

    def _side(self, side: Side) -> View:
        return {
            "speaker": self.style.line(
                phrases.speaker(side, self.brief.language, self.tongue), 150
            ),
            "text": self._said(side.text, (side.citation,)),
            "citations": self._citations((side.citation,)),
        }

    def _citations(self, citations: Iterable[Citation]) -> list[View]:
        """One entry a reference, in order: it leads to the first of its quotes."""
        first: dict[str, Citation] = {}
        for citation in citations:
            first.setdefault(citation.article.id, citation)
        return [self._citation(found) for found in first.values()]

    def _citation(self, citation: Citation) -> View:
        reference = self.references[citation.article.id]
        number = reference.number
        publisher = self.style.line(reference.article.publisher or self._unnamed, 200)
        label = self.tongue.say("Source {number}: ", number=f"{number}")
        return {
            "number": reference.number,
            "url": self.style.url(reference.article.url),
            "label": f"{label}{publisher}",
            "anchor": self._quote_id(place_of(citation)),
        }

    def _references(self) -> list[View]:
        """The references that what is shown cites, each with its quoted sentences."""
        citers: dict[Place, list[View]] = {}
        for citer, citations in chain(self._top_citers(), *map(self._citers, self.shown)):
            for place in places(citations):
                citers.setdefault(place, []).append(citer)
        cited = {place[0] for place in citers}
        references = [item for item in self.brief.references if item.article.id in cited]
        return [self._reference(item, citers) for item in references]

    def _top_citers(self) -> Iterable[tuple[View, Sequence[Citation]]]:
        if self.brief.lead.sentences:
            say = self.tongue.say
            citer = {"label": say("lead"), "name": say("the lead"), "id": self._lead_id()}
            yield citer, self.brief.lead.citations

    def _citers(self, found: Numbered) -> Iterable[tuple[View, Sequence[Citation]]]:
        say = self.tongue.say
        for number, bullet in found.bullets:
            citer = {"label": f"{number}", "name": say("bullet {number}", number=f"{number}")}
            yield citer | {"id": self._bullet_id(number)}, bullet.citations
        for number, item in found.disagreements:
            citer = {"label": say("disagreement"), "name": say("disagreement")}
            citer["id"] = self._disagreement_id(number)
            yield citer, [side.citation for side in item.sides]

    def _reference(self, reference: Reference, citers: dict[Place, list[View]]) -> View:
        article = reference.article
        mine = sorted(place for place in citers if place[0] == article.id)
        return {
            "number": reference.number,
            "id": f"{self.prefix}source-{reference.number}",
            "title": self.style.line(
                article.title or self.tongue.say("untitled"), self.limits.text
            ),
            "url": self.style.url(article.url),
            "publisher": self.style.line(article.publisher or self._unnamed, 200),
            "date": phrases.published_text(article.published, self.zone, self.tongue),
            "via": self.style.line(", ".join(article.via), 300),
            "language": self.style.line(article.language or "", 20),
            "quotes": [self._quote(place, reference, citers[place]) for place in mine],
        }

    def _quote(self, place: Place, reference: Reference, citers: list[View]) -> View:
        _, field, start, end = place
        quote = reference.article.content(field)[start:end]
        return {
            "id": self._quote_id(place),
            "text": self.style.line(quote, self.limits.quote),
            "is_title": field == "title",
            "cited_by": citers,
        }

    def _closing(self) -> View:
        brief, line, tongue = self.brief, self.style.line, self.tongue
        problems = [f"{problem.source}: {problem.reason}" for problem in brief.problems]
        shown = problems[: self.limits.problems]
        proofs = filter(None, (phrases.proofs_text(brief, tongue),))
        return {
            "account": line(phrases.account_text(brief.account, tongue)),
            "fates": phrases.account_parts(brief.account, tongue),
            "total": brief.account.total,
            "checks": line(phrases.checks_text(brief, tongue)),
            "notes": [self._line(note) for note in (*proofs, *phrases.notes(brief, tongue))],
            "problems": [line(problem, 500) for problem in shown],
            "more_problems": self._more(len(problems) - len(shown), "problem"),
            "usage": line(phrases.usage_text(brief.usage, tongue)),
        }

    def _more(self, count: int, noun: str) -> str:
        text = self.tongue.more(count, noun)
        return self.style.line(text) if count else ""

    @property
    def _unnamed(self) -> str:
        return self.tongue.say("unnamed publisher")

    def _said(self, text: str, citations: Iterable[Citation]) -> str:
        mark = phrases.foreign_mark(text, citations, self.brief.language, self.tongue)
        return f"{self._line(text)} {self.style.line(mark, 60)}".rstrip()

    def _line(self, text: str) -> str:
        return self.style.line(text, self.limits.text)

    def _lead_id(self) -> str:
        return f"{self.prefix}lead"

    def _bullet_id(self, number: int) -> str:
        return f"{self.prefix}bullet-{number}"

    def _disagreement_id(self, number: int) -> str:
        return f"{self.prefix}disagreement-{number}"

    def _quote_id(self, place: Place) -> str:
        return f"{self.prefix}quote-{self.quotes[place]}"
