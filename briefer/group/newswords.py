"""Words that any news text may hold: they tell little about which story it is. Pure.

A small batch cannot show how common a word is; this list and the imagined background say it.
"""

from __future__ import annotations

from briefer.languages.known import gathered
from briefer.languages.stems import short_stem

_NEWS = gathered(lambda language: language.words.news)

COMMON_STEMS = frozenset(short_stem(part) for word in _NEWS for part in word.split("'"))
"""The stems of such words."""
