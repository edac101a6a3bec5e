"""Claims held against the sentences they cite: one file per kind of finding. Pure but for judge."""

from briefer.check.marks import Mark, marks
from briefer.check.support import Verdict, check, check_articles, unsaid

__all__ = ["Mark", "Verdict", "check", "check_articles", "marks", "unsaid"]
