"""A folded word in, what stands for all its forms out. Pure; each distinct word is looked up once.

`stem` unites the forms of nouns and verbs, for what is compared word by word. `short_stem`
takes only the endings of number and case, for what is counted over thousands of texts.
`root` is the beginning of the word, for what tells one sentence from another of its story.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.languages.together import IRREGULAR

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_ENDING = re.compile(
    r"(?:ими|ого|ому|ему|его|ами|ями|ові|еві|ах|ях|ам|ям|ом|ем|єм|ою|ею|єю|ів|їв|ов|ев|ий|ій|ый|ой|ая|яя|ое|ее"
    r"|их|їх|ых|им|їм|ым|ої|ую|юю|ти|ть|ла|ло|ли|ив|ил|ав|ал|а|я|о|е|є|и|і|ї|ы|у|ю|ь|й)$"
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its inflection; no dictionary form, only equal for equal words.

    >>> stem("attacks") == stem("attacked") == stem("attacking"), stem("went"), stem("cities")
    (True, 'go', 'city')
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= 3:
        return word
    if _CYRILLIC.search(word):
        shorter = _CYRILLIC_ENDING.sub("", word)
        return shorter if len(shorter) >= 3 else word
    return _english_stem(word)


def _english_stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if (word.endswith("es") and word[-3] in "sxz") or word.endswith(("ches", "shes")):
        return _soft(word[:-2])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _soft(word[:-1])
    for ending in ("ing", "ed"):
        if word.endswith(ending) and re.search("[aeiouy]", word[: -len(ending)]) and len(word) > 4:
            return _rooted(word[: -len(ending)])
    return _soft(word)


def _rooted(bare: str) -> str:
    """`noted` is of note, not of not; `stopped` of stop."""
    root = _undoubled(bare)
    if root == bare and len(bare) <= 3 and re.search("[aeiou][^aeiouwxy]$", bare):
        return f"{bare}e"
    return _soft(root)


def _undoubled(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if doubled else word


def _soft(word: str) -> str:
    """`accused` and `accuse` meet at `accus`, `travelled` and `travel` at `travel`."""
    if word.endswith("ll") and len(word) > 5:
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


_CASE_ENDINGS = tuple(
    sorted(
        (
            *("ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ові", "еві", "ією", "ями"),
            *("ах", "ях", "ам", "ям", "ой", "ей", "ою", "ею", "ом", "ем", "ым", "им", "ів", "ов"),
            *("ий", "ый", "ій", "ая", "яя", "ое", "ее", "ые", "ие", "их", "ых", "ую", "юю", "ии"),
            *("ії", "ія", "ия", "ию", "ію", "а", "я", "у", "ю", "и", "і", "ы", "е", "є", "ї"),
            *("о", "ь", "й"),
        ),
        key=len,
        reverse=True,
    )
)
_SHORTEST_STEM = 4


def short_stem(word: str) -> str:
    """The folded word without the ending of its number or case.

    >>> [short_stem(word) for word in ("strikes", "cities", "press", "бахмуті", "бахмута")]
    ['strike', 'city', 'press', 'бахмут', 'бахмут']
    """
    if len(word) <= _SHORTEST_STEM:
        return word
    if word.isascii():
        return _singular(word)
    if "\u0400" <= word[0] <= "\u04ff":
        for ending in _CASE_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word[: -len(ending)]
    return word


def _singular(word: str) -> str:
    if word[-1] != "s":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


_ROOT = 6  # letters: enough to fold endings in English, Ukrainian and Russian alike


def root(word: str) -> str:
    """The beginning of the word.

    >>> root("bridges"), root("bridge's")
    ('bridge', 'bridge')
    """
    return word.removesuffix("'s")[:_ROOT]
