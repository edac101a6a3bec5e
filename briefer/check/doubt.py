"""What the checks found in, how much doubt there is from 0 to 1 out: a sum of readable weights. Pure.

The weights are fitted by `benchmarks/fit_checks.py`; each says how much its finding counts alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from briefer.check.coverage import coverage, homeless_words
from briefer.check.evidence import Evidence
from briefer.check.weights import WEIGHTS
from briefer.model import Finding


def measures(evidence: Evidence, findings: Sequence[Finding]) -> dict[str, float]:
    """The kinds of findings, once each, and how far the claim is from its closest sentence."""
    signs = {name(finding): 1.0 for finding in findings}
    homeless = len(homeless_words(evidence))
    content = len(evidence.claim.content) or 1
    alignment = evidence.alignment
    signs["uncovered"] = 1.0 - coverage(evidence)
    signs["new words"] = min(homeless, 6) / 6
    signs["new share"] = homeless / content
    signs["free wording"] = 1.0 - alignment.kept_content
    signs["free order"] = 1.0 - alignment.kept
    signs["length"] = min(content, 30) / 30
    return signs


def name(finding: Finding) -> str:
    return f"{finding.check}!" if finding.blocking else finding.check


def doubt(signs: Mapping[str, float]) -> float:
    """The weighted sum of the signs as a probability."""
    total = WEIGHTS["start"] + sum(WEIGHTS.get(sign, 0.0) * value for sign, value in signs.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
