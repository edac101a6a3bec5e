"""What each doubtful finding counts for. Data.

ALONE: a doubtful finding of this kind refuses a claim that follows its source at least this
closely (share of its words kept in order); kinds that are not named never refuse by themselves.
RANK: written by `benchmarks/fit_checks.py`, for the score only.
"""

from __future__ import annotations

ALONE = {
    "exchange": 0.0,
    "roles": 0.0,
    "name": 0.0,
    "addition": 0.5,
    "date context": 0.5,
    "number context": 0.5,
    "limit": 0.5,
    "reason": 0.5,
    "opposite": 0.0,
    "coverage": 0.0,
    "plan": 0.5,
    "order": 0.5,
    "cause": 0.0,
    "opposite in window": 0.5,
    "speaker": 0.6,
    "attribution": 0.9,
    "hedge": 0.9,
}

MOST_UNCOVERED = 0.65  # weighted share of a claim's words that may be new
MOST_NEW = 0.6  # plain share of them

FITTED_ON = "98b3e441cb2d65cc"  # digest of the development data, half `tune`

RANK: dict[str, float] = {
    "attribution": 0.42,
    "broken pairs": 0.55,
    "cause": 1.23,
    "date": 0.84,
    "denial lost": 0.43,
    "evidence": 0.24,
    "exchange": 1.31,
    "free order": -0.89,
    "free wording": 1.33,
    "hedge": 0.46,
    "length": 0.11,
    "loose exchange": 0.23,
    "name": 0.98,
    "name context": 0.3,
    "name far": 0.17,
    "name part": 0.72,
    "negation": 1.73,
    "new share": 0.37,
    "new words": 0.71,
    "number": 0.95,
    "opposite": 0.83,
    "order": 0.27,
    "plan": 0.34,
    "quote": 0.33,
    "roles": 0.11,
    "speaker": 0.03,
    "speaker unknown": 0.03,
    "time": 1.01,
    "uncovered": -0.01,
    "unit": 1.09,
    "start": -1.46,
}
