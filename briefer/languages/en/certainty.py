"""How sure a text is: words of likelihood, of confidence, of intention. Pure data.

Likelihood follows ICD 203 and the PHIA yardstick, both as scales from remote to certain; the
middle of each term's band is its value. Confidence (low, moderate, high) is another scale.
"""

from __future__ import annotations

from briefer.languages.listing import listed

LIKELIHOOD = {
    "remote chance": 0.05, "almost no chance": 0.03, "highly unlikely": 0.15, "very unlikely": 0.15,
    "highly improbable": 0.1, "unlikely": 0.3, "improbable": 0.3, "probably not": 0.3,
    "roughly even chance": 0.5, "even chance": 0.5, "even odds": 0.5, "realistic possibility": 0.45,
    "realistic probability": 0.45, "likely": 0.65, "probable": 0.65, "probably": 0.65,
    "highly likely": 0.85, "very likely": 0.85, "highly probable": 0.85, "almost certain": 0.97,
    "almost certainly": 0.97, "nearly certain": 0.97, "virtually certain": 0.97,
}  # fmt: skip

CONFIDENCE = {
    "low confidence": 1,
    "moderate confidence": 2,
    "medium confidence": 2,
    "high confidence": 3,
    "confidence is low": 1,
    "confidence is moderate": 2,
    "confidence is high": 3,
    "highly confident": 3,
    "moderately confident": 2,
}

SOFT = listed("""
may might could can would should perhaps possibly maybe potentially apparently reportedly allegedly
supposedly seemingly presumably purportedly ostensibly likely unlikely probably probable possible
potential alleged reported suspected presumed apparent appear appears appeared seem seems seemed
suggest suggests suggested indicate indicates indicated believe believes believed think thinks
thought suspect suspects estimate estimates estimated expect expects expected understood understand
possibility chance risk rumour rumours rumored rumoured tentative tentatively doubtful unconfirmed
unclear claim claims claimed fear fears feared hope hoped hopes
""")
"""Words that say: not sure."""

INTENT = listed("""
plan plans planned planning want wants wanted wanting hope hopes hoped hoping intend intends
intended aim aims aimed aiming agree agrees agreed promise promises promised promising pledge
pledges pledged vow vows vowed decide decides decided try tries tried trying attempt attempts
attempted attempting seek seeks sought seeking propose proposes proposed proposing threaten
threatens threatened threatening offer offers offered expect expects expected set due going prepare
prepares prepared preparing consider considers considered considering will would shall ready poised
bid bids urge urges urged ask asks asked call calls called order orders ordered refuse refuses
refused likely scheduled
""")
"""Words before a verb that say: not yet done."""
