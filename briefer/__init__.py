"""briefer writes a daily brief you can check. The names below are imported when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefer.model import Article, Brief, Story

__version__ = "0.1.0"
__all__ = ["Article", "Brief", "Story", "__version__"]

_HOME = {"Article": "briefer.model", "Brief": "briefer.model", "Story": "briefer.model"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'briefer' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
