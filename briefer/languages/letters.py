"""The letters of the scripts we read, as parts of patterns. Pure data."""

from __future__ import annotations

from typing import Final

CAPITALS: Final = "A-ZÀ-ÞА-ЯІЇЄҐ"
"""What a name or a sentence begins with: a part of a character class."""

CYRILLIC: Final = "\u0400-\u04ff"
"""Any letter of the Cyrillic script: a part of a character class."""

WIDE: Final = "WMmwШЩЮЖшщюж@%"
"""What takes nearly twice the room of another letter in print."""
