"""Claims held against the sentences they cite: one file per kind of finding. Pure but for judge.py."""

from briefer.check.support import Verdict, check, check_articles

__all__ = ["Verdict", "check", "check_articles"]
