"""The kinds of finding about who says it, and how surely. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import FULLY, PARTLY, Example, Kind

_BRIDGE = (
    "An official said that 4,000 people cross the bridge each day. "
    "“We were lucky that nobody stood on it,” Ada Lind told reporters. "
    "Petra Holm thanked the crew. "
    "Repairs may cost about 300,000 euros. "
    "It is likely that the western arch will be rebuilt."
)
_REEF = (
    "Dr Ada Hall of the Reef Institute said that the corals were recovering quickly after the "
    "storm. Olaf Berg told a court that the dam was safe. Mia Stone watched the film. "
    "The corals died in a storm."
)

ROWS = (
    Kind(
        "attribution",
        "What the source has somebody say, printed as a fact in its own words.",
        PARTLY,
        yielded=Example("4,000 people cross the bridge each day.", _BRIDGE),
        passed=Example("4,000 people cross the bridge each day, an official said.", _BRIDGE),
        refuses_from=0.9,
    ),
    Kind(
        "attribution thin",
        "The same in freer words, or of a part of the sentence.",
        PARTLY,
        yielded=Example("Each day the bridge is crossed by 4,000 people.", _BRIDGE),
        passed=Example("An official said the bridge is crossed by 4,000 people.", _BRIDGE),
        slight=True,
    ),
    Kind(
        "speaker",
        "Words that the source has somebody else say.",
        PARTLY,
        yielded=Example("Petra Holm said that 4,000 people cross the bridge each day.", _BRIDGE),
        passed=Example("According to an official, 4,000 people cross the bridge.", _BRIDGE),
        blocks="when a quotation is given to somebody else, or speaker and spoken of change places",
        refuses_from=0.6,
    ),
    Kind(
        "speaker role",
        "An office or a group said to say it, where the source has a name say it.",
        PARTLY,
        yielded=Example("The official said the corals recovered soon after a bad storm.", _REEF),
        passed=Example("Dr Hall said the corals were recovering.", _REEF),
    ),
    Kind(
        "speaker context",
        "A speaker who in the source speaks elsewhere, about something else.",
        PARTLY,
        yielded=Example("Olaf Berg said the corals died in a storm.", _REEF),
        passed=Example("The corals died in a storm.", _REEF),
        slight=True,
    ),
    Kind(
        "speaker unknown",
        "A speaker whom the source names but has say nothing.",
        PARTLY,
        yielded=Example("Mia Stone said the corals died in a storm.", _REEF),
        passed=Example("The corals died in a storm.", _REEF),
    ),
    Kind(
        "speaker absent",
        "A speaker whom the source does not know.",
        PARTLY,
        yielded=Example("Lars Falk said the corals died in a storm.", _REEF),
        passed=Example("The corals died in a storm.", _REEF),
        refuses_from=0.6,
    ),
    Kind(
        "plural",
        "Several who say it, where the source has one.",
        FULLY,
        yielded=Example("Officials said that 4,000 people cross the bridge each day.", _BRIDGE),
        passed=Example("The official said that 4,000 people cross the bridge each day.", _BRIDGE),
        refuses_from=0.0,
    ),
    Kind(
        "hedge",
        "Surer than the source: its “may”, “reportedly” or “about” left out.",
        PARTLY,
        yielded=Example("Repairs will cost about 300,000 euros.", _BRIDGE),
        passed=Example("Repairs might cost about 300,000 euros.", _BRIDGE),
        refuses_from=0.9,
    ),
    Kind(
        "likelihood",
        "Another place on the scale of likelihood than the source's.",
        FULLY,
        yielded=Example("It is highly likely that the western arch will be rebuilt.", _BRIDGE),
        passed=Example("The western arch will likely be rebuilt.", _BRIDGE),
        refuses_from=0.0,
    ),
    Kind(
        "mixed scales",
        "How likely a thing is and how sure its author is, in one sentence.",
        FULLY,
        yielded=Example(
            "It is likely, with high confidence, that the western arch will be rebuilt.", _BRIDGE
        ),
        passed=Example("It is likely that the western arch will be rebuilt soon.", _BRIDGE),
        refuses_from=0.0,
    ),
)
