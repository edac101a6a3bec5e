"""Written sections in, the lines on top of the brief out. Assembly: one call to the model.

The lead says what the day comes to, across stories. It is written from the finished bullets and
both sides of what they dispute, rests on what those cite and passes the same checks; what fails is
repaired once, else the weightiest bullet stands in its place. Without a model, or where it wrote
none, the first line of each weighty story stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from briefer.brief.alike import repeats
from briefer.brief.headings import Below, outruns
from briefer.brief.in_brief import top_lines
from briefer.brief.review import RepairPrompt, Reviewed, Reviewer
from briefer.brief.top import Material, material, newest
from briefer.errors import AskError, ConfigError
from briefer.model import Bullet, Finding, Lead, Novelty, Passage, Problem, Section, Side, Usage
from briefer.ports import Ask, Judge, LabelledPassage, Parse, Prompt
from briefer.summarize.outcomes import NoReply
from briefer.summarize.reply import drafted

LeadPrompt = Callable[[Sequence[LabelledPassage]], Prompt]

LINES: Final = 4  # at most
FEWEST: Final = 2  # where one falls, or the model wrote a single one
_STORIES: Final = 2  # of one story its first bullet is the lead


@dataclass(frozen=True, slots=True)
class LeadResult:
    """A lead, what it cost, what went wrong on the way; why sentences of it were not judged."""

    lead: Lead = field(default_factory=Lead)
    problems: tuple[Problem, ...] = ()
    usage: Usage = field(default_factory=Usage)
    unjudged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadEngine:
    """The engine and the prompts that the top of a brief is written with."""

    name: str
    ask: Ask
    lead_prompt: LeadPrompt
    repair_prompt: RepairPrompt
    judge: Judge | None = None
    parse: Parse | None = None

    def lead(self, printed: Sequence[Section], *, most: int = LINES) -> LeadResult:
        """The lead over those sections, in the order they are printed in.

        Nothing is asked unless the model wrote at least one of several stories with news.
        """
        news = [section for section in printed if newest(section)]
        most = min(most, LINES)
        if not most or len(news) < _STORIES or all(s.engine != self.name for s in news):
            return in_brief(printed, most=most)
        given = material(news)
        try:
            prompt = self.lead_prompt(given.shown)
        except ConfigError as error:  # a template that fails on these lines alone
            return replace(in_brief(printed, most=most), problems=(self._none(error),))
        reviewed, problems = self._asked(prompt, given, most)
        written = [replace(b, novelty=_novelty(b, news)) for b in reviewed.bullets[:most]]
        fallen = sum(refused.replaced_by is None for refused in reviewed.rejections)
        wanted = max(FEWEST, len(written) + fallen) if written or fallen else most
        told = whole_lead(written, news, most=min(most, wanted))
        lead = Lead(both_sides(told, news), reviewed.rejections)
        return LeadResult(lead, problems, reviewed.usage, reviewed.faults)

    def _asked(
        self, prompt: Prompt, given: Material, most: int
    ) -> tuple[Reviewed, tuple[Problem, ...]]:
        """Asks for the lead and has its lines reviewed; says why there is none."""
        spent = Usage()
        try:
            reply = self.ask(prompt)
            spent = reply.usage
            lines = [given.resting(draft) for draft in drafted(reply, prompt).bullets[:most]]
        except AskError as error:
            spent = spent if spent.calls else getattr(error, "usage", spent)
            said_before = isinstance(error, NoReply) and error.outcome == "broken off"
            return Reviewed((), usage=spent), () if said_before else (self._none(error),)
        reviewer = Reviewer(
            self.ask,
            self.repair_prompt,
            self.judge,
            may_quote=False,
            parse=self.parse,
            beside=partial(_turned, given),
        )
        reviewed = reviewer.review(lines, given.evidence)
        return replace(reviewed, usage=reviewed.usage + spent), ()

    def _none(self, error: Exception) -> Problem:
        return Problem(f"{self.name}: lead", f"{error}; the brief begins with its weightiest lines")


def _turned(given: Material, text: str, cited: Sequence[Passage]) -> tuple[Finding, ...]:
    """What of a line its bullets do not bear out, though a passage they cite may."""
    below = Below(given.over(cited))
    return outruns(text, below) if below.lines else ()


def whole_lead(
    written: Sequence[Bullet], news: Sequence[Section], *, most: int
) -> tuple[Bullet, ...]:
    """The lines that stand, with the weightiest bullets in the place of those that fell.

    The first story of the day is told in any case, and first: what is left of a lead never turns
    the news around.
    """
    firsts = [newest(section)[0] for section in news]
    lead = list(written)
    if most and not any(_tells(line, news[0]) for line in lead):
        lead = [firsts[0], *lead][:most]
    for bullet in firsts:
        if len(lead) < most and not repeats(bullet, lead) and not _shares(bullet, lead):
            lead.append(bullet)
    return tuple(sorted(lead, key=lambda line: _first_told(line, news)))


def both_sides(lead: Sequence[Bullet], news: Sequence[Section]) -> tuple[Bullet, ...]:
    """The lines; after one that tells one side of a dispute alone, what tells the other."""
    lines = list(lead)
    for dispute in (d for section in news for d in section.disagreements):
        told = [n for n, line in enumerate(lines) if _tells_any(line, dispute.sides)]
        silent = [side for side in dispute.sides if not any(_cites(b, side) for b in lines)]
        if not told or not silent:
            continue
        bullets = (b for section in news for b in newest(section) if _cites(b, silent[0]))
        lines.insert(told[-1] + 1, next(bullets, _in_own_words(silent[0])))
    return tuple(lines)


def _tells(sentence: Bullet, section: Section) -> bool:
    return _shares(sentence, newest(section))


def _first_told(sentence: Bullet, news: Sequence[Section]) -> int:
    """The place of the first section that the line tells of."""
    return next((n for n, section in enumerate(news) if _tells(sentence, section)), len(news))


def _tells_any(line: Bullet, sides: Iterable[Side]) -> bool:
    return any(_cites(line, side) for side in sides)


def _cites(line: Bullet, side: Side) -> bool:
    return any(citation.place == side.citation.place for citation in line.citations)


def _in_own_words(side: Side) -> Bullet:
    return Bullet(side.text, (side.citation,), own_words=True, proved="own words")


def _shares(sentence: Bullet, others: Iterable[Bullet]) -> bool:
    """Whether it rests on a sentence that one of the others rests on too."""
    places = {citation.place for citation in sentence.citations}
    return any(citation.place in places for other in others for citation in other.citations)


def in_brief(printed: Sequence[Section], *, most: int) -> LeadResult:
    """What needs no model: the first lines of the first stories."""
    return LeadResult(Lead(top_lines(printed, most=most)))


def _novelty(sentence: Bullet, news: Iterable[Section]) -> Novelty:
    """New if it rests on what a new bullet rests on."""
    places = {citation.place for citation in sentence.citations}
    new = (b for section in news for b in section.bullets if b.novelty == "new")
    return "new" if any(c.place in places for b in new for c in b.citations) else "update"
