"""Findings about how sure: the claim may not be surer than its source. Pure.

A hedge of the source counts as lost when the words it goes with are kept and no hedge of the
claim stands for it. ICD 203 and PHIA terms are compared as places on a scale.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.alignment import Item
from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.stems import stem
from briefer.languages.together import CONFIDENCE, LIKELIHOOD, SOFT
from briefer.model import Finding
from briefer.reading.sentence import Reading

HEDGE, LIKELIHOOD_RAISED, MIXED_SCALES = yields("hedge", "likelihood", "mixed scales")

_SOFT_STEMS = frozenset(stem(word) for word in SOFT)


def hedge_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a lost hedge and a raised likelihood."""
    yield from _lost(evidence)
    yield from _raised(evidence)
    yield from _mixed(evidence.claim)


def _lost(evidence: Evidence) -> Iterator[Finding]:
    if evidence.best is None:
        return
    source, alignment = evidence.best.reading, evidence.alignment
    matched = {j for _, j in alignment.pairs}
    ours = sum(_hedging(item, evidence.claim) for item in alignment.claim)
    lost = [
        (at, item)
        for at, item in enumerate(alignment.source)
        if at not in matched and _hedging(item, source)
    ]
    spare = ours - sum(_hedging(alignment.source[j], source) for _, j in alignment.pairs)
    for at, item in lost[max(0, spare) :]:
        if _goes_on(at, evidence):
            said = " ".join(token.norm for token in item.tokens(source))
            detail = f"the source says it with “{said}”, the claim without"
            yield HEDGE.finding(detail, said)
            return


def _goes_on(at: int, evidence: Evidence) -> bool:
    """Whether the claim keeps what the hedge is said of: one of the next two content words."""
    source = evidence.alignment.source
    matched = {j for _, j in evidence.alignment.pairs}
    following = [j for j in range(at + 1, min(at + 6, len(source))) if source[j].content][:2]
    return any(j in matched for j in following)


def _hedging(item: Item, reading: Reading) -> bool:
    """Whether it hedges; the month of May does not."""
    return item.kind != "date" and any(
        token.norm in SOFT or token.stem in _SOFT_STEMS for token in item.tokens(reading)
    )


def _raised(evidence: Evidence) -> Iterator[Finding]:
    said = _on_scale(evidence.claim)
    has = [value for sentence in evidence.cited for value in [_on_scale(sentence.reading)] if value]
    if said is None or not has:
        return
    nearest = min(has, key=lambda value: abs(value[1] - said[1]))
    if abs(nearest[1] - said[1]) > 0.08:
        detail = f"the claim says “{said[0]}”, the source “{nearest[0]}”: not the same likelihood"
        yield LIKELIHOOD_RAISED.finding(detail, said[0])


def _on_scale(reading: Reading) -> tuple[str, float] | None:
    run = f" {' '.join(reading.norms)} "
    terms = [term for term in LIKELIHOOD if f" {term} " in run]
    longest = max(terms, key=len, default=None)
    return (longest, LIKELIHOOD[longest]) if longest else None


def _mixed(claim: Reading) -> Iterator[Finding]:
    run = f" {' '.join(claim.norms)} "
    confidence = next((term for term in CONFIDENCE if f" {term} " in run), None)
    likelihood = _on_scale(claim)
    if confidence and likelihood:
        words = (likelihood[0], confidence)
        detail = (
            f"the claim mixes a likelihood (“{words[0]}”) with a confidence (“{words[1]}”): "
            "how likely a thing is and how sure the author is belong in two sentences"
        )
        yield MIXED_SCALES.finding(detail, *words)
