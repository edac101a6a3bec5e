"""Findings about how many spoke: one official of the source is no "officials". Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.together import PLURAL_SPEAKERS, rule_words
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

(PLURAL,) = yields("plural")

_ONE = rule_words("plural.one")
_BEFORE = 4  # words before a noun among which stands what says that it is one


def plural_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful where several of a kind speak in the claim and the source has but one of them."""
    for saying in evidence.claim.sayings:
        for token in saying.speaker:
            if token.norm not in PLURAL_SPEAKERS or _several(token, evidence):
                continue
            one = _one(token, evidence)
            if one:
                detail = f"the claim has “{token.norm}”, more than one; the source has “{one}”"
                yield PLURAL.finding(detail, token.norm)


def _several(token: Token, evidence: Evidence) -> bool:
    """Whether the articles have them in the plural anywhere, or count several."""
    return any(token.norm in article.norms for article in evidence.articles)


def _one(token: Token, evidence: Evidence) -> str:
    """The words with which the source speaks of one such person, if it does."""
    for sentence in evidence.window:
        found = _single(PLURAL_SPEAKERS[token.norm], sentence.reading)
        if found:
            return found
    return ""


def _single(noun: str, reading: Reading) -> str:
    for at, token in enumerate(reading.tokens):
        if token.norm == noun:
            before = reading.tokens[max(0, at - _BEFORE) : at]
            start = next((t.start for t in reversed(before) if t.norm in _ONE), token.start)
            return reading.text[start : token.end]
    return ""
