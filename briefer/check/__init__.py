"""Claims held against the sentences they cite: one file per kind of finding. Pure but for judge."""

from briefer.check.coverage_notes import beyond_rules
from briefer.check.engine import Verdict, check, check_articles, follows, unsaid
from briefer.check.framing import restated
from briefer.check.marks import Mark, marks

__all__ = [
    "Mark",
    "Verdict",
    "beyond_rules",
    "check",
    "check_articles",
    "follows",
    "marks",
    "restated",
    "unsaid",
]
