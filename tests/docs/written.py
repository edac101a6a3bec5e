"""Pages of the docs that are made from code: written when asked to, else held against it. An edge.

BRIEFER_WRITE_DOCS=1 pytest tests/house
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"


def is_fresh(name: str, text: str) -> bool:
    """Whether that page of docs/ says what the code does now; with BRIEFER_WRITE_DOCS it will."""
    page = DOCS / name
    if os.environ.get("BRIEFER_WRITE_DOCS"):
        page.write_text(text, encoding="utf-8")
    return page.exists() and page.read_text(encoding="utf-8") == text
