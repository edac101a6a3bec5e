"""The texts of a day in, what each word of them weighs and how much one text tells of another out.

Words that mean the same count as one, and so do the spellings of a name. A word that stands in
every article of the day (the topic itself) weighs next to nothing. Pure.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from briefer.languages import editing as said
from briefer.languages import same_news
from briefer.languages.known import language_of
from briefer.languages.lexicon import LATIN, english_for
from briefer.languages.stems import stem
from briefer.languages.together import SYNONYMS
from briefer.model import Article
from briefer.reading.tokens import Token, tokens
from briefer.text import folding
from briefer.text.sentences import guessed_language, sentence_spans
from briefer.text.sounds import name_key

Matrix = np.ndarray[tuple[int, ...], np.dtype[np.float64]]  # numpy.typing costs 40 ms

_READ: Final = 600  # characters of a text that say what it is about
_DEPTHS: Final = (0.8, 0.45, 0.3)  # what a word counts in the first, second, third sentence
_FAINTLY: Final = 0.5  # what a word counts that stands beside the fact: `the eastern city of`
_SOFTENED: Final = 0.7  # rarity counts, but a topic all of one piece still holds together
_ENDING: Final = re.compile(said.NAME_ENDING)


class Wording:
    """What the words of one day weigh."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = len(articles)
        self._held = Counter(
            key for article in articles for key in keys(f"{article.title} {article.text[:_READ]}")
        )

    def weight(self, key: str) -> float:
        """The rarer among the day's articles, the more a word tells."""
        rare = max(0.0, math.log((self._articles + 1) / (self._held[key] + 0.5))) + 0.05
        return rare * _FAINTLY if key in _faint() else rare

    def whole(self, said: Iterable[str]) -> float:
        return sum(self.weight(key) for key in sorted(said))

    def told(self, wanted: frozenset[str], by: frozenset[str]) -> float:
        """The part of the wanted that stands in the other text, 0 to 1."""
        whole = self.whole(wanted)
        return self.whole(wanted & by) / whole if whole else 1.0

    def tellings(self, texts: Sequence[frozenset[str]], by: Sequence[frozenset[str]]) -> Matrix:
        """How much of each text each of the others tells: a row for each of `by`."""
        index = {key: n for n, key in enumerate(sorted(frozenset().union(*texts)))}
        weights = np.array([self.weight(key) for key in index]) if index else np.zeros(0)
        wanted, other = _bags(texts, index), _bags(by, index)
        whole = wanted @ weights
        shared = (other * weights) @ wanted.T
        return np.where(whole > 0, shared / np.where(whole > 0, whole, 1.0), 1.0)


def _bags(texts: Sequence[frozenset[str]], index: Mapping[str, int]) -> Matrix:
    bags = np.zeros((len(texts), len(index)))
    for row, text in enumerate(texts):
        for key in text & index.keys():
            bags[row, index[key]] = 1.0
    return bags


def nearness(articles: Sequence[Article]) -> Matrix:
    """How near every two articles are by their titles and openings, 0 to 1.

    Reports in two languages are compared by names and by the words that a lexicon knows.
    """
    counted = [_opening(article) for article in articles]
    near = _cosines(counted)
    tongues = [spoken_in(article) for article in articles]
    if len(set(tongues)) > 1:
        common = [
            found | _across(article, found)
            for article, found in zip(articles, counted, strict=True)
        ]
        other = np.array([[one != two for two in tongues] for one in tongues])
        near = np.where(other, _cosines(common), near)
    return near


def _cosines(counted: Sequence[Mapping[str, float]]) -> Matrix:
    held = Counter(key for found in counted for key in found)
    index = {key: n for n, key in enumerate(sorted(held))}
    bags = np.zeros((len(counted), len(index)))
    for row, found in enumerate(counted):
        for key, times in found.items():
            rarity = math.log((len(counted) + 1) / (held[key] + 0.3))
            weight = _FAINTLY if key in _faint() else 1.0
            bags[row, index[key]] = weight * times * max(0.0, rarity) ** _SOFTENED
    lengths = np.linalg.norm(bags, axis=1, keepdims=True)
    unit = bags / np.where(lengths > 0, lengths, 1.0)
    near: Matrix = unit @ unit.T
    return near


def _across(article: Article, opening: Mapping[str, float]) -> dict[str, float]:
    """What its opening has in common with reports in other languages: names, and known words.

    Each at the most that the opening counts a word.
    """
    found: dict[str, float] = {}
    german = spoken_in(article) == "de"
    spans = sentence_spans(article.text[: _READ * 2], language=article.language)
    texts = [article.title, *(article.text[start:end] for start, end in spans)]
    for depth, text in zip((1.0, *_DEPTHS), texts, strict=False):
        for token in tokens(text):
            for key in _common(token, german=german):
                if key not in opening:
                    found[key] = max(found.get(key, 0.0), depth)
    return found


def _common(token: Token, *, german: bool) -> Iterator[str]:
    if not token.content or token.number:
        return
    cyrillic = not token.norm.isascii()
    if english := english_for(token.norm) if german or cyrillic else "":
        yield _same().get(stem(english), stem(english))
    elif token.capital and (name := name_key(token.stem)):
        yield f"={name.replace('g', 'h')}"


def spoken_in(article: Article) -> str:
    """The language a report is in, as far as its words tell: its own mark, else by its letters."""
    text = f"{article.title} {article.text[:_READ]}"
    if len(_german() & set(folding.words(text))) >= _SURELY:
        return "de"
    return guessed_language(text)


_SURELY: Final = 4  # of its commonest words


@lru_cache(maxsize=1)
def _german() -> frozenset[str]:
    return language_of("de").words.common


def _opening(article: Article) -> dict[str, float]:
    found = dict.fromkeys(keys(article.title), 1.0)
    spans = sentence_spans(article.text[: _READ * 2], language=article.language)
    for depth, (start, end) in zip(_DEPTHS, spans, strict=False):
        for key in keys(article.text[start:end]):
            found[key] = max(found.get(key, 0.0), depth)
    return found


@lru_cache(maxsize=16_384)
def keys(text: str) -> frozenset[str]:
    """The content words of the text, each as the one that stands for its like.

    >>> keys("Zelenskyy vowed to stay") == keys("Zelensky vows to remain")
    True
    """
    plain = folding.apart(_PHRASE.sub(_one_word, text))
    return frozenset(
        _key(token) for token in tokens(plain) if token.content and len(token.stem) > 1
    )


_PHRASE: Final = re.compile(
    r"\b(?:" + "|".join(f"({pattern})" for pattern, _ in same_news.PHRASES) + r")\b", re.IGNORECASE
)


def english_stems(text: str) -> Iterator[str]:
    """The stem of each content word, of other languages that of the English word for it."""
    for token in tokens(text):
        if token.content:
            english = "" if token.norm.isascii() else english_for(token.norm)
            yield stem(english) if english else token.stem


def _one_word(phrase: re.Match[str]) -> str:
    return same_news.PHRASES[(phrase.lastindex or 1) - 1][1]


def _key(token: Token) -> str:
    same = _same().get(token.stem)
    if same is not None:
        return same
    if not token.norm.isascii():
        if english := english_for(token.norm):
            return _same().get(stem(english), stem(english))
        if token.capital:
            return _ENDING.sub("y", token.stem.translate(LATIN))
    return _ENDING.sub("y", token.stem) if token.capital else token.stem


@lru_cache(maxsize=1)
def _same() -> Mapping[str, str]:
    """Each stem with the stem of the first group it may stand in."""
    found: dict[str, str] = {}
    for group in same_news.GROUPS.split(";"):
        names = group.strip().split("|")
        for word in names:
            found.setdefault(stem(word), stem(names[0]))
    for word, others in SYNONYMS.items():
        found.setdefault(stem(word), found.get(stem(others[0]), stem(others[0])))
    return found


@lru_cache(maxsize=1)
def _faint() -> frozenset[str]:
    return frozenset(_same().get(stem(word), stem(word)) for word in same_news.FAINT.split())
