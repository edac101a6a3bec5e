"""A claim and its passages or articles in, the verdict with findings and evidence out. Pure.

A verbatim sentence of the evidence always passes. Every other sentence of the claim goes through
the rules one by one; what they find is united. Nothing is melted into one score to decide: a
blocking finding refuses, and so does each doubtful one whose kind tells enough at this closeness
to the source, by the table of kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefer.check.characters import character_findings
from briefer.check.coverage_notes import language_notes, lowered
from briefer.check.evidence import Evidence, evidence_in, evidence_of
from briefer.check.kinds import KINDS, yields
from briefer.check.ranking import measures, score
from briefer.check.rules import PARSED_RULES, RULES
from briefer.model import Article, Citation, Finding, Passage
from briefer.ports import Parse
from briefer.reading.sentence import Reading
from briefer.text.hygiene import clean_line
from briefer.text.sentences import sentence_spans

(EVIDENCE,) = yields("evidence")

_NOTHING = 0.2  # weighted share of a claim's words with a home: below it there is no evidence
_HIDING = 0.01  # the score of a claim whose characters are not what they seem
_SMALL_WORDS = 0.15  # a will for a would, an a for a the: function words may differ a little


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks say of a claim; `score` ranks, `supported` decides.

    `notes` say where the checks do not reach: the language of the claim or of a source.
    """

    findings: tuple[Finding, ...]
    score: float
    evidence: tuple[Citation, ...]
    supported: bool
    notes: tuple[str, ...] = ()


def check(claim: str, passages: Sequence[Passage], *, parse: Parse | None = None) -> Verdict:
    """Judges a claim against the passages it cites and what they need of their neighbours.

    With a parser more is looked up, where nothing else refuses the claim outright.
    """
    articles = {passage.article.id: passage.article for passage in passages}.values()
    found = (evidence_of(part, passages) for part in _parts(clean_line(claim)))
    verdict = _united([_judged(replace(evidence, parse=parse)) for evidence in found])
    return _as_written(claim, articles, verdict)


def check_articles(claim: str, articles: Sequence[Article]) -> Verdict:
    """Judges a claim against whole articles; the evidence is picked from them."""
    verdict = _united([_judged(evidence_in(part, articles)) for part in _parts(clean_line(claim))])
    return _as_written(claim, articles, verdict, cited=False)


def _as_written(
    claim: str, articles: Iterable[Article], verdict: Verdict, *, cited: bool = True
) -> Verdict:
    """The verdict with what the claim's characters hide: then it is refused whatever it says."""
    texts = [f"{article.title}\n{article.text}" for article in articles]
    found = character_findings(claim, texts, cited=cited) if texts else ()
    if not found:
        return verdict
    findings = (*found, *verdict.findings)
    return replace(verdict, findings=findings, score=min(verdict.score, _HIDING), supported=False)


def unsaid(claim: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The words of the claim that carry content and have no home in the passages it cites."""
    found = [
        part.text[token.start : token.end]
        for part in _parts(claim)
        for token in evidence_of(part, passages).homeless
    ]
    return tuple(dict.fromkeys(found))


def follows(claim: str, passages: Sequence[Passage]) -> float:
    """How closely the claim follows the words and the order of one sentence, 0 to 1."""
    return _closeness(evidence_of(Reading(claim), passages))


def _parts(claim: str) -> list[Reading]:
    """The sentences of the claim; one that says nothing (`***`, `</p>`) counts only if alone."""
    texts = dict.fromkeys(claim[start:end] for start, end in sentence_spans(claim))
    parts = [Reading(text) for text in texts]
    return [part for part in parts if _says_something(part)] or parts[:1]


def _says_something(part: Reading) -> bool:
    return any(len(token.norm) > 1 or token.number for token in part.tokens)


def sentence_signs(claim: str, articles: Sequence[Article]) -> tuple[dict[str, float] | None, ...]:
    """For each sentence of the claim what its score is reckoned from; None for a verbatim one."""
    windows = (evidence_in(part, articles) for part in _parts(claim))
    return tuple(None if _verbatim(e) else measures(e, _findings(e)) for e in windows)


def _judged(evidence: Evidence) -> Verdict:
    citations = tuple(Citation.of(sentence.passage) for sentence in evidence.cited)
    if _verbatim(evidence):
        return Verdict((), 1.0, citations, True)
    findings = _findings(evidence)
    notes = language_notes(evidence.claim, [index.article for index in evidence.articles])
    ranked = lowered(score(measures(evidence, findings)), notes)
    return Verdict(findings, ranked, citations, not _refused(findings, evidence), notes)


def _verbatim(evidence: Evidence) -> bool:
    if evidence.given and not evidence.claim.stems <= evidence.cited_stems:
        return False
    return any(article.holds_whole(evidence.claim) for article in evidence.articles)


def _findings(evidence: Evidence) -> tuple[Finding, ...]:
    if not evidence.cited or evidence.covered < _NOTHING:
        if not evidence.translated or not evidence.cited:
            return (_nothing(evidence),)
        return (_nothing(evidence), *(f for rule in RULES for f in rule(evidence)))
    found = tuple(finding for rule in RULES for finding in rule(evidence))
    if evidence.parse is None or any(finding.blocking for finding in found):
        return found
    return (*found, *(finding for rule in PARSED_RULES for finding in rule(evidence)))


def _refused(findings: Sequence[Finding], evidence: Evidence) -> bool:
    """Whether a finding blocks, or is doubtful and decides at this closeness."""
    close = _closeness(evidence)
    kinds = [(finding.blocking, KINDS[finding.check]) for finding in findings]
    return any(
        evidence.given or close >= kind.firm_from if blocking else kind.refuses(close)
        for blocking, kind in kinds
    )


def _closeness(evidence: Evidence) -> float:
    """How closely the claim follows one sentence, 0 to 1."""
    return min(evidence.alignment.kept + _SMALL_WORDS, evidence.alignment.kept_content)


def _nothing(evidence: Evidence) -> Finding:
    if not evidence.articles:
        return EVIDENCE.finding("there is no source to hold the claim against", blocking=True)
    missing = [evidence.claim.text[t.start : t.end] for t in evidence.homeless]
    words = tuple(dict.fromkeys(missing))[:4]
    named = f": it has nothing of “{'”, “'.join(words)}”" if words else ""
    about = f"nothing in the source supports this{named}"
    return EVIDENCE.finding(about, *words, blocking=not evidence.translated)


def _united(verdicts: Iterable[Verdict]) -> Verdict:
    parts = list(verdicts)
    if not parts:
        return Verdict((EVIDENCE.finding("the claim is empty", blocking=True),), 0.0, (), False)
    return Verdict(
        tuple(dict.fromkeys(finding for part in parts for finding in part.findings)),
        min(part.score for part in parts),
        tuple(dict.fromkeys(citation for part in parts for citation in part.evidence)),
        all(part.supported for part in parts),
        tuple(dict.fromkeys(note for part in parts for note in part.notes)),
    )
