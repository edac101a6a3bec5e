"""What later reports change: what is counted anew, and states that others end. Pure data.

Patterns for folded text; a language adds its own words to a group.
"""

from __future__ import annotations

from typing import Final

COUNTED: Final = {
    "dead": """killed kills killing kill dead died die dies deaths death fatalities toll bodies
        загинули загинуло вбито погибли погибло убиты""",
    "hurt": """wounded injured hurt injuries treated hospitalised hospitalized
        поранено поранені ранены ранено""",
    "missing": "missing зникли пропали",
}
TOLLS: Final = "toll tolls fatalities deaths"  # what rises, falls or is lowered to a number
LEADS: Final = "to at"
# One of a thing that another report counts: `a man`, `a stolen car`.
ONE: Final = r"\b(?:an?|one)\s+(?:[\w'-]+\s+)??(?P<thing>[^\W\d_]+)\b"
MORE: Final = "more another additional further ще еще"
# That an earlier count is taken back.
REVISED: Final = (
    r"\b(?:lower(?:s|ed|ing)?|revis(?:e|es|ed|ing|ion)|correct(?:s|ed|ing|ion)|down (?:from|to)|"
    r"fewer than|not \w+ as|instead of|уточни\w+|знизи\w+|снизи\w+)\b"
)
NUMBER_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million"
)
# A state, and the one that ends it: the first is out of date where a later report has the second.
ENDED: Final[tuple[tuple[str, str], ...]] = (
    (r"\bmissing\b", r"\bfound\b|\blocated\b"),
    (
        r"\b(?:arrest\w*|detain\w*|in custody|suspect)\b",
        r"\b(?:freed|released?|cleared|let go|without charge)\b",
    ),
    (r"\b(?:trapped|stranded|hostages?)\b", r"\b(?:rescued|freed|brought out|pulled out)\b"),
    (
        r"\b(?:closed?|closes|shut|suspended)\b",
        r"\b(?:reopen\w*|open(?:ed|s)? again|resum(?:ed|es))\b",
    ),
    (
        r"\b(?:will|to|set to|scheduled|plans?|due) (?:be )?(?:\w+ )?"
        r"(?:sign\w*|vote|strike|start|begin|meet)\b",
        r"\b(?:called off|cancel\w+|postponed|scrapped|withdrawn|has signed|signed|signs)\b",
    ),
    (r"\b(?:early counts?|preliminary|exit polls?|projected|partial results?)\b",
     r"\b(?:final (?:count|results?)|official results?|recount)\b"),
    (r"\b(?:warning|alert|evacuation order)\b", r"\b(?:lifted|cancelled|canceled|called off)\b"),
)  # fmt: skip
# What was still to come when it was told.
COMING: Final = (
    r"\b(?:(?:will|would) (?:try|attempt|seek) to|"
    r"will|shall|would|is to|are to|was to|(?:is |are )?(?:set|due|scheduled|expected|planned|"
    r"about|plans?|planning|hopes?|hoping) to|to (?:be|vote|meet|decide|sign|visit|address|open|"
    r"reopen|return|resume|start|begin|launch|testify|appear|strike|leave|close|publish)|"
    r"next (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|tomorrow|"
    r"буде|будуть|планує\w*|має намір|завтра|будет|будут|планиру\w+|"
    r"wird|werden|morgen|soll(?:en)?)\b"
)
# What is still to come, and how it ended.
OUTCOMES: Final[tuple[tuple[str, str], ...]] = (
    (
        r"\b(?:fac(?:es?|ing)|to face|looms?|looming|ahead of|awaits?|braces?|upcoming|"
        r"(?:set|due|about|expected|prepar\w+|ready|poised) to|"
        r"will (?:address|face|decide|vote|rule|testify))\b",
        r"\b(?:surviv(?:es?|ed)|overc(?:omes?|ame)|beats?|defeat(?:s|ed)|fail(?:s|ed)|los(?:es|t)|"
        r"won|wins|pass(?:es|ed)|reject(?:s|ed)|approv(?:es|ed)|ruled|voted|adopt(?:s|ed)|"
        r"acquitted|convicted|found guilty|testif(?:ies|ied)|was elected|resign(?:s|ed)|"
        r"narrowly)\b",
    ),
    (
        r"\bto address\b",
        r"\b(?:said|says|told|spoke|vow\w*|insist\w*|addressed|defends?|defended)\b",
    ),
)
