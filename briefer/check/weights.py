"""What each doubtful finding counts for. Data.

ALONE: a doubtful finding of this kind refuses a claim that follows its source at least this
closely (share of its words kept in order); kinds that are not named never refuse by themselves.
RANK and CUT: written by `benchmarks/fit_checks.py`, for the score only.
"""

from __future__ import annotations

ALONE = {
    "exchange": 0.0,
    "roles": 0.0,
    "plural": 0.0,
    "mixed scales": 0.0,
    "likelihood": 0.0,
    "name": 0.0,
    "opposite": 0.3,
    "opposite beside": 0.0,
    "opposite in window": 0.2,
    "coverage": 0.0,
    "cause": 0.0,
    "plan": 0.2,
    "tense": 0.4,
    "denial lost": 0.4,
    "reason": 0.4,
    "addition": 0.5,
    "date context": 0.5,
    "limit": 0.5,
    "name context": 0.0,
    "negation unsaid": 0.5,
    "number context": 0.5,
    "order": 0.5,
    "number few": 0.3,
    "number far": 0.6,
    "name part": 0.8,
    "speaker absent": 0.5,
    "speaker": 0.6,
    "attribution": 0.9,
    "hedge": 0.9,
    "loose exchange": 0.9,
    "name astray": 0.0,
}

MOST_UNCOVERED = 0.65  # weighted share of a claim's words that may be new
MOST_NEW = 0.6  # plain share of them
SHORT = 4  # content words of a claim in which each tells: "The bridge collapsed"

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
