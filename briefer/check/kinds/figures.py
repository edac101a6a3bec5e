"""The kinds of finding about numbers, dates and quotations. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import ALWAYS, EVERY, Example, Kind

_PORT = "Exports rose by 6% to £5m. The council closed the old bridge in 2024."
_SHIPS = (
    "At least 40 ships left the port of Odara on Monday. The harbour has 12 cranes. "
    "The council met in March. The strike began on 3 May 2022."
)

ROWS = (
    Kind(
        "number",
        "A number that the source does not have.",
        EVERY,
        yielded=Example("Exports rose by 7% to £5m.", _PORT),
        passed=Example("Exports rose by six per cent to £5 million.", _PORT),
        blocks=ALWAYS,
    ),
    Kind(
        "unit",
        "A number of the source with another unit or currency.",
        EVERY,
        yielded=Example("Exports rose by 6% to $5m.", _PORT),
        passed=Example("Exports rose by 6 percent to £5m.", _PORT),
        blocks=ALWAYS,
    ),
    Kind(
        "limit",
        "“At least”, “more than” and the like of the source left out, or turned.",
        EVERY,
        yielded=Example("40 ships left the port of Odara on Monday.", _SHIPS),
        passed=Example("At least forty ships left the port of Odara on Monday.", _SHIPS),
        refuses_from=0.5,
    ),
    Kind(
        "number few",
        "A number up to four that the writer counted, of what the source does not count.",
        EVERY,
        yielded=Example(
            "Two lawyers spoke for the crew.",
            "Ada Lund and Per Hall are lawyers. Speeches for the sailors were heard all day.",
        ),
        passed=Example("Three lawyers spoke for the crew.", "Three lawyers spoke for the crew."),
        refuses_from=0.3,
    ),
    Kind(
        "number context",
        "A number that stands elsewhere in the source, about something else.",
        EVERY,
        yielded=Example("TODO", "TODO"),
        passed=Example("TODO", "TODO"),
        refuses_from=0.5,
    ),
    Kind(
        "number far",
        "A number whose neighbours in the claim are never its neighbours in the source.",
        EVERY,
        yielded=Example("TODO", "TODO"),
        passed=Example("TODO", "TODO"),
        refuses_from=0.6,
    ),
    Kind(
        "date",
        "A date that the source does not have and that cannot be reckoned from one.",
        EVERY,
        yielded=Example("The council closed the old bridge in 2025.", _PORT),
        passed=Example("The old bridge was closed in 2024.", _PORT),
        blocks=ALWAYS,
    ),
    Kind(
        "date context",
        "A date that stands elsewhere in the source, about something else.",
        EVERY,
        yielded=Example("TODO", "TODO"),
        passed=Example("TODO", "TODO"),
        refuses_from=0.5,
    ),
    Kind(
        "time",
        "“This week”, “overnight”: a bearing that the source does not give.",
        EVERY,
        yielded=Example("Overnight the ships went.", _SHIPS),
        passed=Example("On Monday the ships went.", _SHIPS),
    ),
    Kind(
        "quote",
        "Words in quote marks that do not stand so in the source.",
        EVERY,
        yielded=Example(
            "“The port will soon be sold,” Falk said.", "“The port will never be sold,” Falk said."
        ),
        passed=Example(
            "Falk said: “The port will never be sold.”", "“The port will never be sold,” Falk said."
        ),
        blocks=ALWAYS,
    ),
)
