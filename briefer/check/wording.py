"""Findings about near copies: in a sentence that follows its source, each changed word is a change. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.alignment import Gap, Item, same_meaning
from briefer.check.evidence import Evidence
from briefer.check.tokens import Token
from briefer.model import Finding


_CLOSE = 0.75


def exchange_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a content word of a near copy that stands where the source has another."""
    if evidence.best is None or not evidence.near_copy:
        return
    close = evidence.alignment.kept_content >= _CLOSE and evidence.alignment.kept >= _CLOSE
    for gap in evidence.alignment.gaps:
        ours = [i for i in gap.claim if i.content and not _known_here(i, evidence)]
        theirs = [i for i in gap.source if i.content]
        if not ours:
            continue
        said = _text(ours, evidence.claim.text, evidence.claim.tokens)
        if theirs:
            best = evidence.best.reading
            has = _text(theirs, best.text, best.tokens)
            yield Finding("exchange" if close else "loose exchange", f"the claim says {said}, the source {has}", (said,), blocking=False)
        else:
            yield Finding("addition" if close else "loose addition", f"the claim adds {said}", (said,), blocking=False)


def _known_here(item: Item, evidence: Evidence) -> bool:
    """A word of the same root as one that the sentence has is no exchange."""
    stems = {other.key for other in evidence.alignment.source}
    return any(same_root(item.key, other) or same_meaning(item.key, other) for other in stems)


def same_root(one: str, other: str) -> bool:
    """`destroy` and `destruction`, `attack` and `attacker`: long common beginning, short rest."""
    if one == other:
        return True
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 4 and max(len(one), len(other)) - shared <= 4 and shared >= 0.6 * min(len(one), len(other))


def _text(items: list[Item], text: str, words: tuple[Token, ...]) -> str:
    return ", ".join(text[words[i.first].start : words[i.last].end] for i in items[:4])
