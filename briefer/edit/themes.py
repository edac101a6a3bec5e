"""Articles in, how much of their themes every two share out: combat, markets, courts. Pure.

A theme is told by the words of a title and of the first sentences below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from briefer.edit.wording import Matrix, english_stems
from briefer.languages.stems import stem
from briefer.languages.themes import THEMES
from briefer.model import Article

_READ: Final = 200  # characters of a text that are looked at
_BELOW: Final = 0.5  # what a word below the title counts


def shared_themes(articles: Sequence[Article]) -> Matrix:
    """1 where two articles are on the same themes, 0 where on none together."""
    told = np.array([_themes(article) for article in articles]).reshape(len(articles), len(THEMES))
    lengths = np.linalg.norm(told, axis=1, keepdims=True)
    unit = told / np.where(lengths > 0, lengths, 1.0)
    shared: Matrix = unit @ unit.T
    return shared


@lru_cache(maxsize=4096)
def _themes(article: Article) -> tuple[float, ...]:
    found = dict.fromkeys(THEMES, 0.0)
    for text, counts in ((article.title, 1.0), (article.text[:_READ], _BELOW)):
        for word in english_stems(text):
            for name in _by_stem().get(word, ()):
                found[name] += counts
    return tuple(found.values())


@lru_cache(maxsize=1)
def _by_stem() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, listed in THEMES.items():
        for word in listed.split():
            key = stem(word)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), name)))
    return found
