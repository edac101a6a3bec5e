"""Findings about polarity: a negation added or dropped, a word turned into its opposite. Pure.

A negation is compared by the words it governs: the next few content words of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefer.check.alignment import same_meaning
from briefer.check.evidence import Evidence
from briefer.check.reading import Reading
from briefer.check.tokens import Token, stem
from briefer.check.words.antonyms import NEGATIVE, NEGATIVE_PREFIXES, OPPOSITES
from briefer.model import Finding

_REACH = 3  # content words a negation governs
_NEGATIVE_STEMS = frozenset(stem(word) for word in NEGATIVE)


def negation_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for a negation the source lacks, and for one lost in a near copy."""
    claim = evidence.claim
    for at, token in _negations(claim):
        governed = _governed(claim, at)
        if governed and not _denied_somewhere(governed, evidence):
            said = claim.text[token.start : governed[0].end]
            yield Finding("negation", f"the claim denies ({said}) what the source does not", (said,))
    yield from _dropped(evidence)


def _dropped(evidence: Evidence) -> Iterator[Finding]:
    if evidence.best is None or _denies(evidence.claim):
        return
    source = evidence.best.reading
    claim_stems = evidence.claim.stems
    for at, token in _negations(source):
        governed = _governed(source, at)
        kept = [word for word in governed[:2] if word.stem in claim_stems]
        if not kept or kept[0] is not governed[0]:
            continue
        said = source.text[token.start : kept[-1].end]
        detail = f"the source says “{said}”, the claim leaves the denial out"
        yield Finding("negation", detail, (said,), blocking=evidence.near_copy)
        return


def opposite_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a word whose opposite stands in the source where the word itself does not."""
    if evidence.best is None:
        return
    claim_stems = evidence.claim.stems
    best = evidence.best.reading.stems
    for token in evidence.claim.tokens:
        if token.stem in best or token.norm in evidence.best.reading.norms:
            continue
        turned = [word for word in _opposites(token.norm) if word in best and word not in claim_stems]
        if turned and not any(same_meaning(token.stem, other) for other in best if other not in turned):
            known = token.stem in evidence.cited_stems
            detail = f"the claim says {token.norm}, the source {turned[0]}"
            yield Finding("opposite in window" if known else "opposite", detail, (token.norm,), blocking=False)


@lru_cache(maxsize=10_000)
def _opposites(word: str) -> tuple[str, ...]:
    found = set(OPPOSITES.get(word, ()))
    base = stem(word)
    for one, others in _BY_STEM.items():
        if one == base:
            found |= others
    return tuple(sorted({stem(other) for other in found} | {f"un{base}"}))


_BY_STEM: dict[str, frozenset[str]] = {}
for _word, _others in OPPOSITES.items():
    _BY_STEM[stem(_word)] = _BY_STEM.get(stem(_word), frozenset()) | _others


def _negations(reading: Reading) -> Iterator[tuple[int, Token]]:
    words = reading.tokens
    for at, token in enumerate(words):
        following = words[at + 1].norm if at + 1 < len(words) else ""
        if token.negation and following not in {"only", "just", "least", "fewer", "less", "more"}:
            yield at, token


def _governed(reading: Reading, at: int) -> list[Token]:
    words = reading.tokens[at + 1 :]
    return [token for token in words[:8] if token.content][:_REACH]


def _denied_somewhere(governed: list[Token], evidence: Evidence) -> bool:
    """Whether a sentence that holds the governed word also denies something."""
    for sentence in evidence.window:
        stems = sentence.reading.stems
        shared = any(word.stem in stems for word in governed)
        if shared and _denies(sentence.reading):
            return True
        if any(f"{prefix}{word.stem}" in stems for word in governed for prefix in NEGATIVE_PREFIXES):
            return True
    return False


def _denies(reading: Reading) -> bool:
    return any(t.negation or t.stem in _NEGATIVE_STEMS for t in reading.tokens)
