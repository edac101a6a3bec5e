"""Findings about who did what to whom, and what came of what: words in another order. Pure.

The frame of an attribution may stand first or last, a date anywhere, and `A was hit by B` is
`B hit A`: these are no changes of order.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from briefer.check.alignment import Alignment, Item
from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.check.rules.agents import passive_with_doer
from briefer.model import Finding
from briefer.reading.sentence import Reading

(ORDER,) = yields("order")

_ALMOST = 0.9
_MOSTLY = 0.75  # of the claim's content must be the source's, in whatever order


def order_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful where a near copy has the source's own content words in another order."""
    if evidence.best is None:
        return
    moved = _moved(evidence.alignment, evidence.claim, evidence.best.reading)
    if not moved or passive_with_doer(evidence.claim) != passive_with_doer(evidence.best.reading):
        return
    words = [t for item in moved for t in item.tokens(evidence.claim)]
    said = " ".join(evidence.claim.text[t.start : t.end] for t in words)
    detail = f"the source's words in another order: “{said}” does not stand where the source has it"
    yield ORDER.finding(detail, said)


def _moved(alignment: Alignment, claim: Reading, source: Reading) -> list[Item]:
    ours, theirs = _framed(claim, source), _framed(source, claim)
    kept_claim = {i for i, _ in alignment.pairs}
    kept_source = {j for _, j in alignment.pairs}
    loose = {
        item.key
        for n, item in enumerate(alignment.source)
        if n not in kept_source and item.first not in theirs
    }
    moved = [
        item
        for n, item in enumerate(alignment.claim)
        if n not in kept_claim and item.content and item.key in loose
        and item.first not in ours and item.kind != "date"
    ]  # fmt: skip
    content = sum(item.content for item in alignment.claim) or 1
    kept = sum(alignment.claim[i].content for i in kept_claim)
    telling = any(i.kind != "word" or claim.tokens[i.first].capital for i in moved)
    alone = telling and alignment.kept_content >= _ALMOST
    together = _together(moved, alignment) or alone
    return moved if together and (len(moved) + kept) / content >= _MOSTLY else []


def _together(moved: list[Item], alignment: Alignment) -> bool:
    """Whether two content words moved side by side: one alone is mostly another mention."""
    order = [item for item in alignment.claim if item.content]
    places = [n for n, item in enumerate(order) if item in moved]
    return any(later - earlier == 1 for earlier, later in itertools.pairwise(places))


def _framed(reading: Reading, other: Reading) -> set[int]:
    """Positions of `X said` where it opens or closes the sentence and X says it in both."""
    last = len(reading.tokens) - 1
    speakers = [saying.stems for saying in other.sayings]
    same = (s for s in reading.sayings if any(s.stems == stems for stems in speakers))
    frames = (range(s.first, s.last + 1) for s in same)
    return {
        n for frame in frames if frame and (frame[0] <= 1 or frame[-1] >= last - 1) for n in frame
    }
