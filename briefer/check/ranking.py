"""Findings in, a score that ranks claims out; it decides nothing. Pure.

The score is a sum of signs, fitted by `benchmarks/fit_checks.py`: the kinds of findings, and how
far the claim is from its evidence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefer.check.evidence import Evidence
from briefer.check.weights import RANK
from briefer.model import Finding

SHARES = frozenset(
    {"uncovered", "new words", "new share", "free wording", "free order", "broken pairs", "length"}
)
_RARE = 0.5  # what a finding counts that the data had too seldom to fit
_MANY = 6  # new words beyond which more say nothing more


def measures(evidence: Evidence, findings: Sequence[Finding]) -> dict[str, float]:
    """The kinds of findings, once each, and how far the claim is from its evidence."""
    signs = {finding.check: 1.0 for finding in findings}
    content = len(evidence.claim.content) or 1
    new = len(evidence.homeless)
    signs["uncovered"] = 1.0 - evidence.covered
    signs["new words"] = min(new, _MANY) / _MANY
    signs["new share"] = new / content
    signs["free wording"] = 1.0 - evidence.alignment.kept_content
    signs["free order"] = 1.0 - evidence.alignment.kept
    signs["broken pairs"] = _broken_pairs(evidence)
    signs["length"] = min(content, 30) / 30
    return signs


def _broken_pairs(evidence: Evidence) -> float:
    """The share of the claim's neighbouring words that are neighbours nowhere in the window."""
    wanted = list(pairwise(token.stem for token in evidence.claim.tokens))
    known = {pair for sentence in evidence.window for pair in sentence.pairs}
    return sum(pair not in known for pair in wanted) / len(wanted) if wanted else 0.0


def score(signs: Mapping[str, float]) -> float:
    """1 for what the evidence surely says, 0 for what it surely does not: for ranking."""
    total = RANK["start"] + sum(_rank(sign) * value for sign, value in signs.items())
    return 1.0 / (1.0 + math.exp(max(-30.0, min(30.0, total))))


def _rank(sign: str) -> float:
    return RANK.get(sign, 0.0 if sign in SHARES else _RARE)
