"""Findings about plans printed as deeds: wanted to, agreed to, is set to, not yet done. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.tokens import stem
from briefer.check.words.certainty import INTENT
from briefer.model import Finding

_INTENT_STEMS = frozenset(stem(word) for word in INTENT)


def plan_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful where the source has an intention before a verb and the claim has the deed alone."""
    if evidence.best is None:
        return
    source, alignment = evidence.best.reading, evidence.alignment
    matched = dict((j, i) for i, j in alignment.pairs)
    planned = any(token.stem in _INTENT_STEMS for token in evidence.claim.tokens)
    for at, item in enumerate(alignment.source):
        first = item.tokens(source)[0]
        if at in matched or first.stem not in _INTENT_STEMS or not _to_verb(evidence, at):
            continue
        if not planned:
            said = source.text[first.start : alignment.source[at + 2].tokens(source)[-1].end]
            detail = f"the source says “{said}”: a plan, which the claim prints as done"
            yield Finding("plan", detail, (said,), blocking=False)
            return


def _to_verb(evidence: Evidence, at: int) -> bool:
    """`agreed to end`: an intention, `to`, and a word that the claim keeps."""
    source = evidence.alignment.source
    if at + 2 >= len(source) or source[at + 1].key != "to":
        return False
    verb = source[at + 2].key
    return any(t.stem == verb for t in evidence.claim.tokens)
