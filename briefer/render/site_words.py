"""The words that the pages around the briefs print of their own, in English. Pure data.

Templates find them under these names; each printed language has them among its phrases.
"""

from __future__ import annotations

from typing import Final

LABELS: Final = (
    "Skip to the text",
    "Topics",
    "Months",
    "Newest",
    "Search",
    "Query",
    "Sources",
    "Feeds",
    "Stories over days",
    "What was known when",
    "Reports over time",
    "This story goes on under another address:",
    "Every brief",
    "Correction",
    "Words to look for",
    "No brief has these words.",
    "Search works where a web server serves the site; the list below everywhere.",
    "more",
    "Briefs",
    "All briefs",
    "the week",
    "Update",
    "Known",
    "Corrected on {day}: its source no longer says so.",
    "Corrected on {day}: the source now says “{now}”",
    "failing: {error}",
    "last read {when}; {items} in it then, {new} new a day",
    "never read",
)
