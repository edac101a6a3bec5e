"""Findings about offices: former, acting, deputy, -elect lost or added. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.together import CALENDAR, QUALIFIERS, TITLES, rule_words
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

(OFFICE,) = yields("office")

_BECOMING = rule_words("frames.becoming")
_BEFORE = 3  # words before an office in which what qualifies it stands
_AFTER = 8  # words behind an office in which its holder is named


def office_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for an office that is held otherwise in the claim than in the cited sentences."""
    claim = evidence.claim
    for sentence in evidence.cited:
        source = sentence.reading
        for qualifier, office, at in _qualified(source):
            if not _held_by_same(source, at, claim):
                continue
            for n, token in enumerate(claim.tokens):
                if (
                    token.stem == office.stem
                    and not _qualifies(claim, n)
                    and not _plain(evidence, office)
                ):
                    said = claim.text[token.start : token.end]
                    detail = f"the source has “{qualifier.norm} {office.norm}”, the claim “{said}”"
                    yield OFFICE.finding(detail, said)
                    return
    if evidence.given:
        yield from _added(evidence)


def _added(evidence: Evidence) -> Iterator[Finding]:
    for qualifier, office, _ in _qualified(evidence.claim):
        sources = [sentence.reading for sentence in evidence.window]
        held = [
            (reading, n)
            for reading in sources
            for n, token in enumerate(reading.tokens)
            if token.stem == office.stem
        ]
        if (
            held
            and not any(t.norm in QUALIFIERS for r in sources for t in r.tokens)
            and not any(token.stem == qualifier.stem for r in sources for token in r.tokens)
        ):
            said = f"{qualifier.norm} {office.norm}"
            yield OFFICE.finding(f"the claim has “{said}”, the source “{office.norm}”", said)
            return


def _qualified(reading: Reading) -> Iterator[tuple[Token, Token, int]]:
    """Each qualifier with the office it qualifies and the place of that office."""
    words = reading.tokens
    for n, token in enumerate(words):
        if token.norm not in QUALIFIERS or (token.norm in _VERBAL and not _titled(words[n + 1 :])):
            continue
        if token.norm in {"elect", "designate"}:
            if n and words[n - 1].content:
                yield token, words[n - 1], n - 1
            continue
        for m in range(n + 1, min(n + 1 + _BEFORE, len(words))):
            if words[m].content and not words[m].number and words[m].norm not in QUALIFIERS:
                yield token, words[m], m
                break


_VERBAL = rule_words("frames.verbal_offices")  # also what somebody did


def _titled(following: tuple[Token, ...]) -> bool:
    """`acting police chief`, `retired General Hale`; no word of another sort between."""
    for token in following[:_BEFORE]:
        if token.norm in TITLES or (token.capital and token.norm not in CALENDAR):
            return True
        if not token.content or token.capital:
            return False
    return False


def _qualifies(reading: Reading, at: int) -> bool:
    """Whether the office at that place is qualified, before it or right behind it."""
    around = reading.tokens[max(0, at - _BEFORE) : at] + reading.tokens[at + 1 : at + 3]
    return any(token.norm in QUALIFIERS or token.norm in _BECOMING for token in around)


def _plain(evidence: Evidence, office: Token) -> bool:
    """Whether a cited sentence has the office unqualified."""
    return any(
        token.stem == office.stem and not _qualifies(sentence.reading, n)
        for sentence in evidence.cited
        for n, token in enumerate(sentence.reading.tokens)
    )


def _held_by_same(source: Reading, at: int, claim: Reading) -> bool:
    """Whether the claim names who holds the office in the source, or the source names nobody."""
    names = {t.stem for t in source.tokens[max(0, at - _AFTER) : at + _AFTER] if t.capital} - {
        source.tokens[at].stem
    }
    return not names or bool(names & claim.stems)
