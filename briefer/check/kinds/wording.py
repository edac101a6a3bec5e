"""The kinds of finding about words: in another place, another order, or in no passage. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import EVERY, Example, Kind

_FERRY = (
    "The council of Tarn plans to buy a ferry with 40 seats. "
    "The bridge was damaged by a barge on Monday, and Jonas Weir praised the divers."
)
_BRIDGE = (
    "The old stone bridge at Marrow was badly damaged by a heavy barge early on Monday morning "
    "while the crew slept, and the mayor thanked the divers who came at night. "
    "The council met on Friday."
)

ROWS = (
    Kind(
        "exchange",
        "A word in the place of another, in a near copy.",
        EVERY,
        yielded=Example("The council of Tarn plans to buy a crane with 40 seats.", _FERRY),
        passed=Example("The council of Tarn plans to purchase a ferry with 40 seats.", _FERRY),
        refuses_from=0.0,
    ),
    Kind(
        "loose exchange",
        "Words in the place of others, in a freer rendering.",
        EVERY,
        yielded=Example(
            "The old stone bridge at Marrow was badly damaged by a heavy barge early on Monday "
            "morning while the council slept.",
            _BRIDGE,
        ),
        passed=Example(
            "The old stone bridge at Marrow was damaged by a barge while the crew slept.", _BRIDGE
        ),
        refuses_from=0.9,
    ),
    Kind(
        "addition",
        "A name, number or date added to a near copy.",
        EVERY,
        yielded=Example(
            "The council of Tarn in Norway plans to buy a ferry with 40 seats.", _FERRY
        ),
        passed=Example("The council of Tarn plans to buy a ferry.", _FERRY),
        refuses_from=0.5,
    ),
    Kind(
        "loose addition",
        "Another word added.",
        EVERY,
        yielded=Example("Jonas Weir of Tarn praised the divers.", _FERRY),
        passed=Example("Jonas Weir praised the divers.", _FERRY),
    ),
    Kind(
        "order",
        "The source's own words in another order.",
        EVERY,
        yielded=Example(
            "The divers praised Jonas Weir, and the bridge was damaged by a barge on Monday.",
            _FERRY,
        ),
        passed=Example("The bridge was damaged on Monday by a barge.", _FERRY),
        refuses_from=0.5,
    ),
    Kind(
        "unsaid",
        "A word that no passage has, nor another word of its sense.",
        EVERY,
        yielded=Example("The council of Tarn quietly plans to buy a ferry with 40 seats.", _FERRY),
        passed=Example("The council of Tarn plans to buy a ferry.", _FERRY),
        slight=True,
    ),
    Kind(
        "coverage",
        "Too little of the claim is in the source, or a short claim has a word of its own.",
        EVERY,
        yielded=Example("The bridge collapsed.", _FERRY),
        passed=Example("The bridge was damaged.", _FERRY),
        refuses_from=0.0,
    ),
    Kind(
        "evidence",
        "Nothing in the source is about it at all, or there is no source, or no claim.",
        EVERY,
        yielded=Example("Penguins danced merrily in Antarctica.", _FERRY),
        passed=Example("Jonas Weir praised the divers.", _FERRY),
        blocks="where no language lies between",
        refuses_from=0.0,
    ),
)
