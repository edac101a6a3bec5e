"""How one format escapes and how much of a brief it shows. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefer.render.escaping import clipped, safe_url
from briefer.text.hygiene import clean_line


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a brief is shown; None is all. What is left out is always said."""

    sections: int | None = None
    bullets: int | None = None
    text: int | None = None
    quote: int | None = None
    problems: int | None = None
    topics: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How one format escapes a text and an address, and how much it shows."""

    text: Callable[[str], str] = clean_line
    url: Callable[[str | None], str | None] = safe_url
    limits: Limits = Limits()

    def line(self, text: str, limit: int | None = None) -> str:
        return self.text(clipped(clean_line(text), limit))
