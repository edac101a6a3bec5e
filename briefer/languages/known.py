"""The languages that stand in this folder, each found by its module; what they say together. Pure.

A module of two letters that holds a `LANGUAGE` is a language: nothing else has to name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final, TypeVar

import briefer.languages
from briefer.errors import ConfigError
from briefer.languages.language import Language
from briefer.languages.plugged import amiss
from briefer.plugins import Place

K = TypeVar("K")
V = TypeVar("V")


def _found() -> dict[str, Language]:
    names = sorted(m.name for m in iter_modules(briefer.languages.__path__) if len(m.name) == 2)
    modules = (import_module(f"briefer.languages.{name}") for name in names)
    return {module.LANGUAGE.code: module.LANGUAGE for module in modules}


LANGUAGES: Mapping[str, Language] = _found()
ENGLISH = LANGUAGES["en"]

# English first: where two languages spell a word alike, the one with more rules is meant.
_READ_TOGETHER = tuple(
    sorted((known for known in LANGUAGES.values() if known.rules != "none"), key=lambda k: k.rules)
)


PLACE: Final = Place("briefer.languages", "language", frozenset(LANGUAGES), amiss)


def language_of(code: str) -> Language:
    """The language of that code; a bare one, without a word, where we know none.

    >>> language_of("uk-UA").code, language_of("eo").words.stop
    ('uk', frozenset())
    """
    bare = code.casefold().replace("_", "-").partition("-")[0]
    return LANGUAGES.get(bare) or _plugged(bare) or Language(code=bare or "und")


def _plugged(code: str) -> Language | None:
    """What a plug-in lets a brief print in that language: no word of it reaches the checks."""
    try:
        found = PLACE.get(code)
    except ConfigError:  # told by doctor; the brief is printed in English
        return None
    return Language(code=code, printed=found.printed) if found is not None else None


def gathered(part: Callable[[Language], Iterable[K]]) -> frozenset[K]:
    """The words of every language that has rules: a text is not asked which it is in.

    >>> {"not", "не"} <= gathered(lambda language: language.words.negations)
    True
    """
    return frozenset(word for language in _READ_TOGETHER for word in part(language))


def merged(part: Callable[[Language], Mapping[K, V]]) -> dict[K, V]:
    """The tables of every language that has rules in one; English wins."""
    return {
        word: value
        for language in reversed(_READ_TOGETHER)
        for word, value in part(language).items()
    }


def alternatives(part: Callable[[Language], str], *, all_known: bool = False) -> str:
    """The patterns of the languages that have rules, or of all, as one with `|` between."""
    languages = LANGUAGES.values() if all_known else _READ_TOGETHER
    return "|".join(filter(None, map(part, languages)))


@lru_cache(maxsize=1)
def cyrillic_languages() -> tuple[Language, ...]:
    """Those written in Cyrillic, the ones known by letters of their own first."""
    found = (known for known in LANGUAGES.values() if known.cyrillic)
    return tuple(sorted(found, key=lambda known: not known.own_letters))


def by_letters(sample: str) -> Language:
    """Which of the languages in Cyrillic the text is in, by the letters that only one has.

    >>> by_letters("Місто тримається").code, by_letters("Город держится").code
    ('uk', 'ru')
    """
    letters = frozenset(sample.casefold())
    candidates = cyrillic_languages()
    return next((k for k in candidates if letters & set(k.own_letters)), candidates[-1])
