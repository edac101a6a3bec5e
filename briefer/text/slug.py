"""Any name in, a short safe file name out. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefer.model import digest

_LONGEST = 64
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$")  # what Windows will not have as a file


@lru_cache(maxsize=4096)  # a site asks for those of its stories over and over
def slug(name: str) -> str:
    """`a-z`, `0-9` and dashes, at most 64; whatever was lost is made up for by a digest.

    Two different names never share a slug, however the file system folds case.

    >>> slug("bakhmut"), slug("Бахмут"), slug("../../etc/passwd")
    ('bakhmut', 'x-7f71f429', 'etc-passwd-3754d6cb')
    """
    plain = unicodedata.normalize("NFKD", name).lower()
    kept = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if kept == name and len(kept) <= _LONGEST and not _RESERVED.match(kept):
        return kept
    mark = digest(name, length=8)
    return f"{kept[: _LONGEST - 9].strip('-') or 'x'}-{mark}"
