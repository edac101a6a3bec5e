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
    "opposite": 0.0,
    "coverage": 0.0,
    "plan": 0.5,
    "order": 0.5,
    "cause": 0.0,
    "opposite in window": 0.5,
    "speaker": 0.75,
    "attribution": 0.9,
    "hedge": 0.9,
}

MOST_UNCOVERED = 0.65  # weighted share of a claim's words that may be new
MOST_NEW = 0.6  # plain share of them

RANK: dict[str, float] = {"start": -2.0}
