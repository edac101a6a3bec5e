"""Findings in, whether they refuse a claim and how it ranks out. Pure.

Nothing is melted into one score to decide: a blocking finding refuses, and so does each doubtful
one whose kind tells enough at this closeness to the source, by the table in `weights.py`. The
score only ranks; it is a sum of signs, fitted by `benchmarks/fit_checks.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefer.check.coverage import coverage
from briefer.check.evidence import Evidence
from briefer.check.weights import ALONE, MOST_NEW, MOST_UNCOVERED, RANK, SHORT
from briefer.model import Finding

SHARES = frozenset(
    {"uncovered", "new words", "new share", "free wording", "free order", "broken pairs", "length"}
)
_RARE = 0.5  # what a finding counts that the data had too seldom to fit
_SMALL_WORDS = 0.15  # a will for a would, an a for a the: function words may differ a little
_LISTED = 6  # words without a home that a finding names
_MANY = 6  # new words beyond which more say nothing more


def thin_findings(evidence: Evidence) -> tuple[Finding, ...]:
    """Doubtful for words that have no home in the evidence, more so when too little has one."""
    missing = evidence.homeless
    if not missing:
        return ()
    words = tuple(dict.fromkeys(evidence.claim.text[t.start : t.end] for t in missing))[:_LISTED]
    named = ", ".join(f"“{word}”" for word in words)
    if _thin(evidence, len(missing)):
        detail = f"too little of the claim is in the source, which has nothing of {named}"
        return (Finding("coverage", detail, words, blocking=False),)
    return (Finding("unsaid", f"nothing in the source says {named}", words, blocking=False),)


def _thin(evidence: Evidence, new: int) -> bool:
    content = len(evidence.claim.content)
    if 1.0 - coverage(evidence) > MOST_UNCOVERED or (new > 1 and new > MOST_NEW * content):
        return True
    return content <= SHORT


def refused(findings: Sequence[Finding], evidence: Evidence) -> bool:
    """Whether a finding blocks, or is doubtful and decides at this closeness."""
    close = closeness(evidence)
    return any(f.blocking or close >= ALONE.get(f.check, 2.0) for f in findings)


def closeness(evidence: Evidence) -> float:
    """How closely the claim follows one sentence, 0 to 1."""
    return min(evidence.alignment.kept + _SMALL_WORDS, evidence.alignment.kept_content)


def measures(evidence: Evidence, findings: Sequence[Finding]) -> dict[str, float]:
    """The kinds of findings, once each, and how far the claim is from its evidence."""
    signs = {finding.check: 1.0 for finding in findings}
    content = len(evidence.claim.content) or 1
    new = len(evidence.homeless)
    signs["uncovered"] = 1.0 - coverage(evidence)
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
