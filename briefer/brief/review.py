"""The drafted bullets of a story in, those that may be printed and what was refused out. Assembly.

All together, once: rules, one call to the judge, one to repair what was refused, one to judge
that. What still fails gives way to the cited sentence closest to it, or is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from briefer.brief.alike import distinct_bullets, overlap
from briefer.brief.headings import Below, heads_them, outruns
from briefer.brief.held import decides, held
from briefer.brief.instead import own_words
from briefer.brief.reasons import reasons
from briefer.check.kinds import yields
from briefer.errors import AskError, ConfigError
from briefer.model import Bullet, Citation, Finding, Outcome, Passage, Proof, Rejection, Usage
from briefer.ports import Ask, Claim, Judge, Judgement, LabelledPassage, Opinion, Parse, Prompt
from briefer.summarize.proofs import Refused, repaired
from briefer.summarize.reply import DraftBullet
from briefer.text.hygiene import clean_line

LABEL, JUDGE = yields("label", "judge")
HEADLINE = "h"
LONGEST_HEAD: Final = 18  # words: what is longer is a bullet
MOST_CITED: Final = 6  # passages under one bullet

RepairPrompt = Callable[[Sequence[Refused], Sequence[LabelledPassage]], Prompt]


# What else is held against a sentence that cites those passages.
Beside = Callable[[str, Sequence[Passage]], tuple[Finding, ...]]


def _nothing(_text: str, _cited: Sequence[Passage]) -> tuple[Finding, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence under review: what it cites, what the rules and the judge say of it."""

    id: str
    bullet: DraftBullet
    cited: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    verbatim: bool = False
    opinion: Opinion | None = None

    @property
    def text(self) -> str:
        """What a reader sees of the sentence; a sentence in which more is hidden is blocked."""
        return clean_line(self.bullet.text)

    @property
    def blocked(self) -> bool:
        return any(finding.blocking for finding in self.findings)

    @property
    def stands(self) -> bool:
        """Nothing that was looked up is against it, and no doubt that no judge has cleared."""
        if self.blocked or self.opinion is None:
            return not self.findings or not decides(self.findings)
        return self.opinion.supported

    @property
    def claim(self) -> Claim:
        """The sentence as the judge is asked about it: twice, if a rule has a doubt."""
        return Claim(self.id, self.text, self.cited, doubted=bool(self.findings))

    @property
    def against(self) -> tuple[Finding, ...]:
        """All that was found against it, the judge's no among it."""
        if self.opinion is None or self.opinion.supported:
            return self.findings
        reason = self.opinion.reason or "the passages do not say this"
        return (*self.findings, JUDGE.finding(f"a second reading: {reason}"))

    @property
    def proved(self) -> Proof:
        if self.verbatim:
            return "own words"
        return "judge" if self.opinion is not None else "rules"

    def printed(self) -> Bullet:
        """The bullet, with how it was proved."""
        citations = tuple(map(Citation.of, self.cited))
        said = self.opinion.reason if self.opinion else ""
        return Bullet(
            self.text, citations, findings=self.findings, proved=self.proved, opinion=said
        )


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What may be printed of a story, what was refused, what it cost; faults of the judge."""

    bullets: tuple[Bullet, ...]
    rejections: tuple[Rejection, ...] = ()
    headline: str | None = None
    usage: Usage = field(default_factory=Usage)
    faults: tuple[str, ...] = ()


def candidate(
    key: str,
    bullet: DraftBullet,
    shown: Mapping[str, Passage],
    *,
    parse: Parse | None = None,
    beside: Beside = _nothing,
) -> Candidate:
    """The bullet with what the rules have against it, held against exactly what it cites."""
    cited = tuple(shown[label] for label in bullet.labels if label in shown)
    unknown = [label for label in bullet.labels if label not in shown]
    if unknown or not cited:
        what = f"cites {', '.join(unknown)}, which was not shown" if unknown else "cites nothing"
        found = LABEL.finding(f"The bullet {what}.", *unknown)
        return Candidate(key, bullet, cited, (found,))
    cited = _closest(bullet.text, cited)
    rules = held(bullet.text, cited, parse=parse)
    findings = (*rules.findings, *beside(clean_line(bullet.text), cited))
    return Candidate(key, bullet, cited, findings, rules.verbatim)


def _closest(text: str, cited: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Of a bullet that names half the story the passages it can rest on, in their order.

    Held against all of them, anything is said somewhere, and what is only possible is certain.
    """
    if len(cited) <= MOST_CITED:
        return cited
    ranked = sorted(cited, key=lambda passage: overlap(text, passage.text), reverse=True)
    kept = ranked[:MOST_CITED]
    return tuple(passage for passage in cited if passage in kept)


def judged(
    candidates: Sequence[Candidate], judge: Judge | None
) -> tuple[list[Candidate], Judgement]:
    """The candidates with the judge's opinions, and what became of asking.

    Not asked about: what is blocked, which nobody clears, and a source's own words.
    """
    open_ = [c for c in candidates if not (c.blocked or c.verbatim)]
    if judge is None or not open_:
        return list(candidates), Judgement()
    given = judge([item.claim for item in open_])
    unjudged = sum(item.id not in given.opinions for item in open_)
    told = replace(given, usage=given.usage + Usage(unjudged=unjudged))
    asked = {item.id for item in open_}
    return [
        replace(c, opinion=given.opinions.get(c.id)) if c.id in asked else c for c in candidates
    ], told


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Whom bullets are reviewed with; without `may_quote` what is refused has no replacement."""

    ask: Ask
    repair_prompt: RepairPrompt
    judge: Judge | None = None
    may_quote: bool = True
    parse: Parse | None = None
    beside: Beside = _nothing

    def review(
        self,
        bullets: Sequence[DraftBullet],
        passages: Sequence[LabelledPassage],
        *,
        headline: str | None = None,
    ) -> Reviewed:
        """The bullets that stand, or what takes their place; the headline if it stands too."""
        shown = {item.label: item.passage for item in passages}
        found = [self._candidate(f"b{n}", b, shown) for n, b in enumerate(bullets, start=1)]
        head = self._headed(headline, _below(found), shown)
        first, opinions = judged([*found, *head], self.judge)
        found, head = first[: len(found)], first[len(found) :]
        written, spent = self._repaired([c for c in first if not c.stands], passages)
        again = [c for c in written if c.id != HEADLINE]
        hoped, _ = self._printed(found, {c.id: c for c in again if not c.blocked})
        anew = [c for c in written if c.id == HEADLINE]
        heads = self._head_again(head, anew, Below.of(hoped), shown)
        second, later = judged([*again, *(c for c in heads if c not in head)], self.judge)
        better = {c.id: c for c in second if c.stands and c.id != HEADLINE}
        made = self._printed(found, better)
        final = [c for c in second if c.id == HEADLINE] or [c for c in heads if c in head]
        return Reviewed(
            *made,
            headline=self._heading(final, _below([*found, *again]), made[0]),
            usage=opinions.usage + spent + later.usage,
            faults=tuple(dict.fromkeys(f for f in (opinions.fault, later.fault) if f)),
        )

    def _headed(
        self, text: str | None, below: Below, shown: Mapping[str, Passage]
    ) -> list[Candidate]:
        """The headline as a claim that rests on what the bullets below it cite; [] if none."""
        if not text or not below.passages:
            return []
        cited = below.closest(text)
        rules = held(text, cited, parse=self.parse)
        labels = tuple(label for label, passage in shown.items() if passage in cited)
        findings = (*rules.findings, *outruns(text, below))
        draft = DraftBullet(text, labels)
        return [Candidate(HEADLINE, draft, cited, findings, rules.verbatim and not findings)]

    def _head_again(
        self,
        head: Sequence[Candidate],
        written: Sequence[Candidate],
        below: Below,
        shown: Mapping[str, Passage],
    ) -> list[Candidate]:
        """The headline as it is to be judged over the bullets that are now to be printed.

        One that was refused is what the repair made of it; one that rested on what has fallen is
        judged anew; any other keeps its verdict.
        """
        if not head or not head[0].stands:
            return [c for w in written for c in self._headed(w.text, below, shown)]
        if set(head[0].cited) <= set(below.passages):
            return list(head)
        return self._headed(head[0].text, below, shown)

    def _heading(
        self, heads: Sequence[Candidate], drafted: Below, bullets: Sequence[Bullet]
    ) -> str | None:
        """The headline that stands, if what is printed below it bears it out."""
        fit = [c.text for c in heads if c.stands and len(c.text.split()) <= LONGEST_HEAD]
        printed = Below.of(bullets)
        return next((t for t in fit if heads_them(t, was=drafted, now=printed)), None)

    def _repaired(
        self, refused: Sequence[Candidate], passages: Sequence[LabelledPassage]
    ) -> tuple[list[Candidate], Usage]:
        """What the engine makes of all refused bullets, in one call."""
        if not refused:
            return [], Usage()
        wanted = [Refused(c.id, c.bullet, reasons(c.findings, c.opinion)) for c in refused]
        labels = {label for c in refused for label in c.bullet.labels}
        cited = [item for item in passages if item.label in labels]
        spent = Usage()
        try:
            prompt = self.repair_prompt(wanted, cited or passages)
            reply = self.ask(prompt)
            spent = reply.usage
            written = repaired(reply, prompt)
        except (AskError, ConfigError) as error:  # none to be had, or a template that fails on it
            return [], spent if spent.calls else getattr(error, "usage", spent)
        shown = {item.label: item.passage for item in passages}
        return [self._candidate(key, b, shown) for key, b in written.items()], spent

    def _candidate(self, key: str, b: DraftBullet, shown: Mapping[str, Passage]) -> Candidate:
        return candidate(key, b, shown, parse=self.parse, beside=self.beside)

    def _printed(
        self, found: Sequence[Candidate], better: Mapping[str, Candidate]
    ) -> tuple[tuple[Bullet, ...], tuple[Rejection, ...]]:
        """The bullets in their order, each fact once, and the rejections of the others."""
        places: dict[str, Bullet] = {c.id: c.printed() for c in found if c.stands}
        places |= {key: c.printed() for key, c in better.items()}
        for item in found:
            if item.id not in places and self.may_quote:
                told = list(places.values())
                instead = own_words(item.text, item.cited, told=told)
                places |= {item.id: instead} if instead else {}
        order = [places[c.id] for c in found if c.id in places]
        bullets = distinct_bullets(order)
        kept = set(map(id, bullets))
        rejections = [
            _rejection(c, places.get(c.id) if id(places.get(c.id)) in kept else None, better)
            for c in found
            if not c.stands
        ]
        return bullets, tuple(rejections)


def _below(candidates: Iterable[Candidate]) -> Below:
    """What a headline is over: of what is refused outright only the passages."""
    return Below(tuple(("" if c.blocked else c.text, c.cited) for c in candidates))


def _rejection(
    refused: Candidate, instead: Bullet | None, better: Mapping[str, Candidate]
) -> Rejection:
    if instead is None:
        return Rejection(refused.text, refused.against)
    outcome: Outcome = "repaired" if refused.id in better else "replaced"
    return Rejection(refused.text, refused.against, instead.text, outcome)
