"""The kinds of finding that need a parser, the extra `parse`; in English alone. Data."""

from __future__ import annotations

from briefer.check.kinds.kind import ALWAYS, FULLY, Example, Kind

_DOCK = (
    "Brussels is planning a ban on the old dredgers. It rained all week. "
    "The brewery will open its hall provided the inspectors agree. "
    "The neighbours of Marrow say that the lorries have cracked the walls of nine cottages."
)
_TOWNS = (
    "Norway has introduced fees for the trawlers of Iceland after a quarrel over fishing. "
    "Dora Blum said in Tarn that the ferry was late. "
    "Ivo Kranz warned that the new pier would sink within a year of its opening."
)
_BRIDGE = (
    "The nurses of Marrow vote on 19 May on the pay that managers offered on 12 May. "
    "Divers have begun to lift the barge from the bed of the river."
)

ROWS = (
    Kind(
        "parsed governor",
        "A deed told outright that every passage has as planned, refused, doubted or denied.",
        FULLY,
        yielded=Example("Brussels has imposed a ban on old dredgers.", _DOCK),
        passed=Example("Brussels plans a ban on old dredgers.", _DOCK),
        blocks=ALWAYS,
    ),
    Kind(
        "parsed condition",
        "A deed without the condition that the source hangs it on.",
        FULLY,
        yielded=Example("The brewery will open its hall.", _DOCK),
        passed=Example("The brewery will open its hall if the inspectors agree.", _DOCK),
        blocks=ALWAYS,
    ),
    Kind(
        "parsed attribution",
        "What the passages only have somebody say, where the claim has nobody say anything.",
        FULLY,
        yielded=Example("The lorries have cracked the walls of nine cottages.", _DOCK),
        passed=Example(
            "The lorries have cracked the walls of nine cottages, neighbours say.", _DOCK
        ),
        refuses_from=0.0,
    ),
    Kind(
        "parsed roles",
        "Two that have changed places: who does it and to whom, or who does which.",
        FULLY,
        yielded=Example("Iceland has introduced fees for the trawlers of Norway.", _TOWNS),
        passed=Example("Fees for trawlers of Iceland have been introduced by Norway.", _TOWNS),
        blocks=ALWAYS,
    ),
    Kind(
        "parsed speaker",
        "What another says in the passages, in the mouth of somebody else whom they name.",
        FULLY,
        yielded=Example("Dora Blum warned that the new pier would sink within a year.", _TOWNS),
        passed=Example("Ivo Kranz said that the new pier would sink within a year.", _TOWNS),
        blocks=ALWAYS,
    ),
    Kind(
        "parsed date",
        "The day of one deed given to another, which has a day of its own in the source.",
        FULLY,
        yielded=Example(
            "The nurses vote on 12 May on the pay that managers offered on 19 May.", _BRIDGE
        ),
        passed=Example("The nurses vote on 19 May on the pay that managers offered.", _BRIDGE),
        blocks=ALWAYS,
    ),
    Kind(
        "parsed opposite",
        "A verb in the place of its opposite, of the same things.",
        FULLY,
        yielded=Example("Divers have finished lifting the barge from the river bed.", _BRIDGE),
        passed=Example("Divers have started to lift the barge from the river bed.", _BRIDGE),
        blocks=ALWAYS,
    ),
)
