"""The kinds of finding about what is told as so and is not, or not so surely. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import ALWAYS, EVERY, PARTLY, Example, Kind

_FIRM = (
    "The firm refused to sell its dock on Monday. Two clerks may leave the office. "
    "The mayor of Tarn did not sign the accord. Most of the cranes were repaired."
)
_FORMER = "Former minister Olha Hrin opened the school. Several pupils sang."
_SHIPS = "At least 40 ships left the port of Odara. Between 10 and 15 crew were hurt."
_BRIDGE = (
    "The bridge, built in 1931, was closed on 3 May. "
    "In Odara 20 people died when the roof of the mill fell, and in Tarn 300 pupils went home."
)

_MILL = "In Odara 20 people died when the roof of the mill fell, and in Tarn 300 pupils went home."
_REFUSED = "The firm refused to sell its dock on Monday."
_MAY = "Two clerks may leave the office."
_UNSIGNED = "The mayor of Tarn did not sign the accord."
_REPAIRED = "Most of the cranes were repaired."
_OPENED = "Former minister Olha Hrin opened the school."
_LEFT = "At least 40 ships left the port of Odara."
_HURT = "Between 10 and 15 crew were hurt."
_CLOSED = "The bridge, built in 1931, was closed on 3 May."
_SUNG = "The school opened. Several pupils sang."
_BLAST = "Thirty years ago a gas blast killed 40 people in Odara. It rained."

ROWS = (
    Kind(
        "genre",
        "An opinion, a question, a drill, fiction or a correction of the source, told as a fact.",
        PARTLY,
        yielded=Example(
            "The roof of the mill fell.",
            "The novel tells how the roof of the mill fell. It won a prize.",
        ),
        passed=Example(
            "The novel tells how the roof of the mill fell.",
            "The novel tells how the roof of the mill fell. It won a prize.",
        ),
        blocks=ALWAYS,
    ),
    Kind(
        "governor",
        "Planned, offered, refused, prevented or asked for in the source, told as done.",
        PARTLY,
        yielded=Example(
            "The firm sold its dock on Monday.",
            _FIRM,
            "The firm refused to sell its dock on Monday.",
        ),
        passed=Example(
            "The firm declined to sell its dock on Monday.",
            _FIRM,
            "The firm refused to sell its dock on Monday.",
        ),
        blocks="where it governs a verb",
        refuses_from=0.5,
        firm_from=0.4,
    ),
    Kind(
        "certainty",
        "Likely, alleged, suspected or only if so in the source, told as so.",
        PARTLY,
        yielded=Example("Two clerks leave the office.", _FIRM, _MAY),
        passed=Example("Two clerks could leave the office.", _FIRM, _MAY),
        blocks="unless the claim quotes the word, or says by it which thing it means",
        firm_from=0.6,
    ),
    Kind(
        "denial undone",
        "What the source denies, told as so.",
        PARTLY,
        yielded=Example(
            "The mayor of Tarn has signed the accord.",
            _FIRM,
            "The mayor of Tarn did not sign the accord.",
        ),
        passed=Example(
            "The mayor of Tarn has not signed the accord.",
            _FIRM,
            "The mayor of Tarn did not sign the accord.",
        ),
        blocks=ALWAYS,
        firm_from=0.5,
    ),
    Kind(
        "denial added",
        "A denial of what the source says outright.",
        PARTLY,
        yielded=Example("Cranes were not repaired.", _FIRM, _REPAIRED),
        passed=Example("Most cranes were repaired.", _FIRM, _REPAIRED),
        blocks=ALWAYS,
        firm_from=0.3,
    ),
    Kind(
        "superlative",
        "The first, the most, the only, where no cited sentence has such a word.",
        PARTLY,
        yielded=Example(
            "The former minister Olha Hrin opened the largest school.",
            _FORMER,
            "Former minister Olha Hrin opened the school.",
        ),
        passed=Example(
            "The former minister Olha Hrin opened a school.",
            _FORMER,
            "Former minister Olha Hrin opened the school.",
        ),
        blocks=ALWAYS,
    ),
    Kind(
        "whole",
        "All of it, where the source has a part or does not say.",
        PARTLY,
        yielded=Example("All the cranes were repaired.", _FIRM, _REPAIRED),
        passed=Example("Most cranes were repaired.", _FIRM, _REPAIRED),
        blocks=ALWAYS,
    ),
    Kind(
        "cause invented",
        "A reason, where no cited sentence gives any.",
        PARTLY,
        yielded=Example(
            "Several pupils sang because the school opened.",
            "The school opened. Several pupils sang.",
        ),
        passed=Example("Several pupils sang.", _SUNG),
        blocks=ALWAYS,
    ),
    Kind(
        "certainty raised",
        "Certainly, clearly, proved, where the source doubts.",
        PARTLY,
        yielded=Example("Two clerks will clearly leave the office.", _FIRM, _MAY),
        passed=Example("Two clerks may leave the office.", _FIRM, _MAY),
        blocks=ALWAYS,
    ),
    Kind(
        "office",
        "Former, acting, deputy, elect: an office held otherwise than in the source.",
        PARTLY,
        yielded=Example(
            "Minister Olha Hrin opened the school.",
            _FORMER,
            "Former minister Olha Hrin opened the school.",
        ),
        passed=Example(
            "The ex-minister Olha Hrin opened the school.",
            _FORMER,
            "Former minister Olha Hrin opened the school.",
        ),
        blocks=ALWAYS,
        firm_from=0.4,
    ),
    Kind(
        "bound",
        "At least, about, up to: a bound lost, added or turned.",
        EVERY,
        yielded=Example("40 ships left the port of Odara.", _SHIPS, _LEFT),
        passed=Example(
            "At least forty ships left the port of Odara.",
            _SHIPS,
            "At least 40 ships left the port of Odara.",
        ),
        blocks=ALWAYS,
        firm_from=0.4,
    ),
    Kind(
        "range",
        "One end of a range told as the number.",
        EVERY,
        yielded=Example("15 crew were hurt.", _SHIPS, _HURT),
        passed=Example("Between 10 and 15 crew were hurt.", _SHIPS, _HURT),
        blocks=ALWAYS,
    ),
    Kind(
        "date moved",
        "A day or year of the source given to something else.",
        EVERY,
        yielded=Example(
            "The bridge was built on 3 May.",
            _BRIDGE,
            "The bridge, built in 1931, was closed on 3 May.",
        ),
        passed=Example(
            "The bridge was closed on 3 May.",
            _BRIDGE,
            "The bridge, built in 1931, was closed on 3 May.",
        ),
        blocks="where the words right beside it are those of the other day",
    ),
    Kind(
        "number moved",
        "A number of the source given to something else.",
        EVERY,
        yielded=Example("In Odara 300 people died when the roof of the mill fell.", _BRIDGE, _MILL),
        passed=Example("In Odara 20 people died when the roof of the mill fell.", _BRIDGE, _MILL),
        refuses_from=0.3,
    ),
    Kind(
        "long ago",
        "What the source tells as of long ago, told with no year.",
        PARTLY,
        yielded=Example(
            "A gas blast killed 40 people in Odara.",
            "Thirty years ago a gas blast killed 40 people in Odara. It rained.",
        ),
        passed=Example(
            "Thirty years ago a gas blast killed 40 people in Odara.",
            "Thirty years ago a gas blast killed 40 people in Odara. It rained.",
        ),
        blocks=ALWAYS,
    ),
    Kind(
        "clause",
        "A clause of small words alone that says yes or no where the source does not.",
        PARTLY,
        yielded=Example("The firm refused to sell its dock, but it did.", _FIRM, _REFUSED),
        passed=Example("The firm refused to sell its dock on Monday.", _FIRM, _REFUSED),
        blocks=ALWAYS,
    ),
)
