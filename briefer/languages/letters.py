"""The letters of the scripts we read, as parts of patterns. Pure data."""

from __future__ import annotations

from typing import Final

CAPITALS: Final = "A-ZÀ-ÞА-ЯІЇЄҐ"
"""What a name or a sentence begins with: a part of a character class."""

CYRILLIC: Final = "\u0400-\u04ff"
"""Any letter of the Cyrillic script: a part of a character class."""

WIDE: Final = "WMmwШЩЮЖшщюж@%"
"""What takes nearly twice the room of another letter in print."""

UNSEGMENTED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts without spaces between words (Thai, Lao, Burmese, Khmer, Japanese, Chinese),
and of Korean, whose words take their endings without one: a part of a character class."""
