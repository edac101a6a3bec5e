"""Claims held against the sentences they cite: one file per kind of finding. Pure but for judge."""

from briefer.check.frames import restated
from briefer.check.language import beyond_rules
from briefer.check.marks import Mark, marks
from briefer.check.support import Verdict, check, check_articles, follows, unsaid

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
