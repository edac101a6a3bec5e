"""How much of a claim has a home in the evidence: a share from 0 to 1. Pure."""

from __future__ import annotations

from briefer.check.evidence import Evidence
from briefer.reading.tokens import Token


def coverage(evidence: Evidence) -> float:
    """The weighted share of the claim's content words that the window has."""
    total = sum(_weight(token, evidence) for token in evidence.claim.content)
    missing = sum(_weight(token, evidence) for token in evidence.homeless)
    return 1.0 - missing / total if total else 1.0


def _weight(token: Token, evidence: Evidence) -> float:
    return max((article.weight(token) for article in evidence.articles), default=1.0)
