"""A claim and its articles in, which rules do not reach their language out. Pure.

Quotes, numbers, dates, names and labels are compared in every script. Hedges, attributions,
opposites and roles are known by their words: all of them in English, a part in Ukrainian and
Russian, none in other languages. A verdict says so and its score is lowered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefer.languages.known import LANGUAGES, by_letters
from briefer.languages.others import OTHER_COMMON
from briefer.languages.together import rule_words
from briefer.model import Article
from briefer.reading.sentence import Reading
from briefer.reading.tokens import tokens
from briefer.text.folding import folded

_SAMPLE = 2000  # characters of a text from which its language is guessed
_LONG = 40  # words of a text that has some small English words, if it is English at all
_FEW = 0.05
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ACCENTED = re.compile(r"\b[a-z\u00df-\u024f]*[\u00df-\u024f]+[a-z]*")  # names have a capital
_PARTLY = {"uk": "Ukrainian", "ru": "Russian"}
_LOWERED = {"partly": 0.95, "none": 0.85}


def language_notes(claim: Reading, articles: Sequence[Article]) -> tuple[str, ...]:
    """What the verdict says of the languages it was not made for; empty in English alone."""
    found = dict.fromkeys([_of(claim.text), *map(_of_article, articles)])
    return tuple(_note(language) for language in found if language not in ("en", ""))


def lowered(score: float, notes: Sequence[str]) -> float:
    """The score with a deduction for each language whose hedges and speakers go unchecked."""
    for note in notes:
        score *= _LOWERED["none" if beyond_rules([note]) else "partly"]
    return score


def beyond_rules(notes: Sequence[str]) -> bool:
    """Whether a note tells of a language whose hedges, denials and speakers nobody checks."""
    return any(not any(name in note for name in _PARTLY.values()) for note in notes)


def _note(language: str) -> str:
    name = _PARTLY.get(language)
    if name:
        return (
            f"{name}: hedges, negation and speakers are checked in part, opposites and roles are "
            "not; numbers, dates, names and quotations are"
        )
    return (
        "a language other than English: hedges, negation, speakers, opposites and roles are not "
        "checked; numbers, names and quotations are"
    )


def _of_article(article: Article) -> str:
    stated = (article.language or "").lower().replace("_", "-").split("-")[0]
    guessed = _of((article.text or article.title)[:_SAMPLE])
    return guessed or (stated if stated in {"en", *_PARTLY} else "other" if stated else "")


@lru_cache(maxsize=512)
def _of(text: str) -> str:
    """`en`, `uk`, `ru`, `other`; empty where the text is too short to tell."""
    sample = text[:_SAMPLE]  # of a claim: an article is cut before
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return ""
    if 2 * len(_CYRILLIC.findall(sample)) > letters:
        return by_letters(sample).code
    if 2 * len(_LATIN.findall(sample)) < letters:
        return "other"
    words = [token.norm for token in tokens(sample)]
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHER for word in words) + len(_ACCENTED.findall(sample))
    if 1 < other > english or (len(words) >= _LONG and english < _FEW * len(words)):
        return "other"
    return "en" if english else ""


_COMMON = frozenset(
    word
    for language in LANGUAGES.values()
    if language.rules == "none"
    for word in language.words.common
)
_ENGLISH = rule_words("coverage_notes.english")
_OTHER = frozenset(folded(word) for word in OTHER_COMMON | _COMMON) - rule_words(
    "coverage_notes.shared"
)
# The commonest words of the Latin-written languages a reader is likeliest to bring.
