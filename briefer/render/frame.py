"""What the page of a brief has to know of the site around it: ways, stories, later notes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

STYLE_SHEET: Final = "style.css"
SCRIPT: Final = "keys.js"

_NO_STORIES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LaterNote:
    """A correction that came after the brief: of which line (its anchor or empty), where."""

    anchor: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that the page names for readers of feeds."""

    media_type: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The site around a page. `root` leads from the page to it: `../../`; addresses are relative.

    `links` are the ways to elsewhere, each a label and an address; `story_addresses` where each
    story is told over days.
    """

    root: str = ""
    links: tuple[tuple[str, str], ...] = ()
    story_addresses: Mapping[str, str] = field(default_factory=lambda: _NO_STORIES)
    notes: tuple[LaterNote, ...] = ()
    feeds: tuple[Feed, ...] = ()
