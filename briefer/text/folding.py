"""Words as they are compared: case, accents, quote marks, dashes and widths folded. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from briefer.languages.letters import UNSEGMENTED

_WORD = re.compile(r"[^\W_]+(?:['’ʼ.-][^\W_]+)*")
_RUN = re.compile(f"[{UNSEGMENTED}]+")
_SYLLABLES = "\u3000"  # from here on a letter is a syllable or a word; below (Thai) a sound
_LETTERS_MORE = 3  # two sounds stand together by chance, five do not
_LOOSE_MARKS = re.compile("([a-z])[\u0300-\u036f]+")  # İ folds to an i and a dot
_FOLDS = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟«»″‹›", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000", " "),
}
_WITH_MARKS = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


def folded(text: str) -> str:
    """NFKC, case folded, accents of Latin letters dropped, typographic marks made plain.

    Cyrillic letters keep theirs: й is no и, ї no і. The length may change.

    >>> folded("“Zürich” – Бахмут’s")
    '"zurich" - бахмут\\'s'
    """
    if text.isascii():  # most words by far, and folding is asked for forty times a sentence
        return text.lower().replace("`", "'")
    plain = replaced(text, _FOLDS)
    if plain.isascii():
        return plain.lower()
    plain = unicodedata.normalize("NFKC", plain).casefold()
    if plain.isascii():
        return plain
    return _LOOSE_MARKS.sub(r"\1", _WITH_MARKS.sub(_base_letter, plain))


def replaced(text: str, letters: Mapping[str, str]) -> str:
    """The text with each of those letters replaced, none of them by another of them.

    Thirty searches for one letter cost a tenth of looking every letter of a text up.
    """
    for letter, other in letters.items():
        if letter in text:
            text = text.replace(letter, other)
    return text


def words(text: str) -> list[str]:
    """The folded words of the text, hyphens and apostrophes inside a word kept.

    >>> words("Russia's M119 — “on Wednesday”, 1,200 men")
    ["russia's", 'm119', 'on', 'wednesday', '1', '200', 'men']
    """
    return _WORD.findall(apart(folded(text)))


def apart(text: str, *, size: int = 2) -> str:
    """The text with what is written without spaces in pieces of so many letters, each a word.

    The pieces overlap, so that two texts with a word in common have pieces in common.

    >>> apart("渡轮沉没 in Lorn"), apart("渡轮沉没", size=1), apart("ferry")
    (' 渡轮 轮沉 沉没  in Lorn', ' 渡 轮 沉 没 ', 'ferry')
    """
    if text.isascii():
        return text

    def parted(run: re.Match[str]) -> str:
        letters = "".join(filter(str.isalnum, run[0]))  # the marks over a letter go
        spells = letters[:1] < _SYLLABLES and size > 1
        width = size + _LETTERS_MORE if spells else size
        last = max(1, len(letters) - width + 1)
        return f" {' '.join(letters[n : n + width] for n in range(last))} "

    return _RUN.sub(parted, text)


def _base_letter(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", found[0])[0]
