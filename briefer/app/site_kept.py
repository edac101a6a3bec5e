"""What an earlier run wrote down beside a site in, the cards of its pages out, and back. Assembly.

The cards outlive their briefs: what was sent stays in the index when the store forgets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from briefer.app.site_choice import Standing
from briefer.render.cards import Card, cards_from, cards_json


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A card that was made before, of which brief, and whether that was delivered."""

    card: Card
    digest: str
    delivered: bool


def program() -> str:
    """The version of briefer: another one may make other pages of the same briefs."""
    version: str = import_module("briefer").__version__
    return version


def known_pages(kept: Mapping[str, Any]) -> dict[str, KnownPage]:
    """The cards of an earlier run by address; of another version of briefer only what is gone."""
    try:
        cards = cards_from(kept.get("cards", []))
        rest: list[list[Any]] = kept.get("of", [])
        return {
            card.address: KnownPage(card, of if kept.get("program") == program() else "", delivered)
            for card, (of, delivered) in zip(cards, rest, strict=True)
        }
    except (TypeError, ValueError):
        return {}


def standing_of(known: Mapping[str, KnownPage]) -> dict[str, Standing]:
    return {
        address: Standing(item.card.generated, item.delivered) for address, item in known.items()
    }


def kept_pages(cards: Mapping[str, KnownPage], marks: Mapping[str, str]) -> dict[str, Any]:
    ordered = [cards[address] for address in sorted(cards)]
    return {
        "version": 1,
        "program": program(),
        "cards": cards_json(item.card for item in ordered),
        "of": [[item.digest, item.delivered] for item in ordered],
        "marks": dict(sorted(marks.items())),
    }
