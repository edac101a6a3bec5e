"""A story in, its section out: asked, read, checked, repaired or replaced. Assembly.

A bullet that fails its checks is repaired once by the engine that wrote it, else replaced
by the source's own sentence, else dropped; each of these is recorded as a Rejection.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from briefer.check import check, unsaid
from briefer.check.judge import Opinion
from briefer.compare.news import Memory, ordered
from briefer.errors import AskError
from briefer.group.labels import clean_title, headline
from briefer.model import (
    Bullet,
    Citation,
    Disagreement,
    Finding,
    Outcome,
    Passage,
    Problem,
    Rejection,
    Section,
    Story,
    Usage,
)
from briefer.ports import Ask, LabelledPassage, Prompt
from briefer.summarize.extract import stands_alone
from briefer.summarize.reply import Draft, DraftBullet, drafted
from briefer.summarize.steering import printable_title, steered

Pack = Callable[[Story, Sequence[Disagreement]], tuple[LabelledPassage, ...]]
StoryPrompt = Callable[[Sequence[LabelledPassage]], Prompt]
Judge = Callable[[str, Sequence[Passage]], Opinion]
RepairPrompt = Callable[[str, Sequence[Finding], Sequence[LabelledPassage]], Prompt]


@dataclass(frozen=True, slots=True)
class Written:
    """A section, what it cost, what went wrong on the way and how many known facts it left out."""

    section: Section
    problems: tuple[Problem, ...] = ()
    usage: Usage = field(default_factory=Usage)
    known: int = 0


@dataclass(frozen=True, slots=True)
class Writer:
    """The engines and prompts one brief is written with; `fallback` needs no model."""

    name: str
    ask: Ask
    fallback: Ask
    pack: Pack
    story_prompt: StoryPrompt
    repair_prompt: RepairPrompt
    at_once: int = 1
    judge: Judge | None = None

    def written(
        self,
        story: Story,
        *,
        memory: Memory,
        until: datetime,
        sides: tuple[Disagreement, ...] = (),
    ) -> Written:
        """The section of that story: every bullet proved, nothing unsupported in it.

        `until` is the end of the window: "on Tuesday" is said of the week before it.
        """
        packed = self.pack(story, sides)
        if all(memory.novelty(p.passage.text, story.id, at=until) == "known" for p in packed):
            return _nothing_new(story, len(packed))
        prompt = self.story_prompt(packed)
        asked = self._asked(story, prompt)
        desk = Desk(prompt.passages, self.repair_prompt, asked.ask, judge=self.judge)
        for bullet in asked.draft.bullets:
            desk.take(bullet)
        if not desk.bullets:
            asked = self._in_own_words(story, prompt, asked)
            for bullet in asked.draft.bullets:
                desk.take(bullet)
        news = ordered(
            replace(bullet, novelty=memory.novelty(bullet.text, story.id, at=until))
            for bullet in desk.bullets
        )
        section = Section(
            story=story.id,
            headline=_headline(asked.draft, story, prompt.passages),
            bullets=news.shown,
            disagreements=sides if news.shown else (),
            rejections=tuple(desk.rejections),
            publishers=story.publishers,
            engine=asked.engine,
        )
        return Written(section, asked.problems, asked.usage + desk.usage, len(news.left_out))

    def _asked(self, story: Story, prompt: Prompt) -> _Asked:
        spent = Usage()
        try:
            reply = self.ask(prompt)
            spent = reply.usage
            return _Asked(drafted(reply, prompt), self.ask, spent, self.name)
        except AskError as error:
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


class Desk:
    """Takes drafted bullets one by one; `bullets` are those that stand, `rejections` the others."""

    def __init__(
        self,
        passages: Sequence[LabelledPassage],
        repair_prompt: RepairPrompt,
        ask: Ask,
        *,
        judge: Judge | None = None,
    ) -> None:
        self.bullets: list[Bullet] = []
        self.rejections: list[Rejection] = []
        self.usage = Usage()
        self._passages = {item.label: item.passage for item in passages}
        self._repair_prompt = repair_prompt
        self._ask = ask
        self._judge = judge

    def take(self, drafted_bullet: DraftBullet) -> None:
        """Keep the bullet, or what may be printed in its place; say what was refused and why."""
        findings = self._findings(drafted_bullet)
        if not findings:
            self._keep(self._bullet(drafted_bullet))
            return
        repaired = self._repaired(drafted_bullet, findings)
        if repaired is not None:
            self._reject(drafted_bullet, findings, self._bullet(repaired), repaired=True)
            return
        self._reject(drafted_bullet, findings, self._own_words(drafted_bullet), repaired=False)

    def _findings(self, bullet: DraftBullet) -> tuple[Finding, ...]:
        unknown = [label for label in bullet.labels if label not in self._passages]
        if unknown or not bullet.labels:
            what = (
                f"cites {', '.join(unknown)}, which was not shown" if unknown else "cites nothing"
            )
            return (Finding("label", f"The bullet {what}.", tuple(unknown)),)
        cited = self._cited(bullet)
        return _refused(bullet.text, cited) or self._second_opinion(bullet.text, cited)

    def _second_opinion(self, text: str, cited: Sequence[Passage]) -> tuple[Finding, ...]:
        """What the judge has against a bullet the rules let pass; it may only refuse."""
        if self._judge is None or text in (passage.text for passage in cited):
            return ()
        try:
            opinion = self._judge(text, cited)
        except AskError as error:
            self.usage += getattr(error, "usage", Usage())
            return ()  # no opinion: the rules have spoken
        self.usage += opinion.usage
        return opinion.findings

    def _repaired(self, bullet: DraftBullet, findings: Sequence[Finding]) -> DraftBullet | None:
        shown = [LabelledPassage(label, passage) for label, passage in self._passages.items()]
        cited = [item for item in shown if item.label in bullet.labels] or shown
        prompt = self._repair_prompt(bullet.text, findings, cited)
        try:
            reply = self._ask(prompt)
            self.usage += reply.usage
            second = drafted(reply, prompt).bullets[:1]
        except AskError:
            return None
        return second[0] if second and not self._findings(second[0]) else None

    def _own_words(self, bullet: DraftBullet) -> Bullet | None:
        for passage in self._cited(bullet):
            if passage.field == "text" and stands_alone(passage):
                own = DraftBullet(passage.text, ())
                if not _refused(own.text, [passage]):
                    return Bullet(own.text, (Citation.of(passage),), own_words=True)
        return None

    def _cited(self, bullet: DraftBullet) -> list[Passage]:
        return [self._passages[label] for label in bullet.labels if label in self._passages]

    def _bullet(self, bullet: DraftBullet) -> Bullet:
        return Bullet(bullet.text, tuple(map(Citation.of, self._cited(bullet))))

    def _keep(self, bullet: Bullet) -> bool:
        if any(bullet.text == other.text for other in self.bullets):
            return False
        self.bullets.append(bullet)
        return True

    def _reject(
        self,
        bullet: DraftBullet,
        findings: tuple[Finding, ...],
        instead: Bullet | None,
        *,
        repaired: bool,
    ) -> None:
        if instead is None or not self._keep(instead):
            self.rejections.append(Rejection(bullet.text, findings))
        else:
            outcome: Outcome = "repaired" if repaired else "replaced"
            self.rejections.append(Rejection(bullet.text, findings, instead.text, outcome))


def _nothing_new(story: Story, known: int) -> Written:
    """Nothing to say, nothing spent: the reader has had every passage of it."""
    return Written(Section(story.id, headline(story), (), publishers=story.publishers), known=known)


def _refused(text: str, passages: Sequence[Passage]) -> tuple[Finding, ...]:
    """What stands against printing the text, be it only a doubt; () when nothing does.

    Stricter than `supported`: here the source's own sentence can always be printed instead.
    """
    found = check(text, passages).findings
    words = () if found else unsaid(text, passages)
    if words:
        detail = f"nothing in the cited sentences says {', '.join(words)}"
        found = (Finding("coverage", detail, words, blocking=False),)
    return (*steered(text, (passage.text for passage in passages)), *found)


def _headline(draft: Draft, story: Story, passages: Sequence[LabelledPassage]) -> str:
    """The engine's headline if every passage shown supports it, else the most central title."""
    if draft.headline and not _refused(draft.headline, [p.passage for p in passages]):
        return draft.headline
    titles = (headline(story), *(clean_title(article.title) for article in story.originals))
    return printable_title(titles) or f"Untitled report of {story.lead.publisher or 'a source'}"
