"""A sentence in, where it begins after its dateline out. Pure."""

from __future__ import annotations

import re

from briefer.languages.letters import CAPITALS

_DATELINE = re.compile(
    rf"^\s*[A-Z][\w .,'’-]{{2,60}}?(?:\([^)]{{2,40}}\)\s*)?\s[-–—]\s+(?=[{CAPITALS}\"“«])"
)


def without_dateline(sentence: str) -> int:
    """Where the sentence begins after `KYIV, March 22 (Agency) - `.

    >>> text = "KYIV, March 22 (Harbour Wire) - The town holds."
    >>> text[without_dateline(text):]
    'The town holds.'
    """
    match = _DATELINE.match(sentence)
    return match.end() if match else 0
