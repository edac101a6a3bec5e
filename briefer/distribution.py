"""The name under which briefer is installed, and the sentence that names a missing extra. Pure.

The project called `briefer` on the package index is somebody else's: nothing of ours may tell a
reader to install it, so the name is written here alone.
"""

from __future__ import annotations

from typing import Final

DISTRIBUTION: Final = "briefer-news"


def pinned(version: str, extras: tuple[str, ...] = ()) -> str:
    """What pip installs to have that version: `briefer-news[model]==1.0`."""
    return f"{_with(extras)}=={version}"


def installing(extra: str) -> str:
    """The command that adds an extra.

    >>> installing("model")
    'pip install "briefer-news[model]"'
    """
    return f'pip install "{_with((extra,))}"'


def _with(extras: tuple[str, ...]) -> str:
    return DISTRIBUTION + (f"[{','.join(extras)}]" if extras else "")
