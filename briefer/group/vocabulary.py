"""Articles in, the words of their titles and openings as numbers out. Pure.

Every distinct spelling is folded once and gets a number; after that all work is on arrays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from briefer.group.bytewords import blocks, marked
from briefer.group.lexicon import Lexicon
from briefer.languages.known import gathered
from briefer.languages.stems import short_stem
from briefer.model import Article
from briefer.text.folding import apart, folded

if TYPE_CHECKING:
    from numpy.typing import NDArray

STOP_WORDS = gathered(lambda language: language.words.story_stop)
"""Words that say nothing of which story a text tells."""

_WORD = re.compile(r"[^\W_]+")
OPENING_WORDS = 200
"""So many words of the text say which story it is; the rest is background."""

_REACH = OPENING_WORDS * 7  # characters, so that a long text costs no more than a short one
_TELLING_DIGITS = 3  # of a number; "4" is shared by chance
_LONGEST_WORD = 40  # beyond that it is a link or noise, and would fill the lexicon


@dataclass(frozen=True, slots=True)
class Kinds:
    """What each numbered word is: the number of its stem, a stop word, a name or number."""

    stem: NDArray[np.int32]
    stop: NDArray[np.bool_]
    named: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a batch in one row, title and opening of each article in turn.

    Title n lies between `starts[2n]` and `starts[2n + 1]`, its opening up to `starts[2n + 2]`.
    """

    flat: NDArray[np.int32]
    starts: NDArray[np.int64]
    kinds: Kinds
    stems: tuple[str, ...]


def worded(articles: Sequence[Article]) -> Worded:
    """Every article's title and opening as numbered words."""
    lexicon = Lexicon()
    flat, lengths = [], []
    for block in blocks(_opening(text) for a in articles for text in (a.title, a.text)):
        words = marked(block).where_place_below(OPENING_WORDS)
        flat.append(lexicon.numbers(words))
        lengths.append(np.bincount(words.text, minlength=len(block)))
    starts = np.concatenate(([0], np.cumsum(np.concatenate(lengths))))
    kinds, stems = _kinds(lexicon.spellings)
    return Worded(np.concatenate(flat), starts, kinds, stems)


def _opening(text: str) -> bytes:
    """The beginning of a text as bytes whose words are what a reader takes for words."""
    near = text[:_REACH]
    if near.isascii():
        return near.encode()
    said = _WORD.findall(apart(unicodedata.normalize("NFKC", near)))
    return " ".join(said).encode("utf-8", "replace")


def _kinds(spellings: Sequence[str]) -> tuple[Kinds, tuple[str, ...]]:
    """What each spelling is, and the stems by their numbers."""
    short = [spelling[:_LONGEST_WORD] for spelling in spellings]
    plain = [word.lower() if word.isascii() else folded(word) for word in short]
    numbers: defaultdict[str, int] = defaultdict(count().__next__)  # stem → number
    stems = [short_stem(word) if word[-1:] == "s" or not word.isascii() else word for word in plain]
    number = np.fromiter(map(numbers.__getitem__, stems), np.int32, len(stems))
    bare = {word for word in plain if len(word) < _TELLING_DIGITS and word.isdigit()}
    stop = np.array(list(map((STOP_WORDS | bare).__contains__, plain)), bool)
    marked = {letter for letter in {word[0] for word in short} if _marks_a_name(letter)}
    named = np.array([word[0] in marked for word in short], bool)
    return Kinds(number, stop, named), tuple(numbers)


def _marks_a_name(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()
