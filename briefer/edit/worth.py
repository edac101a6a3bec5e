"""A line and what its article is about in, how much the line asks to be told out. Pure.

By the kind of its text, its depth in it, whether it names the topic or only mentions it by the
way, and what it holds: a figure, a speaker; background and what only goes on ask for less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.edit.kinds import WEIGHT
from briefer.edit.lines import Line, is_caption
from briefer.languages import editing as said
from briefer.model import Article
from briefer.text.folding import folded, words
from briefer.text.sentences import passages

About = Callable[[str], float]

_DEPTHS: Final = (1.0, 0.7, 0.5, 0.4, 0.3, 0.3, 0.2, 0.2, 0.2)  # title, first sentence, …
_HAS_FIGURES: Final = 1.25
_HAS_SPEAKER: Final = 1.3
_BACKGROUND: Final = 0.2
_GOES_ON: Final = 0.7  # of what only goes on, for a reader who had it before
_WORDS_OF_SOMEBODY: Final = 0.5  # a title mostly of a quotation that nobody is named for
_COLOUR: Final = 0.3  # talk of the networks, celebrities
_QUOTED: Final = 0.4  # share of its words
_ASIDE: Final = 0.6  # names the topic only in `… as the battle for it goes on`
_OPENING_NAMES: Final = 1.0  # a title without the topic over an opening that is about it
_OPENING_ONLY: Final = 0.7  # the first sentence under a title that names the topic
_DEEPER: Final = 0.5
_BY_THE_WAY: Final = 0.3  # a line of an article that names the topic only further down
_PAGE_OF_MANY: Final = 0.15  # the same on a page of many subjects

_FIGURE: Final = re.compile(r"[$€£¥₴]?\d[\d,.]*")
_NO_FIGURE: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\bday \d+\b|\b(?:nato|g|cop|b|f)-?\d+\b", re.IGNORECASE
)
_SPEAKER: Final = re.compile(said.SPEAKS, re.IGNORECASE)
_LONG_GOING: Final = re.compile(said.BACKGROUND, re.IGNORECASE)
_IS_COLOUR: Final = re.compile(said.COLOUR)
_CONTINUES: Final = re.compile(said.CONTINUES, re.IGNORECASE)
_MEANWHILE: Final = re.compile(said.MEANWHILE, re.IGNORECASE)
_QUOTATION: Final = re.compile(r"(?:^|(?<=[\s(:–—-]))[\"'“‘](?P<what>[^\"“”]+?)[\"'”’](?!\w)")


@dataclass(frozen=True, slots=True)
class Mentions:
    """How an article names the topic: in its title; in its opening, 1 of it and less aside."""

    title: bool
    opening: float


def mentions(article: Article, about: About) -> Mentions:
    """A caption at the head of a text says what a picture shows and not what the text is about."""
    body = [p.text for p in passages(article) if p.field == "text"][:3]
    opening = [text for text in body if not is_caption(text)][:2]
    return Mentions(about(article.title) > 0, max((naming(t, about) for t in opening), default=0.0))


def naming(text: str, about: About) -> float:
    """1 where the sentence is about the topic, less where it only mentions it aside.

    >>> naming("Strikes hit Lorn", lambda text: float("Lorn" in text))
    1.0
    """
    if about(text) <= 0:
        return 0.0
    return 1.0 if about(_MEANWHILE.sub("", text)) > 0 else _ASIDE


def worth(line: Line, *, about: About, mentioned: Mentions, again: bool = False) -> float:
    """What the line asks for, before anything is told; 0 for what is about something else.

    `again`: the reader had news of the topic before, so what only goes on is none.
    """
    on_topic = naming(line.text, about) or _unnamed(line, mentioned)
    return on_topic * WEIGHT[line.kind] * _DEPTHS[line.rank] * _hardness(line, again=again)


def _unnamed(line: Line, mentioned: Mentions) -> float:
    if line.kind in ("newsletter", "live"):
        return _PAGE_OF_MANY if mentioned.title and line.rank else 0.0
    if line.rank == 0:
        return max(_BY_THE_WAY, _OPENING_NAMES * mentioned.opening)
    if line.rank == 1:
        return max(_BY_THE_WAY, _OPENING_ONLY if mentioned.title else mentioned.opening)
    return _DEEPER if mentioned.title or mentioned.opening == 1 else _BY_THE_WAY


def goes_on(text: str) -> bool:
    """Whether the sentence tells what has been so for long."""
    return bool(_LONG_GOING.search(folded(text)))


def continues(text: str) -> bool:
    """Whether the sentence says that something goes on as before."""
    return bool(_CONTINUES.search(folded(text)))


def _hardness(line: Line, *, again: bool) -> float:
    hard = 1.0
    plain = folded(line.text)
    if line.rank and goes_on(line.text):
        hard *= _BACKGROUND
    if again and continues(line.text):
        hard *= _GOES_ON
    if _FIGURE.search(_NO_FIGURE.sub("", line.text)):
        hard *= _HAS_FIGURES
    if _SPEAKER.search(line.text):
        hard *= _HAS_SPEAKER
    if _IS_COLOUR.search(plain):
        hard *= _COLOUR
    if line.rank == 0 and not _SPEAKER.search(line.text) and _quoted_share(line.text) >= _QUOTED:
        hard *= _WORDS_OF_SOMEBODY
    return hard


def _quoted_share(text: str) -> float:
    """The part of the words that stand in quotation marks."""
    quoted: Sequence[str] = [found["what"] for found in _QUOTATION.finditer(text)]
    whole = len(words(text))
    return sum(len(words(part)) for part in quoted) / whole if whole else 0.0
