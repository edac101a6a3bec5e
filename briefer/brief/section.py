"""A story in, its section out: asked, read, checked, repaired or replaced. Assembly.

Where an engine gives nothing that can be printed, the source's own sentences stand instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from briefer.brief.headings import Below, heads_them
from briefer.brief.lead import LeadEngine
from briefer.brief.review import RepairPrompt, Reviewed, Reviewer
from briefer.brief.titles import planned_title, title_over
from briefer.compare.news import Fact, Memory, ordered
from briefer.edit.changes import Earlier, change
from briefer.edit.plan import Development
from briefer.errors import AskError, ConfigError
from briefer.group.headlines import headline
from briefer.model import Bullet, Disagreement, Novelty, Problem, Section, Story, Usage
from briefer.ports import Ask, Judge, LabelledPassage, Parse, Prompt
from briefer.summarize.prompt import bare_prompt
from briefer.summarize.reply import Draft, drafted

PassageChoice = Callable[[Development, Sequence[Disagreement]], tuple[LabelledPassage, ...]]
# What is to be told of each development, where an engine needs more than the lines of the plan.
Facts = Callable[[Sequence[Development], Mapping[str, Sequence[str]]], Sequence[Development]]
StoryPrompt = Callable[[Sequence[LabelledPassage]], Prompt]


@dataclass(frozen=True, slots=True)
class SectionResult:
    """A section, what it cost, what went wrong on the way and how many known facts it left out.

    `unjudged` says why a judge gave no verdict on some of its sentences.
    """

    section: Section
    problems: tuple[Problem, ...] = ()
    usage: Usage = field(default_factory=Usage)
    known: int = 0
    unjudged: tuple[str, ...] = ()
    story: Story | None = None


@dataclass(frozen=True, slots=True)
class SectionTask:
    """A development ready to be asked about; without a prompt there is nothing new in it."""

    development: Development
    prompt: Prompt | None
    memory: Memory
    until: datetime
    sides: tuple[Disagreement, ...] = ()
    passages: int = 0
    fault: str = ""

    @property
    def story(self) -> Story:
        return self.development.story

    def compared(self, bullet: Bullet) -> Bullet:
        """The bullet with its novelty as of the end of the window, and what it changes."""
        if all(self.memory.stood(c.article, c.quote) for c in bullet.citations):
            return replace(bullet, novelty="known")
        told = self.memory.novelty(bullet.text, self.story.id, at=self.until)
        found = change(bullet.text, self._earlier())
        update = found.was and told == "new" and any(found.was in f.text for f in self._had())
        novelty: Novelty = "update" if update else told
        return replace(bullet, novelty=novelty, was=found.was, announced=found.announced)

    def _had(self) -> tuple[Fact, ...]:
        """What the reader had of this story and, newest first, of the topic of late."""
        return self.memory.lately(self.story.id)

    def _earlier(self) -> tuple[Earlier, ...]:
        had = [Earlier(fact.text, fact.at, delivered=True) for fact in self._had()]
        today = [Earlier(p.text, p.article.dated) for p in self.development.replaced]
        return (*today, *had)


@dataclass(frozen=True, slots=True)
class Engine:
    """The engines and prompts one brief is written with; `fallback` needs no model."""

    name: str
    ask: Ask
    fallback: Ask
    passages_for: PassageChoice
    story_prompt: StoryPrompt
    repair_prompt: RepairPrompt
    at_once: int = 1
    judge: Judge | None = None
    lead_engine: LeadEngine | None = None
    remarks: tuple[Problem, ...] = ()
    facts: Facts | None = None
    parse: Parse | None = None

    def prepared(
        self, developments: Sequence[Development], *, memory: Memory
    ) -> Sequence[Development]:
        """The developments with the facts the engine is to be shown, none twice in the day."""
        if self.facts is None:
            return developments
        return self.facts(developments, {d.id: _told(d.story, memory) for d in developments})

    def task(
        self,
        development: Development,
        *,
        memory: Memory,
        until: datetime,
        sides: tuple[Disagreement, ...] = (),
    ) -> SectionTask:
        """What there is to ask about that development: its passages in a prompt, if any is news.

        `until` is the end of the window: "on Tuesday" is said of the week before it.
        """
        story = development.story
        shown = self.passages_for(development, sides)
        known = all(
            memory.stood(p.passage.article, p.passage.text)
            or memory.novelty(p.passage.text, story.id, at=until) == "known"
            for p in shown
        )
        ready = partial(SectionTask, development, memory=memory, until=until, sides=sides)
        if known:
            return ready(None, passages=len(shown))
        try:
            return ready(self.story_prompt(shown), passages=len(shown))
        except ConfigError as error:  # a template that fails on this story alone
            return ready(bare_prompt(shown), passages=len(shown), fault=str(error))

    def section(self, task: SectionTask) -> SectionResult:
        """The section of that story: every bullet proved, nothing unsupported in it."""
        story, prompt, sides = task.story, task.prompt, task.sides
        if prompt is None:
            return _nothing_new(story, task.passages)
        asked = self._asked(story, prompt, fault=task.fault)
        reviewed = self._reviewed(asked, prompt)
        if not reviewed.bullets:
            asked = self._in_own_words(story, prompt, asked)
            reviewed = _both(reviewed, self._reviewed(asked, prompt))
        of_model = asked.ask is not self.fallback
        news = ordered(task.compared(bullet) for bullet in reviewed.bullets)
        section = Section(
            story=story.id,
            headline=_heading(task.development, reviewed, news.shown, of_model=of_model),
            bullets=news.shown,
            disagreements=sides if news.shown else (),
            rejections=reviewed.rejections,
            publishers=story.publishers,
            engine=asked.engine,
        )
        spent = asked.usage + reviewed.usage
        return SectionResult(
            section,
            asked.problems,
            spent,
            len(news.left_out),
            unjudged=reviewed.faults,
            story=story,
        )

    def _reviewed(self, asked: _Asked, prompt: Prompt) -> Reviewed:
        """The draft reviewed; a source's own sentences need no judge, and no one repairs them."""
        judge = None if asked.ask is self.fallback else self.judge
        reviewer = Reviewer(asked.ask, self.repair_prompt, judge, parse=self.parse)
        draft = asked.draft
        return reviewer.review(draft.bullets, prompt.passages, headline=draft.headline)

    def _asked(self, story: Story, prompt: Prompt, *, fault: str) -> _Asked:
        spent = Usage()
        try:
            if fault:
                raise AskError(fault)
            reply = self.ask(prompt)
            spent = reply.usage
            return _Asked(drafted(reply, prompt), self.ask, spent, self.name)
        except (AskError, ConfigError) as error:
            spent = spent if spent.calls else getattr(error, "usage", spent)
            draft = self._own_draft(prompt)
            if self.ask is self.fallback:
                return _Asked(draft, self.fallback, spent, self.name)
            reason = f"{error}; the source's own sentences are shown instead"
            problem = Problem(f"{self.name}: {story.lead.title[:60]}", reason)
            return _Asked(draft, self.fallback, spent, "extractive", (problem,))

    def _own_draft(self, prompt: Prompt) -> Draft:
        """The fallback's draft; an empty one where no sentence of the story can stand alone."""
        try:
            return drafted(self.fallback(prompt), prompt)
        except AskError:
            return Draft(None, ())

    def _in_own_words(self, story: Story, prompt: Prompt, asked: _Asked) -> _Asked:
        """The fallback's draft, where an engine left nothing of a story that could be printed."""
        if asked.ask is self.fallback:
            return asked
        reason = "no sentence of the reply could be printed; the source's own are shown instead"
        return _Asked(
            self._own_draft(prompt),
            self.fallback,
            asked.usage,
            "extractive",
            (*asked.problems, Problem(f"{self.name}: {story.lead.title[:60]}", reason)),
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    draft: Draft
    ask: Ask
    usage: Usage
    engine: str
    problems: tuple[Problem, ...] = ()


def _told(story: Story, memory: Memory) -> tuple[str, ...]:
    """What the reader had of a story that has gone on since.

    Nothing of one that has not: it is asked about as before, and the cache knows the answer.
    """
    told = memory.told_of(story.id)
    last = max((fact.at for fact in told), default=None)
    if last is None or all(article.dated and article.dated <= last for article in story.articles):
        return ()
    return tuple(fact.text for fact in told)


def _nothing_new(story: Story, known: int) -> SectionResult:
    """Nothing to say, nothing spent: the reader has had every passage of it."""
    return SectionResult(
        Section(story.id, headline(story), (), publishers=story.publishers), known=known
    )


def _both(refused: Reviewed, instead: Reviewed) -> Reviewed:
    """What stands in the place of a draft of which nothing could be printed, with its account."""
    return replace(
        instead,
        rejections=(*refused.rejections, *instead.rejections),
        usage=refused.usage + instead.usage,
        faults=(*refused.faults, *instead.faults),
    )


def _heading(
    development: Development, reviewed: Reviewed, shown: Sequence[Bullet], *, of_model: bool
) -> str | None:
    """The headline, if it still stands over what is news to the reader; else a title."""
    written = reviewed.headline
    if written and len(shown) < len(reviewed.bullets):
        was, now = Below.of(reviewed.bullets), Below.of(shown)
        written = written if heads_them(written, was=was, now=now) else None
    if written or of_model:
        return written or title_over(development.story, shown)
    return planned_title(development, shown)
