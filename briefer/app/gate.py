"""Claims with their sources in, whether a brief would print each as a bullet, out. Assembly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.app.context import Context
from briefer.app.judging import judging
from briefer.app.prompts import PromptSet, fence_secret
from briefer.brief.held import held
from briefer.brief.review import Candidate, judged
from briefer.check import Verdict, check, check_articles
from briefer.model import Article, Passage, Usage
from briefer.ports import Judge, Parse
from briefer.summarize.reply import LONGEST_BULLET, DraftBullet, text_of
from briefer.text.sentences import passages


@dataclass(frozen=True, slots=True)
class Gated:
    """The verdict on one claim; whether it would be printed, and whether a judge had a say."""

    verdict: Verdict
    printed: bool
    judged: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A claim and the articles it is held against."""

    claim: str
    articles: tuple[Article, ...]


def configured_judge(context: Context) -> Judge | None:
    """The judge that `daily` would ask, None where none is configured."""
    found = judging(context, PromptSet(context, secret=fence_secret()))
    return found.believed if found else None


def gated(
    given: Sequence[Given], judge: Judge | None, *, parse: Parse | None = None
) -> tuple[list[Gated], Usage, str]:
    """Each claim held as a brief holds a bullet that cites every sentence of these sources."""
    found = [candidate_of(f"c{n}", item, parse=parse) for n, item in enumerate(given, start=1)]
    asked, judgement = judged(found, judge)
    made = []
    for item, one in zip(given, asked, strict=True):
        rules = check(one.bullet.text, one.cited, parse=parse)
        fits = 0 < len(one.bullet.text) <= LONGEST_BULLET
        verdict = replace(rules, findings=one.against, supported=one.stands)
        made.append(
            Gated(verdict, one.stands and fits and bool(item.articles), one.opinion is not None)
        )
    return made, judgement.usage, judgement.fault


def second_read(given: Sequence[Given], judge: Judge | None) -> tuple[list[Gated], Usage, str]:
    """The verdict on somebody else's text, its doubts decided by the judge.

    The judge is shown the sentences that the rules hold the claim against.
    """
    verdicts = [check_articles(item.claim, item.articles) for item in given]
    found = [
        Candidate(f"c{n}", DraftBullet(item.claim), _evidence(verdict), verdict.findings)
        for n, (item, verdict) in enumerate(zip(given, verdicts, strict=True), start=1)
    ]
    asked, judgement = judged([c for c in found if c.cited], judge)
    heard = {one.id: one for one in asked if one.opinion is not None}
    made = []
    for key, rules in zip((one.id for one in found), verdicts, strict=True):
        one = heard.get(key)
        told = replace(rules, findings=one.against, supported=one.stands) if one else rules
        made.append(Gated(told, told.supported, one is not None))
    return made, judgement.usage, judgement.fault


def candidate_of(key: str, given: Given, *, parse: Parse | None = None) -> Candidate:
    """The claim under review as a brief would have it: what it cites, what the rules say."""
    text = text_of(given.claim)
    cited = tuple(p for a in given.articles for p in passages(a) if p.field == "text" or not a.text)
    rules = held(text, cited, parse=parse)
    return Candidate(key, DraftBullet(text), cited, rules.findings, rules.verbatim)


def _evidence(verdict: Verdict) -> tuple[Passage, ...]:
    places = {citation.place for citation in verdict.evidence}
    articles = {c.article.id: c.article for c in verdict.evidence}
    found = [p for article in articles.values() for p in passages(article)]
    return tuple(p for p in found if (p.article.id, p.field, p.start, p.end) in places)
