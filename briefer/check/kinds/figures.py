"""The kinds of finding about numbers, dates and quotations. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import ALWAYS, EVERY, Example, Kind

_PORT = "Exports rose by 6% to £5m. The council closed the old bridge in 2024."
_SHIPS = "At least 40 ships left the port of Odara on Monday."
_STRIKE = (
    "The harbour of Odara has 12 cranes and a long pier. The mayor spoke. Fishing ended in June. "
    "It rained. The strike of the pilots hurt trade and drew 900 people. The council met."
)
_CITED = "The strike of the pilots hurt trade and drew 900 people."
_FERRY = (
    "Ada Lund and Per Hall were rescued from the burning ferry by divers, the harbour master told "
    "a local newspaper on Monday evening. The blaze broke out in the kitchen."
)

ROWS = (
    Kind(
        "number",
        "A number that the source does not have.",
        EVERY,
        yielded=Example("Exports rose by 7% to £5m.", _PORT),
        passed=Example("Exports rose by six per cent to £5 million.", _PORT),
        blocks="but for a small number spelled out, which a writer may have counted",
        refuses_from=0.0,
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
            "Two sailors were rescued by divers when a blaze broke out in the kitchen.", _FERRY
        ),
        passed=Example("A blaze broke out in the kitchen of a burning ferry.", _FERRY),
        refuses_from=0.3,
    ),
    Kind(
        "number context",
        "A number that stands elsewhere in the source, about something else.",
        EVERY,
        yielded=Example("The strike of the pilots drew 12 people.", _STRIKE, _CITED),
        passed=Example("The strike of the pilots drew 900 people.", _STRIKE, _CITED),
        refuses_from=0.5,
        slight=True,
    ),
    Kind(
        "number far",
        "A number whose neighbours in the claim are never its neighbours in the source.",
        EVERY,
        yielded=Example("The strike of the pilots drew 12 people.", _STRIKE),
        passed=Example("The strike of the pilots drew 900 people.", _STRIKE),
        refuses_from=0.6,
    ),
    Kind(
        "date",
        "A date that the source does not have and that cannot be reckoned from one.",
        EVERY,
        yielded=Example("The council closed the old bridge in 2025.", _PORT),
        passed=Example("The old bridge was closed in 2024.", _PORT),
        blocks="where no language lies between",
        refuses_from=0.0,
    ),
    Kind(
        "date context",
        "A date that stands elsewhere in the source, about something else.",
        EVERY,
        yielded=Example("The strike of the pilots hurt trade in June.", _STRIKE, _CITED),
        passed=Example("The strike of the pilots hurt trade.", _STRIKE, _CITED),
        refuses_from=0.5,
        slight=True,
    ),
    Kind(
        "time",
        "“This week”, “overnight”: a bearing that the source does not give.",
        EVERY,
        yielded=Example("900 people were drawn by the pilots' strike this week.", _STRIKE),
        passed=Example("900 people were drawn by the pilots' strike.", _STRIKE),
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
        blocks="where no language lies between",
        refuses_from=0.0,
    ),
)
