"""The kinds of finding about denials, opposites, time and who did what to whom. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import ALWAYS, FULLY, PARTLY, Example, Kind

_PORT = (
    "The union rejected the offer and did not call a strike. "
    "The chairman did not sign the accord. "
    "Exports rose by 6% to £5m. "
    "The council plans to close the old bridge. "
    "Parliament will vote on the law on Friday. "
    "Tomas Brandt accused Lena Vogt of hiding the report. "
    "The mill closed after the river burst its banks."
)
_GRAIN = (
    "Prices of grain rose sharply in the north, and farmers there were glad of it at last. "
    "Bakers fear for their trade. It rained on the plain. The minister promised help. "
    "The bakers have no clear plan for the winter. "
)
_BANK = (
    "The bank closed the branch in Tarn and the shop next to it. The bridge will open in May. "
    "It was built by the town."
)

ROWS = (
    Kind(
        "negation",
        "A denial of what the source affirms, or its denial left out in a near copy.",
        PARTLY,
        yielded=Example("The union rejected the offer and did call a strike.", _PORT),
        passed=Example("The union rejected the offer and didn't call a strike.", _PORT),
        blocks="in a near copy of a sentence",
        refuses_from=0.0,
    ),
    Kind(
        "negation unsaid",
        "A denial of what the source does not speak of.",
        PARTLY,
        yielded=Example("The union rejected the offer; never had members quarrelled.", _PORT),
        passed=Example("The union rejected the offer and called no strike.", _PORT),
        refuses_from=0.5,
    ),
    Kind(
        "denial lost",
        "A denial of the source left out in a free rendering.",
        PARTLY,
        yielded=Example("Late that day the chairman did sign.", _PORT),
        passed=Example("Late that day the chairman refused to sign.", _PORT),
        refuses_from=0.4,
    ),
    Kind(
        "denial widened",
        "A denial of more than the source denies: “no clear plan” told as “no plan”.",
        PARTLY,
        yielded=Example("The bakers have no plan for the winter.", _GRAIN),
        passed=Example("The bakers have no clear plan yet for the winter.", _GRAIN),
        blocks=ALWAYS,
    ),
    Kind(
        "opposite",
        "A word in the place of its opposite.",
        FULLY,
        yielded=Example("Exports fell by 6% to £5m.", _PORT),
        passed=Example("Exports rose 6% to £5m.", _PORT),
        refuses_from=0.3,
    ),
    Kind(
        "opposite in window",
        "The same, where a neighbouring sentence has the word.",
        FULLY,
        yielded=Example("The bank opened the branch in Tarn and the shop next to it.", _BANK),
        passed=Example("The bank closed the branch in Tarn.", _BANK),
        refuses_from=0.2,
    ),
    Kind(
        "opposite beside",
        "A word whose opposite the source has beside the same words, in a free rendering.",
        FULLY,
        yielded=Example(
            "A minister spoke on how sharply grain fell and promised to help bakers.", _GRAIN
        ),
        passed=Example(
            "A minister spoke on how sharply grain rose and promised to help bakers.", _GRAIN
        ),
        refuses_from=0.0,
    ),
    Kind(
        "plan",
        "A plan of the source told as done.",
        FULLY,
        yielded=Example("The council has closed the old bridge.", _PORT),
        passed=Example("There is a plan of the council to close the old bridge.", _PORT),
        refuses_from=0.2,
    ),
    Kind(
        "tense",
        "What is to come told as done, or the reverse.",
        PARTLY,
        yielded=Example("Parliament voted on the law on Friday.", _PORT),
        passed=Example("Parliament is to vote on the law on Friday.", _PORT),
        refuses_from=0.6,
    ),
    Kind(
        "roles",
        "Who did it and whom it was done to, turned round.",
        FULLY,
        yielded=Example("Lena Vogt accused Tomas Brandt of hiding the report.", _PORT),
        passed=Example("Lena Vogt was accused by Tomas Brandt of hiding the report.", _PORT),
        refuses_from=0.0,
    ),
    Kind(
        "cause",
        "Cause and effect, or before and after, turned round.",
        FULLY,
        yielded=Example("The river burst its banks after the mill closed.", _PORT),
        passed=Example("The mill closed when the river burst its banks.", _PORT),
        refuses_from=0.0,
    ),
    Kind(
        "reason",
        "A reason that the source does not give.",
        FULLY,
        yielded=Example("The mill closed because the owner died.", _PORT),
        passed=Example("The mill closed because the river burst its banks.", _PORT),
        refuses_from=0.4,
    ),
)
