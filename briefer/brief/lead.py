"""Written sections in, the two sentences on top of the brief out. Assembly: one call to the model.

The lead says what the day comes to, across stories. It rests only on passages that bullets
below it cite and passes the same checks; what fails is repaired once, else the weightiest bullet
stands in its place. Without a model the first line of each weighty story stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest
from typing import Final

from briefer.brief.alike import repeats
from briefer.brief.review import RepairPrompt, Reviewed, Reviewer
from briefer.errors import AskError, ConfigError
from briefer.model import Bullet, Lead, Novelty, Problem, Section, Usage
from briefer.ports import Ask, Judge, LabelledPassage, Parse, Prompt
from briefer.summarize.outcomes import NoReply
from briefer.summarize.passages import labelled, passages_at
from briefer.summarize.reply import drafted
from briefer.text.folding import words

LeadPrompt = Callable[[Sequence[LabelledPassage]], Prompt]

SENTENCES: Final = 2
_STORIES: Final = 2  # of one story its first bullet is the lead
_BULLETS: Final = 10  # whose passages are shown: the first of each story, then the second, …


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

    def lead(self, printed: Sequence[Section]) -> LeadResult:
        """The lead over those sections, in the order they are printed in.

        Nothing is asked unless the model wrote at least one of several stories with news.
        """
        news = [section for section in printed if _news(section)]
        if len(news) < _STORIES or all(section.engine != self.name for section in news):
            return LeadResult()
        try:
            prompt = self.lead_prompt(lead_passages(news))
        except ConfigError as error:  # a template that fails on these passages alone
            return LeadResult(problems=(self._none(error),))
        reviewed, problems = self._asked(prompt)
        told = {tuple(words(bullet.text)) for section in printed for bullet in section.bullets}
        kept = [b for b in reviewed.bullets if tuple(words(b.text)) not in told]
        written = [replace(b, novelty=_novelty(b, news)) for b in kept[:SENTENCES]]
        fallen = sum(refused.replaced_by is None for refused in reviewed.rejections)
        sentences = whole_lead(written, news, fallen=fallen)
        lead = Lead(sentences, reviewed.rejections)
        return LeadResult(lead, problems, reviewed.usage, reviewed.faults)

    def _asked(self, prompt: Prompt) -> tuple[Reviewed, tuple[Problem, ...]]:
        """Asks for the lead and has its sentences reviewed; says why there is none."""
        spent = Usage()
        try:
            reply = self.ask(prompt)
            spent = reply.usage
            sentences = drafted(reply, prompt).bullets[:SENTENCES]
        except AskError as error:
            spent = spent if spent.calls else getattr(error, "usage", spent)
            said_before = isinstance(error, NoReply) and error.outcome == "broken off"
            return Reviewed((), usage=spent), () if said_before else (self._none(error),)
        reviewer = Reviewer(
            self.ask, self.repair_prompt, self.judge, may_quote=False, parse=self.parse
        )
        reviewed = reviewer.review(sentences, prompt.passages)
        return replace(reviewed, usage=reviewed.usage + spent), ()

    def _none(self, error: Exception) -> Problem:
        return Problem(f"{self.name}: lead", f"{error}; the brief begins with its stories")


def whole_lead(
    written: Sequence[Bullet], news: Sequence[Section], *, fallen: int
) -> tuple[Bullet, ...]:
    """The sentences that stand, with the weightiest bullets in the place of those that fell.

    The first story of the day is told in any case: what is left of a lead never turns the news
    around. Where nothing was written and nothing fell there is no lead.
    """
    most = min(SENTENCES, len(written) + fallen)
    firsts = [_news(section)[0] for section in news]
    lead = list(written)
    if most and not any(_tells(sentence, news[0]) for sentence in lead):
        lead = [firsts[0], *lead][:SENTENCES]
    for bullet in firsts:
        if len(lead) < most and not repeats(bullet, lead) and not _shares(bullet, lead):
            lead.append(bullet)
    return tuple(lead)


def _tells(sentence: Bullet, section: Section) -> bool:
    return _shares(sentence, _news(section))


def _shares(sentence: Bullet, others: Iterable[Bullet]) -> bool:
    """Whether it rests on a sentence that one of the others rests on too."""
    places = {citation.place for citation in sentence.citations}
    return any(citation.place in places for other in others for citation in other.citations)


def in_brief(printed: Sequence[Section], *, most: int) -> LeadResult:
    """The first line of each of the first stories; none where the whole brief is as short."""
    news = [section for section in printed if _news(section)]
    if sum(len(_news(section)) for section in news) <= most:
        return LeadResult()
    turns = chain.from_iterable(zip_longest(*(_news(section) for section in news[:most])))
    return LeadResult(Lead(tuple(bullet for bullet in turns if bullet is not None)[:most]))


def lead_passages(news: Sequence[Section]) -> tuple[LabelledPassage, ...]:
    """What the weightiest bullets cite, a bullet of each story before a second of any.

    And both sides of what is disputed in the first stories.
    """
    turns = chain.from_iterable(zip_longest(*(_news(section) for section in news)))
    bullets = [bullet for bullet in turns if bullet is not None][:_BULLETS]
    disputed = [d for section in news[:SENTENCES] for d in section.disagreements]
    cited = passages_at(
        [c for bullet in bullets for c in bullet.citations]
        + [side.citation for dispute in disputed for side in dispute.sides]
    )
    ours = {(p.article.id, p.field, p.start): p for p in cited}
    articles = {passage.article.id: passage.article for passage in cited}
    return labelled(ours.values(), tuple(articles.values()))


def _news(section: Section) -> tuple[Bullet, ...]:
    return tuple(bullet for bullet in section.bullets if bullet.novelty != "known")


def _novelty(sentence: Bullet, news: Iterable[Section]) -> Novelty:
    """New if it rests on what a new bullet rests on."""
    places = {citation.place for citation in sentence.citations}
    new = (b for section in news for b in section.bullets if b.novelty == "new")
    return "new" if any(c.place in places for b in new for c in b.citations) else "update"
