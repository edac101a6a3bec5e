"""A made-up stream of news-length articles of any size: the input of the throughput rows.

Word frequencies follow Zipf's law, story sizes too; a story has names and words of its own,
lives for a few days, and one article in ten is a reprint. Nothing here imitates a real text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from briefer.model import Article

START = datetime(2023, 3, 1, tzinfo=UTC)
_VOCABULARY = 60_000
_WORDS = 400
_SINGLE = 0.57  # of the stories have one article
_OWN_WORDS = 30
_OWN_SHARE = 0.22  # of the words of an article belong to its story
_REPRINTS = 0.1


def stream(count: int, *, days: float, seed: int = 7) -> Iterator[tuple[Article, int]]:
    """`count` articles over so many days, each with the number of its story."""
    chance = random.Random(seed)
    common = [_word(n) for n in range(_VOCABULARY)]
    weights = list(accumulate(1 / (n + 8) for n in range(_VOCABULARY)))
    made = story = 0
    while made < count:
        size = 1 if chance.random() < _SINGLE else min(60, 1 + int(chance.paretovariate(0.9)))
        size = min(size, count - made)
        own = [_word(_VOCABULARY + chance.randrange(400_000)) for _ in range(_OWN_WORDS)]
        first = chance.random() * days
        written: list[str] = []
        for number in range(size):
            if written and chance.random() < _REPRINTS:
                text = chance.choice(written) + " Read the original article elsewhere."
            else:
                text = _text(chance, common, weights, own)
                written.append(text)
            when = min(days, first + number * chance.random() * 0.2)
            yield _article(chance, text, own, made, when), story
            made += 1
        story += 1


def _article(chance: random.Random, text: str, own: list[str], number: int, day: float) -> Article:
    return Article(
        title=" ".join(word.capitalize() for word in chance.sample(own[:12], 5)),
        text=text,
        id=f"a{number}",
        publisher=f"Outlet {chance.randrange(400)}",
        published=START + timedelta(days=day),
    )


def _text(chance: random.Random, common: list[str], weights: list[float], own: list[str]) -> str:
    length = chance.randrange(_WORDS // 2, _WORDS * 3 // 2)
    words = chance.choices(common, cum_weights=weights, k=length)
    for place in range(length):
        if chance.random() < _OWN_SHARE:
            word = own[min(int(chance.expovariate(0.15)), len(own) - 1)]
            words[place] = word.capitalize() if chance.random() < 0.3 else word
    for start in range(0, length, 22):
        words[start] = words[start].capitalize()
        words[start - 1] += "."
    return " ".join(words) + "."


_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def _word(number: int) -> str:
    """A pronounceable word for a number, a different one for each."""
    letters = []
    number += 70
    while number:
        number, consonant = divmod(number, len(_CONSONANTS))
        number, vowel = divmod(number, len(_VOWELS))
        letters.append(_CONSONANTS[consonant] + _VOWELS[vowel])
    return "".join(letters)
