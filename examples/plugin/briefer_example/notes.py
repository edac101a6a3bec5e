"""The kind of source `notes`: a text file, each paragraph an article, its first line the title."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from briefer.errors import SourceError
from briefer.model import Source
from briefer.ports import Fetch


def read_notes(source: Source, *, fetch: Fetch, at: datetime) -> Iterator[dict[str, str]]:
    """Records as a file of JSON Lines has them; the address of the source is a path."""
    path = Path(source.url.removeprefix("notes:"))
    try:
        text, changed = path.read_text(encoding="utf-8"), path.stat().st_mtime
    except OSError as error:
        raise SourceError(source.name, f"its notes cannot be read ({error.strerror})") from error
    published = datetime.fromtimestamp(changed, UTC).isoformat()
    for paragraph in text.split("\n\n"):
        title, _, body = paragraph.strip().partition("\n")
        if title:
            yield {"title": title, "text": body, "publisher": "Notes", "published": published}
