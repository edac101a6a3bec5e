"""Text in, its words with place, stem and weight out: what all checks compare. Pure.

Contractions stand as two words ("wasn't" = was + not), possessives lose their s, hyphens split.
A text is read up to a fixed number of words a sentence, so that no check can be made slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefer.languages.words.function import IRREGULAR, NEGATIONS, STOP
from briefer.text.folding import folded

MOST_TOKENS = 400  # of one sentence: the longest honest sentence of a news text has about 150

_TOKEN = re.compile(
    r"\d{1,3}(?:, \d{3})*, 000(?!\d)|\d+(?:[.,]\d+)*(?:[^\W\d_]+)?"
    r"|(?:[^\W\d_]\.){2,}|[A-Z]&[A-Z]|[^\W\d_]+\d*(?:['’ʼ`´′‘][^\W\d_]+)*|[$£€¥₴₽₹%]"
)
_CONTRACTED = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "ain't": "is not", "let's": "let us", "i'm": "i am", "it's": "it is", "that's": "that is",
    "there's": "there is", "what's": "what is", "here's": "here is",
}  # fmt: skip
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `norm` is folded, `stem` without its inflection, `capital` as it was written."""

    start: int
    end: int
    norm: str
    stem: str
    capital: bool
    stop: bool
    number: bool

    @property
    def negation(self) -> bool:
        return self.norm in NEGATIONS

    @property
    def content(self) -> bool:
        return not self.stop


def tokens(text: str, *, offset: int = 0, most: int = MOST_TOKENS) -> tuple[Token, ...]:
    """The words of the text, at most `most`; `offset` is added to their places."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        capital = match[0][0].isupper()
        for norm in _norms(match[0]):
            kept = _token(norm)
            found.append(Token(start + offset, end + offset, norm, kept[0], capital, *kept[1:]))
        if len(found) >= most:
            break
    return tuple(found)


@lru_cache(maxsize=100_000)
def _norms(raw: str) -> tuple[str, ...]:
    word = folded(raw).replace(".", "") if raw[0].isalpha() else folded(raw)
    if "'" not in word and word != "cannot":
        return (word,)
    if word in _CONTRACTED:
        return tuple(_CONTRACTED[word].split())
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    if word.endswith("'s"):
        return (word[:-2],)
    return (word.rstrip("'"),)


@lru_cache(maxsize=100_000)
def _token(norm: str) -> tuple[str, bool, bool]:
    number = norm[0].isdigit()
    return (norm if number else stem(norm)), norm in STOP, number


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
