"""What French tells otherwise than as a plain fact, and words that say more. Pure data."""

from __future__ import annotations

from briefer.languages.language import Framing
from briefer.languages.listing import entries

FRAMING = Framing(
    frames={
        "refusal": entries("""
refuse de|rejette|nie|dément
"""),
        "plan": entries("""
prévoit|veut|souhaite|envisage|espère|tente|promet|menace
"""),
        "hedge": entries("""
pourrait|pourraient|peut-être|probablement|apparemment|selon toute vraisemblance
"""),
        "negation": entries("""
ne|pas|jamais|aucun|aucune|sans|ni
"""),
    },
    inclusive=entries("non seulement"),
)
