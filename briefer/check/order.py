"""Findings about who did what to whom, and what came of what: words in another order. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.model import Finding


def order_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful where a near copy has the source's own content words in another order."""
    if evidence.best is None:
        return
    alignment = evidence.alignment
    kept_claim = {i for i, _ in alignment.pairs}
    kept_source = {j for _, j in alignment.pairs}
    left = [n for n, item in enumerate(alignment.claim) if n not in kept_claim and item.content]
    right = {item.key for n, item in enumerate(alignment.source) if n not in kept_source}
    moved = [alignment.claim[n] for n in left if alignment.claim[n].key in right]
    content = sum(item.content for item in alignment.claim) or 1
    if (len(moved) + sum(alignment.claim[i].content for i in kept_claim)) / content < 0.75:
        return
    if moved:
        said = " ".join(t.norm for item in moved for t in item.tokens(evidence.claim))
        detail = f"the claim has “{said}” in another place than the source"
        yield Finding("order", detail, (said,), blocking=False)
