"""Findings about plans printed as deeds: wanted to, agreed to, is set to, not yet done. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.stems import stem
from briefer.languages.together import INTENT
from briefer.model import Finding

(PLAN,) = yields("plan")

_INTENT_STEMS = frozenset(stem(word) for word in INTENT)


def plan_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful where the source has an intention before a verb and the claim has the deed alone."""
    if evidence.best is None:
        return
    source, alignment = evidence.best.reading, evidence.alignment
    matched = {j for _, j in alignment.pairs}
    spare = sum(
        item.tokens(evidence.claim)[0].stem in _INTENT_STEMS
        for n, item in enumerate(alignment.claim)
        if n not in {i for i, _ in alignment.pairs}
    )
    for at, item in enumerate(alignment.source):
        first = item.tokens(source)[0]
        if at in matched or first.stem not in _INTENT_STEMS or not _to_verb(evidence, at):
            continue
        if not spare:
            end = min(at + 2, len(alignment.source) - 1)
            said = source.text[first.start : alignment.source[end].tokens(source)[-1].end]
            detail = f"the source says “{said}”: a plan, which the claim prints as done"
            yield PLAN.finding(detail, said)
            return
        spare -= 1


def _to_verb(evidence: Evidence, at: int) -> bool:
    """`agreed to end`, `plans to be considered`: an intention, `to`, and a word the claim keeps."""
    source = evidence.alignment.source
    following = source[at + 1 : at + 5]
    keys = [item.key for item in following]
    if "to" not in keys[:2]:
        return False
    after = following[keys.index("to") + 1 :]
    verb = after[1:2] if after and after[0].key == "be" else after[:1]
    return any(item.content and item.key in evidence.claim.stems for item in verb)
