"""Findings about clauses of small words alone: `but it had`, `It did not.` Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.together import NEGATIONS, rule_words
from briefer.model import Finding
from briefer.reading.frames import frames

(CLAUSE,) = yields("clause")

_WORDS = "|".join(sorted(rule_words("frames.borders")))
_NOT_YET = r"(?<!\bnot )(?<!n't )"  # `have not yet found` is one clause
_BORDER = re.compile(rf"[,;:—–()]|\s-\s|{_NOT_YET}\b(?:{_WORDS})\b")
_LONGEST = 6  # words of such a clause


def clause_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for a clause without a word of content that says yes or no to what it follows."""
    claim = evidence.claim
    denied = any(frame.kind == "negation" for s in evidence.cited for frame in frames(s.reading))
    text = claim.text
    run = {" ".join(s.reading.norms) for s in evidence.cited}
    for start, end in _clauses(text):
        words = [t for t in claim.tokens if start <= t.start < end]
        if not 2 <= len(words) <= _LONGEST or any(t.content for t in words):
            continue
        said = " ".join(t.norm for t in words)
        if any(said in theirs for theirs in run):
            continue
        negative = any(t.norm in NEGATIONS for t in words)
        rest = [t for t in claim.tokens if not start <= t.start < end]
        tells = any(t.content for t in rest) and not any(t.norm in NEGATIONS for t in rest)
        if not (negative and denied and tells):
            shown = text[start:end].strip()
            yield CLAUSE.finding(f"“{shown}” turns what the source says round", shown)
            return


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BORDER.finditer(text):
        yield start, match.start()
        start = match.end()
    if start:
        yield start, len(text)
    else:
        yield 0, len(text)
