"""Briefs in, plain dicts of printable values out: all a template ever sees. Pure.

Every text is escaped here, for the format, so that a template (also a user's own) cannot
forget to. Numbers, names and addresses come from the brief, never from a reply.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import Any

from briefer.model import (
    Announced,
    Brief,
    Bullet,
    Citation,
    Disagreement,
    Side,
)
from briefer.render import phrases
from briefer.render.citing import Citing
from briefer.render.escaping import clipped
from briefer.render.locale import Tongue, tongue_of
from briefer.render.numbered import Numbered, cut, is_shown, is_verbatim, numbered
from briefer.render.standing import coming_text, parted, who_and_when
from briefer.render.style import Style
from briefer.render.subject import subject
from briefer.text.hygiene import clean_line

View = dict[str, Any]

_MARKS = {"new": "New", "update": "Update", "known": "Known"}
_NOTHING = "Nothing new about {topic} since {moment}."
_VERBATIM = "Every bullet is in the words of its source, unchanged."


def digest_view(
    briefs: Sequence[Brief], style: Style, *, view_of: type[BriefView] | None = None
) -> View:
    """The view of one brief or of several in one message; `view_of` makes that of each."""
    made = view_of or BriefView
    shown = briefs[: style.limits.topics]
    views = [
        made(brief, style, f"b{n}-" if len(briefs) > 1 else "").view()
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


def _named(left_out: Sequence[Brief], tongue: Tongue) -> str:
    """How many topics are left out, and which."""
    topics = [clean_line(brief.topic) for brief in left_out]
    return f"{tongue.more(len(topics), 'topic')}: {', '.join(topics)}" if topics else ""


class BriefView:
    """One brief with its style: what each part of the view needs to know."""

    def __init__(self, brief: Brief, style: Style, prefix: str) -> None:
        self.brief = brief
        self.style = style
        self.limits = style.limits
        self.prefix = prefix
        self.tongue = tongue_of(brief.language)
        self.zone: tzinfo = phrases.zone_of(brief.timezone)
        self.mixed = any(bullet.novelty != "new" for bullet in brief.bullets)
        self.all_own_words = bool(brief.bullets) and all(map(is_verbatim, brief.bullets))
        self.stories = [found for found in numbered(brief) if is_shown(found.section)]
        self.shown = [cut(s, self.limits.bullets) for s in self.stories[: self.limits.sections]]
        self.told, self.colour = parted(self.shown, brief)
        said = {bullet.text for found in self.shown for _, bullet in found.bullets}
        coming = brief.announced if self.limits.sections != 0 else ()
        self.coming = [item for item in coming if item.text not in said]
        self.citing = Citing(
            brief,
            style,
            prefix,
            shown=self.shown,
            coming=self.coming,
            tongue=self.tongue,
            zone=self.zone,
        )

    def view(self) -> View:
        return self.opening() | {
            "lead": self.lead(),
            "lead_id": self.citing.lead_id(),
            "empty": not self.stories,
            "t": self.tongue.labels,
            **self._sections(),
            "announced": [self.announced(item) for item in self.coming],
            "announced_id": self.citing.announced_id(),
            "more_stories": self._more(len(self.stories) - len(self.shown), "story"),
            "references": self.citing.sources(),
            **self._closing(),
        }

    def opening(self) -> View:
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
            "own_words": self.own_words(),
            "nothing": tongue.say(_NOTHING, topic=clean_line(brief.topic), moment=since),
            "generated": phrases.moment_text(brief.generated, zone, tongue),
            "topic": clipped(clean_line(brief.title or brief.topic), 300),
            "language": brief.language,
        }
        taken_back = [self.line(text) for text in phrases.corrections(brief, zone, tongue)]
        styled: View = {name: self.style.line(text) for name, text in lines.items()}
        return styled | {"id": f"{self.prefix}top", "corrections": taken_back}

    def lead(self) -> list[View]:
        return [
            {
                "text": self.worded(s),
                "citations": self.citing.citations(s.citations),
            }
            for s in self.brief.lead.sentences
        ]

    def _sections(self) -> View:
        """`told` and `also` are what is printed; `sections` are all of them in the old order."""
        numbers = enumerate(self.shown, start=1)
        made = {id(found): self.section(found, n) for n, found in numbers}
        told, colour = ([made[id(found)] for found in part] for part in (self.told, self.colour))
        for n, section in enumerate(told):  # below a heading a line of its own stands for one
            section["leads"] |= section["alone"] and not all(one["alone"] for one in told[:n])
        for section in colour[:1]:
            section["also"] = True
        lines = [bullet for section in colour for bullet in section["bullets"]]
        return {"sections": [*told, *colour], "told": told, "also": lines}

    def section(self, found: Numbered, number: int) -> View:
        section = found.section
        engine = section.engine if section.engine != self.brief.engine else ""
        return {
            "id": f"{self.prefix}story-{number}",
            "headline": self.said(section.headline or "", section.citations),
            "title": self.said(found.title, section.citations),
            "alone": found.alone,
            "also": False,
            "leads": found.leads,
            "standing": self.style.line(phrases.standing_text(section, self.tongue), 600),
            "single_source": len(section.publishers) == 1,
            "engine": self.style.line(engine, 100),
            "bullets": [self.bullet(n, bullet) for n, bullet in found.bullets],
            "more_bullets": self._more(len(section.bullets) - len(found.bullets), "bullet"),
            "disagreements": [self.disagreement(n, item) for n, item in found.disagreements],
        }

    def bullet(self, number: int, bullet: Bullet) -> View:
        cleared = bullet.proved == "judge"
        doubts = "" if cleared else "; ".join(finding.detail for finding in bullet.findings)
        by = who_and_when(bullet, brief=self.brief, zone=self.zone, tongue=self.tongue)
        own_words = is_verbatim(bullet) and not self.all_own_words
        asides = [by, self.tongue.say("in the source’s words") if own_words else ""]
        asides += [f"{self.tongue.say('doubt')}: {clipped(doubts, 300)}" if doubts else ""]
        return {
            "id": self.citing.bullet_id(number),
            "number": number,
            "text": self.worded(bullet),
            "novelty": bullet.novelty,
            "mark": self.tongue.say(_MARKS[bullet.novelty]) if self.mixed else "",
            "aside": self.style.line("; ".join(filter(None, asides)), 600),
            "own_words": own_words,
            "doubts": self.style.line(doubts, 300),
            "citations": self.citing.citations(bullet.citations),
        }

    def announced(self, item: Announced) -> View:
        day = coming_text(item, brief=self.brief, zone=self.zone, tongue=self.tongue)
        by = who_and_when(
            Bullet(item.text, item.citations), brief=self.brief, zone=self.zone, tongue=self.tongue
        )
        return {
            "date": self.style.line(day),
            "text": self.said(item.text, item.citations),
            "aside": self.style.line(by, 300),
            "citations": self.citing.citations(item.citations),
        }

    def own_words(self) -> str:
        """That nothing was reworded, where that is so; and what stands in brackets then."""
        if not self.all_own_words:
            return ""
        brackets = phrases.brackets_text(self.brief.bullets, self.tongue)
        return f"{self.tongue.say(_VERBATIM)} {brackets}".rstrip()

    def disagreement(self, number: int, item: Disagreement) -> View:
        return {
            "id": self.citing.disagreement_id(number),
            "about": self.said(clipped(item.about, 300), [s.citation for s in item.sides]),
            "sides": [self.side(side) for side in item.sides],
        }

    def side(self, side: Side) -> View:
        return {
            "speaker": self.style.line(
                phrases.speaker(side, self.brief.language, self.tongue), 150
            ),
            "text": self.said(side.text, (side.citation,)),
            "citations": self.citing.citations((side.citation,)),
        }

    def _closing(self) -> View:
        brief, line, tongue = self.brief, self.style.line, self.tongue
        problems = [f"{problem.source}: {problem.reason}" for problem in brief.problems]
        shown = problems[: self.limits.problems]
        proofs = filter(None, (phrases.proofs_text(brief, tongue),))
        return {
            "account": line(phrases.account_text(brief.account, tongue)),
            "fates": self._fates(),
            "total": brief.account.total,
            "checks": line(phrases.checks_text(brief, tongue)),
            "notes": [self.line(note) for note in (*proofs, *phrases.notes(brief, tongue))],
            "problems": [line(problem, 500) for problem in shown],
            "more_problems": self._more(len(problems) - len(shown), "problem"),
            "usage": line(phrases.usage_text(brief.usage, tongue)),
        }

    def _fates(self) -> list[View]:
        """Each fate with its count and the titles of its articles, as far as they were listed."""
        line, unnamed = self.style.line, self.tongue.say("untitled")
        return [
            part
            | {
                "articles": [
                    {
                        "title": line(found.title or unnamed, 200),
                        "publisher": line(found.publisher, 100),
                        "url": self.style.url(found.url),
                        "why": line(found.why, 250),
                    }
                    for found in self.brief.fates
                    if found.fate == part["fate"]
                ]
            }
            for part in phrases.account_parts(self.brief.account, self.tongue)
        ]

    def _more(self, count: int, noun: str) -> str:
        text = self.tongue.more(count, noun)
        return self.style.line(text) if count else ""

    def worded(self, bullet: Bullet) -> str:
        changed = phrases.change_text(bullet, self.zone, self.tongue)
        return f"{self.said(bullet.text, bullet.citations)} {self.line(changed)}".rstrip()

    def said(self, text: str, citations: Iterable[Citation]) -> str:
        if not text:
            return ""
        mark = phrases.foreign_mark(text, citations, self.brief.language, self.tongue)
        return f"{self.line(text)} {self.style.line(mark, 60)}".rstrip()

    def line(self, text: str) -> str:
        return self.style.line(text, self.limits.text)
