"""Word lists the checks rest on, in English, Ukrainian and Russian. Pure data."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(words.split())
