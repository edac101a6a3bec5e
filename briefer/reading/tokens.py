"""Text in, its words with place, stem and weight out: what all checks compare. Pure.

Contractions stand as two words ("wasn't" = was + not), possessives lose their s, hyphens split.
A text is read up to a fixed number of words a sentence, so that no check can be made slow.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from briefer.languages.stems import stem
from briefer.languages.together import CONTRACTED, CONTRACTED_ENDINGS, NEGATIONS, STOP
from briefer.text.folding import folded
from briefer.text.hygiene import SOFT_HYPHEN
from briefer.text.shortnames import SHORT_NAME, short_name

MOST_TOKENS = 400  # of one sentence: the longest honest sentence of a news text has about 150

_TOKEN = re.compile(
    SHORT_NAME + r"|\d{1,3}(?:, \d{3})*, 000(?!\d)|\d+(?:[.,]\d+)*(?:[^\W\d_]+)?"
    r"|(?:[^\W\d_]\.){2,}|[A-Z]&[A-Z]|[^\W\d_]+\d*(?:['’ʼ`´′‘][^\W\d_]+)*|[$£€¥₴₽₹%]"
)
# The same of a text with letters in pieces, or with hyphens that show only where a line breaks.
_PIECES = re.compile("[\u0300-\u036f\u00ad]")
_PIECED = re.compile(_TOKEN.pattern.replace(r"[^\W\d_]", "(?:[^\\W\\d_][\u0300-\u036f\u00ad]*)"))


# A named tuple: a day's brief makes half a million, and a frozen dataclass costs three times that.
class Token(NamedTuple):
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
    pattern = _PIECED if not text.isascii() and _PIECES.search(text) else _TOKEN
    for match in pattern.finditer(text):
        start, end = match.span()
        capital = match[0][0].isupper()
        for norm in _norms(match[0]):
            kept = _token(norm)
            found.append(Token(start + offset, end + offset, norm, kept[0], capital, *kept[1:]))
        if len(found) >= most:
            break
    return tuple(found)


def distinct(texts: Iterable[str]) -> tuple[Token, ...]:
    """The words of many texts, each once as it is written there; their places say nothing."""
    raw = {word for text in texts for word in _TOKEN.findall(text)}
    return tuple(token for word in raw for token in tokens(word))


@lru_cache(maxsize=100_000)
def _norms(raw: str) -> tuple[str, ...]:
    raw = raw if raw.isascii() else unicodedata.normalize("NFC", raw.replace(SOFT_HYPHEN, ""))
    raw = short_name(raw)
    word = folded(raw).replace(".", "") if raw[0].isalpha() else folded(raw)
    if "'" not in word and word not in CONTRACTED:
        return (word,)
    if word in CONTRACTED:
        return tuple(CONTRACTED[word].split())
    for ending, full in CONTRACTED_ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    if word.endswith("'s"):
        return (word[:-2],)
    return (word.rstrip("'"),)


@lru_cache(maxsize=100_000)
def _token(norm: str) -> tuple[str, bool, bool]:
    number = norm[0].isdigit()
    return (norm if number else stem(norm)), norm in STOP, number
