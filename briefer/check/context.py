"""Findings about names and numbers that the source has, but in another sentence. Pure.

The rest of the claim tells where it comes from. A name or number that stands nowhere near those
words, while its place there is taken by another, comes from another context.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.article import IndexedArticle
from briefer.check.evidence import Evidence
from briefer.check.reading import Name
from briefer.check.tokens import Token
from briefer.check.words.places import CALENDAR, LAND_OF, TITLES
from briefer.model import Finding


def context_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a name or a number that belongs to other sentences than the claim's other words."""
    names = [name for name in evidence.claim.names if _telling(name)]
    for name in names:
        yield from _name_finding(name, evidence)
    for amount in evidence.claim.amounts:
        key = [t for t in evidence.claim.tokens if amount.start <= t.start < amount.end]
        if key and amount.value != 1 and amount.kind in {"count", "ordinal"}:
            yield from _number_finding(amount, evidence)


def _telling(name: Name) -> bool:
    return any(w not in TITLES and w not in CALENDAR for w in name.words)


def _name_finding(name: Name, evidence: Evidence) -> Iterator[Finding]:
    if any(LAND_OF.get(word) for word in name.words):
        return
    rest = [t for t in evidence.claim.content if not name.start <= t.start < name.end]
    own, best = _overlaps(rest, evidence, lambda index, n: _has_name(name, index, n))
    if own is None or best < 2.0 or own >= 0.5 * best:
        return
    said = evidence.claim.text[name.start : name.end]
    taken = _other_name(evidence)
    kind = "name context" if taken else "name far"
    detail = f"the source tells of {said} elsewhere, not where it tells the rest"
    yield Finding(kind, detail, (said,), blocking=False)


def _number_finding(amount: object, evidence: Evidence) -> Iterator[Finding]:
    start, end = amount.start, amount.end  # type: ignore[attr-defined]
    rest = [t for t in evidence.claim.content if not start <= t.start < end]
    own, best = _overlaps(
        rest,
        evidence,
        lambda index, n: any(
            amount.same_value(other)  # type: ignore[attr-defined]
            for other in index.sentences[n].reading.amounts
        ),
    )
    if own is None or best < 2.0 or own >= 0.5 * best:
        return
    said = evidence.claim.text[start:end]
    detail = f"the source has {said} elsewhere, not where it tells the rest"
    yield Finding("number far", detail, (said,), blocking=False)


def _overlaps(rest, evidence: Evidence, holds) -> tuple[float | None, float]:  # type: ignore[no-untyped-def]
    """How much of the rest the best sentence with the thing has, and the best sentence at all."""
    own: float | None = None
    best = 0.0
    for index in evidence.articles:
        scores: dict[int, float] = {}
        for stem, token in {t.stem: t for t in rest}.items():
            weight = index.weight(token)
            for n in index.holders(stem):
                scores[n] = scores.get(n, 0.0) + weight
        if not scores:
            continue
        best = max(best, *scores.values())
        for n in range(len(index.sentences)):
            if holds(index, n):
                near = max(scores.get(n, 0.0), 0.6 * scores.get(n + 1, 0.0), 0.4 * scores.get(n - 1, 0.0))
                own = near if own is None else max(own, near)
    return own, best


def _has_name(name: Name, index: IndexedArticle, n: int) -> bool:
    stems = index.sentences[n].reading.stems
    words = [t for t in name.tokens if t.capital and t.norm not in TITLES]
    return any(t.stem in stems for t in words)


def _other_name(evidence: Evidence) -> bool:
    if evidence.best is None:
        return False
    ours = {t.stem for t in evidence.claim.tokens}
    return any(
        all(t.stem not in ours for t in name.tokens)
        for name in evidence.best.reading.names
        if not name.initial
    )


__all__ = ["Token", "context_findings"]
