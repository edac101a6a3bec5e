"""Text in; its content terms, and the words that make other news of them, out. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from briefer.languages.known import alternatives, gathered
from briefer.languages.letters import CAPITALS
from briefer.languages.stems import root
from briefer.text.folding import words

_DIGIT: Final = re.compile(r"\d")
_FUNCTION_WORDS: Final = gathered(lambda language: language.words.summary_stop)


@lru_cache(maxsize=8192)
def terms(text: str) -> Mapping[str, int]:
    """Content words cut to a common stem, with their counts; numbers whole.

    >>> sorted(terms("The bridges over 1200 rivers"))
    ['1200', 'bridge', 'rivers']
    """
    return Counter(filter(None, map(_term, words(text))))


@lru_cache(maxsize=65_536)
def _term(word: str) -> str:
    """The word's stem; nothing for a word that carries no content."""
    if word in _FUNCTION_WORDS or (len(word) < 2 and not word.isdigit()):
        return ""
    return word if _DIGIT.search(word) else root(word)


# Within a sentence a capital is a name; at its beginning it is grammar.
_NAMED: Final = re.compile(rf"\d[\d,.]*\d|\d|(?<=[^\s.!?:] )[{CAPITALS}][\w'’-]+")


@lru_cache(maxsize=8192)
def named(text: str) -> frozenset[str]:
    """The numbers and names of the text.

    >>> sorted(named("Repairs of the Lorn bridge cost 1,200 euros, Ada Brandt said."))
    ['1,200', 'ada', 'brandt', 'lorn']
    """
    return frozenset(found.casefold() for found in _NAMED.findall(text))


_NEGATIONS: Final = gathered(lambda language: language.words.turning)
_DAYS: Final = gathered(lambda language: language.calendar.turning_days)
_STAGES: Final = re.compile(rf"(?:{alternatives(lambda language: language.signs.stages)})")


@lru_cache(maxsize=8192)
def turns(text: str) -> frozenset[str]:
    """What makes two sentences of the same words different news: the day, a denial, the stage.

    >>> sorted(turns("The evacuation stopped on Tuesday, officials did not say why"))
    ['not', 'stopped', 'tuesday']
    """
    spoken = words(text)
    told = frozenset(word for word in spoken if word in _DAYS or _STAGES.match(word))
    return told | denials(text)


@lru_cache(maxsize=8192)
def denials(text: str) -> frozenset[str]:
    """The denials alone: what turns a statement into its opposite.

    >>> sorted(denials("The evacuation stopped on Tuesday, officials did not say why"))
    ['not']
    """
    spoken = {"not" if word.endswith("n't") else word for word in words(text)}
    return frozenset(word for word in spoken if word in _NEGATIONS)
