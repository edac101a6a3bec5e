"""The kinds of finding about names. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import EVERY, Example, Kind

_MAYOR = (
    "Robert Quill, the mayor of Ostrava, opened the Vantage Bridge on Tuesday. "
    "Lena Marsh visited the flooded market with her brother Colin. "
    "The nurses of Derby Hospital were praised."
)
_TOWNS = (
    "The council of Tarn bought a new ferry for the northern lake crossing. "
    "The brewery in Marrow was sold. It rained. The sun rose. "
    "Minister Falk resigned on Monday over the grain contract. The shops were open. "
    "The weather was mild. Minister Brandt opened a school in the hills."
)

ROWS = (
    Kind(
        "name",
        "A name that the source does not have and that follows from none there.",
        EVERY,
        yielded=Example("Paul Odenwald, the mayor of Ostrava, opened the Vantage Bridge.", _MAYOR),
        passed=Example("Rob Quill, the mayor of Ostrava, opened the Vantage Bridge.", _MAYOR),
        blocks="in a near copy of a sentence",
        refuses_from=0.0,
    ),
    Kind(
        "name part",
        "A name that the source has in part: another first name, another middle.",
        EVERY,
        yielded=Example("Lydia Marsh visited the flooded market with her brother Colin.", _MAYOR),
        passed=Example("Marsh visited the flooded market with her brother Colin.", _MAYOR),
        refuses_from=0.8,
    ),
    Kind(
        "name context",
        "A name beside words that in the source stand beside another name only.",
        EVERY,
        yielded=Example("Marrow bought a ferry.", _TOWNS),
        passed=Example("The council of Tarn bought a ferry.", _TOWNS),
        refuses_from=0.0,
    ),
    Kind(
        "name far",
        "A name that the source tells of elsewhere, not where it tells the rest.",
        EVERY,
        yielded=Example("In Marrow a ferry for crossing the northern lake was bought.", _TOWNS),
        passed=Example("In Tarn a ferry for crossing the northern lake was bought.", _TOWNS),
        slight=True,
    ),
    Kind(
        "name astray",
        "The same, where the source tells the rest of somebody or something else.",
        EVERY,
        yielded=Example("The grain contract made Brandt resign on Monday.", _TOWNS),
        passed=Example("Falk resigned over the grain contract.", _TOWNS),
        refuses_from=0.0,
    ),
)
