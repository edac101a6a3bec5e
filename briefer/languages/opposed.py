"""States that exclude each other, as reports word them: said of one thing, they are two sides.

Each pair: what one side says to be so, what the other says instead, and what may stand before the
first without making it somebody's claim (an attempt, a call, a doubt). Patterns for folded text.
Pure data; a language adds its own pairs.
"""

from __future__ import annotations

from typing import Final

_TRY = (
    r"not|n't|never|without|trying|try|tries|tried|bids?|attempt\w*|efforts?|seek\w*|continu\w+|aim\w*|"
    r"want\w*|fail\w*|could|may|might|risks?|threat\w*|close|about|before|if|to|from|den(?:y|ies|ied)|"
    r"avoid\w*|prevent\w*|far"
)
_URGE = (
    r"calls? on|called on|urg\w+|should|must|would|advis\w+|ask\w*|demand\w*|not|n't|never|no|"
    r"refus\w+|without|rul\w+ out|den(?:y|ies|ied)|after|if"
)
_KEPT = r"(?:defend\w*|hold\w*|stay\w*|fight\w*|bolster\w*|reinforc\w*|strengthen\w*|stand(?:ing)?)"
_LEFT = r"(?:retreat\w*|withdraw\w*|pull\w*|leav\w+|abandon\w*|surrender\w*|give up|giving up)"
_QUIT = r"(?:resign\w*|step(?:s|ping)? down|quit(?:s|ting)?|stand(?:s|ing)? down)"

PAIRS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        r"(?:(?:almost|nearly|practically|completely|fully|partially) )*"
        r"(?:surrounded(?! by (?:h|th|fam|fri|lov))|encircled|cut off)\b"
        r"|(?:forces|troops|fighters|army|rebels) (?:encircl|surround)(?:e|es|ed|ing|s)?\b",
        r"\b(?:not|n't|never)(?: yet| been| fully| completely)* (?:encircled|surrounded|cut off)\b|"
        r"\bfail(?:s|ed|ing)? to (?:surround|encircle|cut off)\b|"
        r"\b(?:repell?\w*|repuls\w+|beat(?:en|ing)? (?:back|off)|ward(?:s|ed|ing)? off)\b|"
        r"\bhold(?:s|ing)? (?:on(?=\W*$|[,;]| (?:to|in|as|despite)\b)|their (?:positions?|ground))",
        _TRY,
    ),
    (
        r"\b(?:looming|impending|imminent|likely|rumou?rs?|hint\w*|suggest\w*|may|conducting|making|"
        r"carrying out|prepar\w+|begun|started)\b[^.;]{0,45}?"
        r"\b(?:pull-?(?:out|back)|pull back|retreat|withdrawal|withdraw(?:ing)?|abandon(?:ing)?)\b|"
        r"\b(?:pull-?(?:out|back)|retreat|withdrawal) (?:looms|looming|begins|is under way)\b",
        rf"\b(?:not|n't|never|refus\w+|no plans?|vow\w* not|rul\w+ out)\b[^.;]{{0,20}}\b{_LEFT}\b|"
        rf"\b(?:vow\w*|pledg\w*|determin\w*|insist\w*|committ?\w*|resolv\w*|will|agreed?|advocat\w+)\b"
        rf"[^.;,]{{0,45}}\b{_KEPT}\b|\bdoubl\w+ down\b",
        _URGE,
    ),
    (
        rf"\b(?:will|set to|plans? to|expected to|about to|poised to|prepar\w+ to) {_QUIT}\b",
        r"\b(?:not|n't|never|no plans?|no intention|refus\w+|rul\w+ out)\b"
        rf"[^.;]{{0,20}}\b{_QUIT}\b",
        _URGE,
    ),
    (
        r"\b(?:advanc(?:ed|ing)|made (?:\w+ )?(?:gains|progress|advances)|"
        r"claim(?:s|ed|ing)? (?:\w+ )?(?:gains|advances|victory))\b",
        r"\bden(?:y|ies|ied)\b[^.;]{0,40}\b(?:gains|progress|advanc\w+|victory)\b|"
        r"\b(?:no|not|n't)\b[^.;]{0,15}\b(?:gains|progress|advanc\w+)\b",
        _TRY,
    ),
    (
        r"\b(?:captured|seized|(?:taken|took) (?:full |complete )?control|(?:has|have|had) fallen|"
        r"full control of|(?:taken|took) the (?:\w+ )?(?:city|town|village|port|base))\b",
        r"\b(?:not|n't|never)(?: yet| been| fully)* "
        r"(?:captured|seized|taken|fallen|lost|in (?:full )?control)\b",
        _TRY,
    ),
    (
        r"\b(?:is|are|was|were|remains?) (?:\w+ly )?(?:safe|harmless)\b|"
        r"\bno (?:danger|risk|threat) to\b",
        r"\b(?:unsafe|not safe|contaminated|toxic|poison(?:ed|ous)|dangerous levels?)\b",
        _TRY,
    ),
    (
        r"\b(?:is|are|was|were) (?:\w+ly )?(?:illegal|unlawful|unconstitutional)\b",
        r"\b(?:is|are|was|were) (?:\w+ly )?(?:legal|lawful|constitutional)\b|"
        r"\bno laws? (?:was|were) broken\b",
        _TRY,
    ),
    (
        r"\b(?:rigged|stolen (?:election|vote)|(?:election|vote|ballot) (?:fraud|was stolen))\b",
        r"\b(?:free and fair|no evidence of (?:\w+ )?fraud|no fraud)\b",
        _TRY,
    ),
    (
        r"\b(?:deal|agreement|truce|ceasefire|accord)(?: has| had)?(?: been| was)? "
        r"(?:reached|agreed|struck)\b|"
        r"\b(?:reached|agreed|struck) an? (?:\w+ )?(?:deal|agreement|truce|ceasefire|accord)\b",
        r"\b(?:no (?!to\b)(?:\w+ )?|(?:not|n't) (?:reached|agreed|struck) (?:an? )?|"
        r"den(?:y|ies|ied)\b[^.;]{0,20})(?:deal|agreement|truce|ceasefire|accord)\b",
        _TRY,
    ),
    (
        r"\b(?:in|holding|held|opened|started) (?:\w+ )?(?:talks|negotiations)\b",
        r"\b(?:no|den(?:y|ies|ied)|not (?:in|holding))\b[^.;]{0,15}\b(?:talks|negotiations)\b",
        _TRY,
    ),
)

# How strong a quake was, in folded text.
MAGNITUDE: Final = (
    r"\bmagnitude[ -](?:of )?(?P<after>\d(?:[.,]\d)?)\b|\b(?P<before>\d(?:[.,]\d)?)[ -]magnitude\b|"
    r"\b(?:магнітудою|магнитудой) (?P<other>\d(?:[.,]\d)?)\b"
)
