"""The nouns of briefer: frozen values that cannot be built wrong. Pure, imports nothing of ours.

What can be wrong is refused at construction with ValueError; the rest of the code trusts
what it is given. Times are aware and in UTC. Offsets count Unicode code points.
"""

from briefer.model.articles import Article, Field, Glanced, Passage, Source, SourceKind
from briefer.model.briefs import (
    Account,
    Announced,
    Brief,
    Correction,
    Fate,
    Ground,
    Lead,
    Problem,
    Reference,
    Section,
    Turn,
    Usage,
    Window,
)
from briefer.model.bullets import (
    Bullet,
    Citation,
    Disagreement,
    Finding,
    Novelty,
    Outcome,
    Proof,
    Rejection,
    Side,
)
from briefer.model.construction import digest
from briefer.model.messages import Delivery, DeliveryKey, Format, Message, Part, State
from briefer.model.stories import Story

__all__ = [
    "Account",
    "Announced",
    "Article",
    "Brief",
    "Bullet",
    "Citation",
    "Correction",
    "Delivery",
    "DeliveryKey",
    "Disagreement",
    "Fate",
    "Field",
    "Finding",
    "Format",
    "Glanced",
    "Ground",
    "Lead",
    "Message",
    "Novelty",
    "Outcome",
    "Part",
    "Passage",
    "Problem",
    "Proof",
    "Reference",
    "Rejection",
    "Section",
    "Side",
    "Source",
    "SourceKind",
    "State",
    "Story",
    "Turn",
    "Usage",
    "Window",
    "digest",
]
