"""The kinds of finding about the characters of a claim. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import ALWAYS, EVERY, Example, Kind

_ONLY = "Odara said Tarn lost 500 men on Monday."
_LOST = f"{_ONLY} The mayor spoke."

ROWS = (
    Kind(
        "hidden",
        "A character that shows nothing, joins or reorders others.",
        EVERY,
        yielded=Example("Odara said Tarn lost 5\u200b00 men on Monday.", _LOST),
        passed=Example("Odara said Tarn lost 500 men on Mon\u00adday.", _LOST),
        blocks=ALWAYS,
    ),
    Kind(
        "letters",
        "Words spaced out, joined by dots, mixed with digits or in letters no source uses.",
        EVERY,
        yielded=Example("Odara said Tarn lost 500 men. T h e m a y o r lied.", _LOST),
        passed=Example(_ONLY, _LOST),
        blocks=ALWAYS,
    ),
    Kind(
        "sign",
        "A sign or a dressed-up letter that no source has.",
        EVERY,
        yielded=Example("Odara said Tarn lost \u2264500 men on Monday.", _LOST),
        passed=Example(_ONLY, _LOST),
        blocks=ALWAYS,
    ),
    Kind(
        "punctuation",
        "The words of the source with commas that change who says it.",
        EVERY,
        yielded=Example("Odara, said Tarn, lost 500 men on Monday.", _ONLY),
        passed=Example(_ONLY, _LOST),
        blocks=ALWAYS,
    ),
    Kind(
        "narration",
        "Quote marks around what the source says in its own voice.",
        EVERY,
        yielded=Example("Odara said \u201cTarn lost 500 men on Monday\u201d.", _LOST, _ONLY),
        passed=Example(_ONLY, _LOST, _ONLY),
        blocks=ALWAYS,
    ),
)
