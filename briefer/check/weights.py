"""What each doubtful finding counts for. Data.

ALONE: a doubtful finding of this kind refuses a claim that follows its source at least this
closely (share of its words kept in order); kinds that are not named never refuse by themselves.
RANK: written by `benchmarks/fit_checks.py`, for the score only.
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
    "opposite in window": 0.3,
    "coverage": 0.0,
    "cause": 0.0,
    "plan": 0.2,
    "denial lost": 0.4,
    "reason": 0.4,
    "addition": 0.5,
    "date context": 0.5,
    "limit": 0.5,
    "name context": 0.5,
    "negation unsaid": 0.5,
    "number context": 0.5,
    "order": 0.5,
    "number far": 0.6,
    "name part": 0.8,
    "speaker absent": 0.5,
    "speaker": 0.6,
    "attribution": 0.9,
    "hedge": 0.9,
    "loose exchange": 0.9,
    "name astray": 0.9,
}

MOST_UNCOVERED = 0.65  # weighted share of a claim's words that may be new
MOST_NEW = 0.6  # plain share of them
SHORT = 4  # content words of a claim in which each tells: "The bridge collapsed"

FITTED_ON = "98b3e441cb2d65cc"  # digest of the development data, half `tune`

RANK: dict[str, float] = {
    "attribution": 0.73,
    "broken pairs": 0.43,
    "cause": 1.15,
    "date": 0.66,
    "denial lost": 0.37,
    "evidence": 0.2,
    "exchange": 0.9,
    "free order": -1.03,
    "free wording": 1.45,
    "hedge": 0.45,
    "length": 0.1,
    "limit": 0.34,
    "loose exchange": 0.13,
    "name": 0.97,
    "name context": 0.31,
    "name far": 0.2,
    "name part": 0.71,
    "negation": 1.72,
    "new share": 0.39,
    "new words": 0.72,
    "number": 0.94,
    "opposite": 0.87,
    "order": 0.36,
    "plan": 0.46,
    "quote": 0.35,
    "roles": 0.09,
    "speaker": 0.23,
    "time": 0.91,
    "uncovered": 0.07,
    "unit": 1.11,
    "start": -1.38,
}
