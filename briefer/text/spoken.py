"""A text and the language asked for in, the language it is in instead out. Pure.

By its script, then by what its sources say of themselves, then by its small words: a name or a
quotation in another script does not make a sentence foreign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from briefer.languages.known import by_letters, cyrillic_languages, language_of
from briefer.text.folding import words

_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_IN_CYRILLIC: Final = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
_IN_OTHERS: Final = frozenset(
    {"am", "ar", "bn", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "km", "kn", "ko", "lo", "ml",
     "mr", "my", "ne", "pa", "si", "ta", "te", "th", "ur", "yi", "zh"}
)  # fmt: skip


def foreign(text: str, *, asked: str, told: Iterable[str | None] = ()) -> str:
    """The code of the text's language where it is another than `asked`, else nothing.

    `told` is what its sources say of their language.

    >>> foreign("Місто тримається", asked="en"), foreign("The town holds", asked="en")
    ('uk', '')
    >>> foreign("The town holds", asked="uk"), foreign("Die Stadt hält", asked="en", told=["de"])
    ('en', 'de')
    """
    wanted = _bare(asked)
    stated = [_bare(code) for code in told if code]
    letters = sum(character.isalpha() for character in text)
    if 2 * len(_CYRILLIC.findall(text)) > letters:
        found = _in_cyrillic(text, wanted, stated)
    elif 2 * len(_LATIN.findall(text)) > letters:
        found = _in_latin(text, wanted, stated)
    else:
        found = next((code for code in stated if code in _IN_OTHERS), wanted)
    return "" if found == wanted else found


def _in_cyrillic(text: str, wanted: str, stated: list[str]) -> str:
    letters = set(text.casefold())
    sure = any(letters & set(language.own_letters) for language in cyrillic_languages())
    own = next((code for code in stated if code in _IN_CYRILLIC), "")
    if not sure and wanted in _IN_CYRILLIC and (not own or wanted in stated):
        return wanted
    return own if own and not sure else by_letters(text).code


def _in_latin(text: str, wanted: str, stated: list[str]) -> str:
    latin = [code for code in stated if code not in _IN_CYRILLIC | _IN_OTHERS]
    if wanted in _IN_CYRILLIC | _IN_OTHERS:
        return latin[0] if latin else "en"
    other = next((code for code in latin if code != wanted), "")
    if not other or wanted in latin:
        return wanted
    return other if _small_words(text, other) >= _small_words(text, wanted) else wanted


def _small_words(text: str, code: str) -> int:
    known = language_of(code).words
    return sum(word in known.stop or word in known.common for word in words(text))


def _bare(code: str) -> str:
    return code.casefold().replace("_", "-").partition("-")[0]
