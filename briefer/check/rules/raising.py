"""Findings about a claim that says more: first, all, because, surely, where none does. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.stems import stem
from briefer.languages.together import (
    CAUSE_HOMES,
    CAUSE_PHRASES,
    CAUSES,
    PARTS,
    SUPERLATIVE_HOMES,
    SUPERLATIVES,
    SURE,
    SURE_HOMES,
    WHOLE_HOMES,
    WHOLES,
)
from briefer.model import Finding
from briefer.reading.frames import frames
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

SUPERLATIVE, WHOLE, CAUSED, SURELY = yields(
    "superlative", "whole", "cause invented", "certainty raised"
)

_BESIDE = 3  # words behind `some` that are a part of what is counted


def raising_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for a superlative, a whole, a cause or a certainty that no cited sentence has."""
    claim = evidence.claim
    if evidence.translated:
        return  # words of one language say nothing of those of another
    cited = [sentence.reading for sentence in evidence.cited]
    norms = frozenset(norm for reading in cited for norm in reading.norms)
    for word in _news(claim, SUPERLATIVES, norms):
        if not norms & SUPERLATIVE_HOMES:
            yield SUPERLATIVE.finding(
                f"no cited sentence says “{word.norm}” or the like", word.norm
            )
            break
    for word in _news(claim, WHOLES, norms):
        if (not norms & WHOLE_HOMES and not _lessened(claim, word)) or _partly(claim, word, cited):
            yield WHOLE.finding(f"no cited sentence says “{word.norm}” of it", word.norm)
            break
    for word in _news(claim, SURE, norms):
        if not norms & SURE_HOMES and any(f.softens for r in cited for f in frames(r)):
            yield SURELY.finding(f"the sources are not as sure as “{word.norm}”", word.norm)
            break
    yield from _causes(claim, norms)


def _news(claim: Reading, listed: frozenset[str], known: frozenset[str]) -> Iterator[Token]:
    """Words of the list that the claim has and the sources have in no form."""
    stems = {stem(norm) for norm in known}
    return (
        t for t in claim.tokens if t.norm in listed and t.stem not in stems and not claim.quoted(t)
    )


def _lessened(claim: Reading, word: Token) -> bool:
    """`Nearly all`, `almost the whole`."""
    at = claim.tokens.index(word)
    return any(t.norm in PARTS for t in claim.tokens[max(0, at - 2) : at])


def _partly(claim: Reading, word: Token, cited: Sequence[Reading]) -> bool:
    """Whether the source has only a part of what the claim has all of."""
    at = claim.tokens.index(word)
    if _lessened(claim, word):
        return False
    said = {t.stem for t in claim.tokens[at + 1 : at + 1 + _BESIDE] if t.content}
    return any(
        token.norm in PARTS and said & {t.stem for t in reading.tokens[n + 1 : n + 1 + _BESIDE]}
        for reading in cited
        for n, token in enumerate(reading.tokens)
    )


def _causes(claim: Reading, known: frozenset[str]) -> Iterator[Finding]:
    run = f" {' '.join(claim.norms)} "
    said = [t.norm for t in claim.tokens if t.norm in CAUSES]
    said += [phrase for phrase in CAUSE_PHRASES if f" {phrase} " in run]
    if said and not known & CAUSE_HOMES:
        yield CAUSED.finding(f"the claim gives a reason (“{said[0]}”), the sources none", said[0])
