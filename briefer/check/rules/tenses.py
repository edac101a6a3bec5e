"""Findings about time turned round: what is to come printed as done, or the reverse. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefer.check.alignment import Item
from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.together import rule_words
from briefer.model import Finding
from briefer.reading.sentence import Reading

(TENSE,) = yields("tense")

_FUTURE = rule_words("tenses.future")
_OPEN = rule_words("tenses.open")
_PASSED = rule_words("tenses.passed")
_REACH = 5  # words between `will` and its verb

Time = Literal["to come", "told", "open"]


def tense_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful where the claim says that a thing will be and the source that it was, or turned."""
    if evidence.best is None:
        return
    claim, source = evidence.claim, evidence.best.reading
    if not (_looks_ahead(claim) or _looks_ahead(source)):
        return
    for i, j in evidence.alignment.pairs:
        ours, theirs = evidence.alignment.claim[i], evidence.alignment.source[j]
        if not ours.content or claim.tokens[ours.last].norm.endswith("ing"):
            continue
        (here, first), (there, its_first) = _time(claim, ours), _time(source, theirs)
        if {here, there} == {"to come", "told"}:
            said, has = _said(claim, first, ours), _said(source, its_first, theirs)
            detail = f"the claim says “{said}” where the source says “{has}”"
            yield TENSE.finding(detail, said)
            return


def _looks_ahead(reading: Reading) -> bool:
    return any(token.norm in _FUTURE or token.norm.endswith("'ll") for token in reading.tokens)


def _time(reading: Reading, item: Item) -> tuple[Time, int]:
    """When the verb is said to be, and the word that says so (its own first word otherwise)."""
    start = first = item.first
    days = [(moment.start, moment.end) for moment in reading.moments]
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        token = reading.tokens[at]
        if token.norm in _FUTURE or token.norm.endswith("'ll"):
            return "to come", at
        if token.norm in _OPEN:
            return "open", at
        a_day = any(begin <= token.start < end for begin, end in days)
        passed = a_day or token.norm in _PASSED or token.norm.endswith("ly")
        if token.content and not passed:
            break
        if not token.content:
            start = at
    return "told", start if first - start < _REACH else first


def _said(reading: Reading, first: int, item: Item) -> str:
    return reading.text[reading.tokens[first].start : reading.tokens[item.last].end]
