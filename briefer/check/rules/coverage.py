"""Findings about words that have no home in the evidence. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.model import Finding

COVERAGE, UNSAID = yields("coverage", "unsaid")

_MOST_UNCOVERED = 0.65  # weighted share of a claim's words that may be new
_MOST_NEW = 0.6  # plain share of them
_SHORT = 4  # content words of a claim in which each tells: "The bridge collapsed"
_LISTED = 6  # words without a home that a finding names


def coverage_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for words that have no home in the evidence, more so when too little has one."""
    missing = evidence.homeless
    if not missing:
        return
    words = tuple(dict.fromkeys(evidence.claim.text[t.start : t.end] for t in missing))[:_LISTED]
    named = ", ".join(f"“{word}”" for word in words)
    if _thin(evidence, len(missing)):
        detail = f"too little of the claim is in the source, which has nothing of {named}"
        yield COVERAGE.finding(detail, *words)
    else:
        yield UNSAID.finding(f"nothing in the source says {named}", *words)


def _thin(evidence: Evidence, new: int) -> bool:
    content = len(evidence.claim.content)
    if 1.0 - evidence.covered > _MOST_UNCOVERED or (new > 1 and new > _MOST_NEW * content):
        return True
    return content <= _SHORT
