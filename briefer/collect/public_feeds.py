"""The text of the shipped list of public feeds in, its feeds and its words out. Pure.

What the list says of places and themes it says in its own file: codes of countries and areas,
words that stand for them, words that tell of a theme.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefer.text.folding import apart, folded

WORLD = "001"
GENERAL = "news"  # the theme of what reports on everything


@dataclass(frozen=True, slots=True)
class PublicFeed:
    """A feed that its publisher offers to everyone, and what it is about."""

    name: str
    title: str
    url: str
    site: str
    regions: frozenset[str]
    themes: frozenset[str]
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class PublicFeeds:
    """The list: feeds in its order, countries by area, and codes and themes by folded words."""

    feeds: tuple[PublicFeed, ...]
    areas: Mapping[str, frozenset[str]]
    places: Mapping[str, frozenset[str]]
    themes: Mapping[str, frozenset[str]]


def public_feeds(text: str) -> PublicFeeds:
    """The list as its file says it."""
    data = tomllib.loads(text)
    return PublicFeeds(
        feeds=tuple(_feed(name, entry) for name, entry in data["feeds"].items()),
        areas={code: frozenset(countries.split()) for code, countries in data["areas"].items()},
        places=_by_words(data["places"]),
        themes=_by_words({theme: [theme, *said] for theme, said in data["themes"].items()}),
    )


def key_of_words(text: str) -> str:
    """Words as they are looked up: folded, one space between them, no hyphen, no 's.

    >>> key_of_words("Nagorno-Karabakh’s front"), key_of_words("Україна"), key_of_words("यूक्रेन")
    ('nagorno karabakh front', 'україна', 'यूक्रेन')
    """
    kept = "".join(c if _is_of_a_word(c) else " " for c in apart(folded(text)))
    return " ".join(word.removesuffix("'s").strip(".'") for word in kept.split())


def _is_of_a_word(char: str) -> bool:
    """A letter, a figure, a mark that stands on one (vowels of Hindi do), `.` and `'`."""
    return char.isalnum() or char in "'." or unicodedata.category(char).startswith("M")


def _feed(name: str, entry: Mapping[str, Any]) -> PublicFeed:
    many = {key: frozenset(entry[key]) for key in ("regions", "themes")}
    return PublicFeed(name=name, **{**entry, **many})


def _by_words(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Each word with all it stands for: Gaza is told of from two countries."""
    found: dict[str, set[str]] = {}
    for word, code in _pairs(table):
        found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def _pairs(table: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((key_of_words(word), code) for code, said in table.items() for word in said)
