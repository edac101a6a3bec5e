"""A folded word in, the forms it takes in running text out; Latin and Cyrillic. Pure.

A finite set of forms, made once when a query is read, keeps matching one look-up a word.
Short words get no endings: what is added to three letters is usually another word.
"""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_VOWELS = "aeiou"

# Case endings of Polish, Czech and German names; without -y, which makes Germany of german.
_LATIN_CASES = ("a", "u", "e", "ie", "em", "om", "owi", "ach", "ami", "en", "es", "ow")
_LATIN_CASES_OF_A = ("y", "e", "ie", "o", "u", "i", "om", "ach", "ami", "ou")

_NOUN = (
    *("а", "я", "у", "ю", "ом", "ем", "єм", "ём", "ою", "ею", "єю", "ой", "ей", "ій", "ої"),
    *("и", "ы", "і", "ї", "е", "є", "о", "ові", "еві", "єві", "ів", "їв", "ов", "ев", "ь", "й"),
    *("ам", "ям", "ах", "ях", "ами", "ями", "ию", "ією", "ии", "ії", "ия", "ія", "ию", "ію", "ием"),
)
_ADJECTIVE = (
    *("ий", "ій", "ый", "ой", "ого", "его", "ому", "ему", "им", "ым", "ім", "ом", "ем", "ими"),
    *("ыми", "их", "ых", "а", "я", "у", "ю", "ую", "юю", "ою", "ею", "ей", "ої", "ая", "яя"),
    *("е", "є", "ое", "ее", "і", "ї", "ие", "ые"),
)
_ADJECTIVE_ENDS = ("ський", "ский", "цький", "цкий", "ий", "ый")
_MUTATED = {"к": "ц", "г": "з", "х": "с"}  # Авдіївка, в Авдіївці
_SHORTEST = 4


def forms(word: str) -> frozenset[str]:
    """The word itself and its inflected forms.

    >>> sorted(forms("election"))
    ['election', 'elections']
    >>> "бахмутського" in forms("бахмут"), "києва" in forms("київ"), "crimea" in forms("crime")
    (True, True, False)
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return frozenset((word,))
    return frozenset((word, *(_cyrillic(word) if _CYRILLIC.fullmatch(word) else _latin(word))))


def _latin(word: str) -> set[str]:
    found = {word + "s"}
    if word.endswith("y") and word[-2] not in _VOWELS:
        found |= {word[:-1] + "ies", word[:-1] + "ied"}
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        found.add(word + "es")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        found |= {word[:-1], word[:-3] + "y"} if word.endswith("ies") else {word[:-1]}
    found |= _verb(word)
    return found | _latin_cases(word)


def _verb(word: str) -> set[str]:
    if word.endswith("e"):
        return {word + "d", word[:-1] + "ing"}
    if word[-1] in _VOWELS or word.endswith("s"):
        return set()
    return {word + "ed", word + "ing"} if len(word) < _LONG_NAME else set()


_LONG_NAME = 7  # electioned is no word; attacked is


def _latin_cases(word: str) -> set[str]:
    if len(word) < 6:  # human is not humane
        return set()
    if word.endswith("a"):
        return {word[:-1] + ending for ending in _LATIN_CASES_OF_A}
    if word[-1] in _VOWELS + "sy" or word.endswith(("ion", "ing", "ed", "er", "ment")):
        return set()  # English by its ending
    return {word + ending for ending in _LATIN_CASES}


def _cyrillic(word: str) -> set[str]:
    for ending in _ADJECTIVE_ENDS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return {word[:-2] + case for case in _ADJECTIVE}
    stem = word[:-1] if word[-1] in "аяоеєиіїыьйую" else word
    found = {stem + ending for ending in _NOUN} | _adjectives_of(stem)
    for other in _alternating(stem):
        found |= {other + ending for ending in _NOUN} | _adjectives_of(other)
    if stem[-1] in _MUTATED:
        found |= {stem[:-1] + _MUTATED[stem[-1]] + ending for ending in ("і", "е")}
    if stem == word or len(stem) > _SHORTEST:
        found.add(stem)
    return found


def _adjectives_of(stem: str) -> set[str]:
    if len(stem) < _SHORTEST:
        return set()
    return {stem + link + case for link in ("ськ", "ск") for case in _ADJECTIVE}


def _alternating(stem: str) -> tuple[str, ...]:
    if stem.endswith("їв"):  # Київ, Києва
        return (stem[:-2] + "єв",)
    if stem.endswith("ів"):  # Харків, Харкова
        return (stem[:-2] + "ов", stem[:-2] + "ев")
    return ()
