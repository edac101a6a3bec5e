"""A refused bullet's findings in, what an editor would say of it out. Pure.

A list of words that differ teaches a writer nothing; what sense was lost does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefer.check.kinds import KINDS
from briefer.model import Finding
from briefer.ports import Opinion

MOST: Final = 3  # reasons for one bullet
# What only compares words, place by place: of these the kind is told, not the words.
_WORDS_ALONE: Final = frozenset(
    {"exchange", "loose exchange", "addition", "loose addition", "order", "coverage", "substance"}
)
_CLOSER: Final = "says it too freely to be sure that it is the same; keep closer to the passages"
_MORE: Final = "says more than the passages: they have nothing about {words}"


def reasons(findings: Sequence[Finding], opinion: Opinion | None) -> tuple[str, ...]:
    """Why it was refused, a sentence each; the judge's own sentence before any doubt of a rule."""
    looked_up = [finding.detail for finding in findings if finding.blocking]
    if looked_up:
        return tuple(dict.fromkeys(looked_up))[:MOST]
    if opinion is not None and not opinion.supported and opinion.reason:
        return (opinion.reason,)
    return tuple(dict.fromkeys(map(_doubt, findings)))[:MOST] or (_CLOSER,)


def _doubt(finding: Finding) -> str:
    if finding.check == "unsaid" and finding.words:
        return _MORE.format(words=", ".join(finding.words))
    if finding.check in _WORDS_ALONE or finding.check not in KINDS:
        return _CLOSER
    meaning = KINDS[finding.check].meaning
    return f"{meaning[0].lower()}{meaning[1:].rstrip('.')}: {finding.detail}"
