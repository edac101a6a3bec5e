"""Drafted bullets in, those that may be printed and what was refused out. Assembly.

A bullet that fails its checks is repaired once by the engine that wrote it, else replaced
by the source's own sentence, else dropped; each of these is recorded as a Rejection.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefer.check import beyond_rules, check, follows, restated, unsaid
from briefer.check.judge import Opinion
from briefer.check.kinds import yields
from briefer.errors import AskError, ConfigError
from briefer.model import Bullet, Citation, Finding, Outcome, Passage, Rejection, Usage
from briefer.ports import Ask, LabelledPassage, Prompt
from briefer.summarize.extract import stands_alone
from briefer.summarize.reply import DraftBullet, drafted
from briefer.summarize.steering import steered
from briefer.text.folding import words

COVERAGE, LABEL, LANGUAGE = yields("coverage", "label", "language")

Judge = Callable[[str, Sequence[Passage]], Opinion]
RepairPrompt = Callable[[str, Sequence[Finding], Sequence[LabelledPassage]], Prompt]


class Review:
    """Takes drafted bullets one by one; `bullets` are those that stand, `rejections` the others."""

    def __init__(
        self,
        passages: Sequence[LabelledPassage],
        repair_prompt: RepairPrompt,
        ask: Ask,
        *,
        judge: Judge | None = None,
        own_words: bool = True,
    ) -> None:
        self.bullets: list[Bullet] = []
        self.rejections: list[Rejection] = []
        self.usage = Usage()
        self._passages = {item.label: item.passage for item in passages}
        self._repair_prompt = repair_prompt
        self._ask = ask
        self._judge = judge
        self._may_quote = own_words

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
            return (LABEL.finding(f"The bullet {what}.", *unknown),)
        cited = self._cited(bullet)
        return refused(bullet.text, cited) or self._second_opinion(bullet.text, cited)

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
        try:
            prompt = self._repair_prompt(bullet.text, findings, cited)
            reply = self._ask(prompt)
            self.usage += reply.usage
            second = drafted(reply, prompt).bullets[:1]
        except (AskError, ConfigError):  # none to be had, or a template that fails on this bullet
            return None
        return second[0] if second and not self._findings(second[0]) else None

    def _own_words(self, bullet: DraftBullet) -> Bullet | None:
        for passage in self._cited(bullet) if self._may_quote else ():
            if passage.field == "text" and stands_alone(passage):
                own = DraftBullet(passage.text, ())
                if not refused(own.text, [passage]):
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


_NO_RULES = (
    "hedges, denials and speakers are not checked in this language, so only a whole sentence of "
    "the source is printed"
)


def _whole_sentence(text: str, passages: Sequence[Passage]) -> bool:
    said, parts = words(text), [words(passage.text) for passage in passages]
    return said in parts or said == [word for part in parts for word in part]


def refused(text: str, passages: Sequence[Passage]) -> tuple[Finding, ...]:
    """What stands against printing the text, be it only a doubt; () when nothing does.

    Stricter than `supported`: here the source's own sentence can always be printed instead. A
    doubt that is gone when who says it moves to the end where the source has it is none.
    """
    found = _doubts(text, passages)
    if found and not any(finding.blocking for finding in found):
        lower = {word for p in passages for word in p.text.split() if word.islower()}
        nearer = follows(text, passages)
        for same in restated(text, lower=lower):
            if follows(same, passages) > nearer and not _doubts(same, passages):
                found = ()
    return (*steered(text, (passage.text for passage in passages)), *found)


def _doubts(text: str, passages: Sequence[Passage]) -> tuple[Finding, ...]:
    verdict = check(text, passages)
    if verdict.findings:
        return verdict.findings
    if beyond_rules(verdict.notes) and not _whole_sentence(text, passages):
        return (LANGUAGE.finding(_NO_RULES),)
    homeless = unsaid(text, passages)
    detail = f"nothing in the cited sentences says {', '.join(homeless)}"
    return (COVERAGE.finding(detail, *homeless),) if homeless else ()
