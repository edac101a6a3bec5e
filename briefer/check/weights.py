"""What each sign counts for in the score, and nowhere else. Data.

Written by `benchmarks/fit_checks.py`. What a doubt decides stands in the table of kinds.
"""

from __future__ import annotations

CUT = 0.51  # the score under which a claim is likelier wrong than right, for all kinds of text
FITTED_ON = "98b3e441cb2d65cc"  # digest of the development data, half `tune`

RANK: dict[str, float] = {
    "addition": 0.0,
    "attribution": 1.07,
    "attribution thin": 0.0,
    "broken pairs": -0.12,
    "cause": 1.4,
    "coverage": 0.01,
    "date": 0.72,
    "date context": 0.0,
    "denial lost": 0.16,
    "evidence": 0.59,
    "exchange": 0.86,
    "free order": -0.51,
    "free wording": 1.61,
    "hedge": 0.32,
    "length": -0.23,
    "limit": 0.34,
    "loose addition": 0.0,
    "loose exchange": 0.12,
    "name": 1.06,
    "name astray": 0.13,
    "name context": 0.36,
    "name far": 0.16,
    "name part": 0.77,
    "negation": 2.33,
    "negation unsaid": 0.28,
    "new share": -0.03,
    "new words": 1.01,
    "number": 1.27,
    "number context": 0.0,
    "number far": 0.0,
    "number few": 0.0,
    "opposite": 1.11,
    "opposite beside": 0.3,
    "opposite in window": 0.26,
    "order": 0.15,
    "plan": 0.51,
    "plural": 0.19,
    "quote": 0.32,
    "reason": 0.0,
    "roles": 0.43,
    "speaker": 0.46,
    "speaker absent": 0.0,
    "speaker context": 0.0,
    "speaker role": 0.0,
    "speaker unknown": 0.19,
    "time": 0.92,
    "uncovered": -0.1,
    "unit": 1.18,
    "unsaid": 0.0,
    "start": -1.27,
}
