"""Findings about a denial that reaches further than the source's. Pure.

`No clear plan` told as `no plan`: under a denial each word that is left out makes more of it, for
whoever has no clear plan may have one.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.together import rule_words
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

(WIDENED,) = yields("denial widened")

_NO = rule_words("widening.no")
_SMALL = rule_words("widening.small")  # what may stand between a `no` and its thing
_LOOSE = rule_words("widening.loose")  # what makes no smaller thing of it: `no further comment`


def widening_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking where the source denies no more than a kind of what the claim denies outright."""
    told = [denied for s in evidence.window for denied in _denied(s.reading)]
    for thing, *_ in _denied(evidence.claim):
        near = [d for d in told if thing.stem in {d[0].stem, d[-1].stem}]
        outright = any(d[0].stem == thing.stem or d[0].norm in _LOOSE for d in near)
        if near and not outright and not {d[0].stem for d in near} & evidence.claim.stems:
            kind = f"{near[0][0].norm} {thing.norm}"
            detail = f"the source denies a “{kind}”, the claim any “{thing.norm}”"
            yield WIDENED.finding(detail, thing.norm)


def _denied(reading: Reading) -> Iterator[tuple[Token, ...]]:
    """After each `no` or `without` the next one or two words that stand side by side."""
    words = reading.tokens
    for at, token in enumerate(words):
        if token.norm not in _NO:
            continue
        rest = [n for n in range(at + 1, min(at + 5, len(words))) if words[n].norm not in _SMALL]
        if not rest or not words[rest[0]].content:
            continue
        first = rest[0]
        beside = words[first + 1 : first + 2]
        near = beside and beside[0].content and beside[0].start - words[first].end == 1
        yield (words[first], beside[0]) if near else (words[first],)
