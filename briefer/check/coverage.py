"""How much of a claim has a home in the evidence: a share from 0 to 1, and what has none. Pure."""

from __future__ import annotations

from briefer.check.alignment import same_meaning
from briefer.check.evidence import Evidence
from briefer.check.tokens import Token


def coverage(evidence: Evidence) -> float:
    """The weighted share of the claim's content words that the window has."""
    weights = [(token, _weight(token, evidence)) for token in evidence.claim.content]
    total = sum(weight for _, weight in weights)
    homeless = {token for token in homeless_words(evidence)}
    return sum(w for token, w in weights if token not in homeless) / total if total else 1.0


def homeless_words(evidence: Evidence) -> tuple[Token, ...]:
    """Content words of the claim that no sentence of the window has in any form."""
    known = evidence.near_stems
    open_words = [token for token in evidence.claim.content if token.stem not in known]
    return tuple(t for t in open_words if not any(same_meaning(t.stem, stem) for stem in known))


def _weight(token: Token, evidence: Evidence) -> float:
    return max((article.weight(token) for article in evidence.articles), default=1.0)
