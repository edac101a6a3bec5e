"""The lines of a day in, what is said to be so by some and not so by others out. Pure.

`Encircled` and `holding on`, `a pullout looms` and `vows to stay`: two states that exclude each
other, said of the same place or person by different speakers in the same days. One sentence may
hold both sides. Of each pair of states at most one disagreement a thing: precision before recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache
from typing import Final

from briefer.languages.opposed import PAIRS
from briefer.model import Citation, Disagreement, Passage, Side
from briefer.reading.quotations import with_quotation_whole
from briefer.reading.saying import vouching
from briefer.reading.sentence import Reading
from briefer.reading.tokens import distinct
from briefer.text.folding import folded, words

_SAME_DAYS: Final = timedelta(days=2)
_LONGEST: Final = 400  # characters; a longer "sentence" is a list or a cutting mistake
_SPEAKER_BEHIND: Final = re.compile(r"\w[:–—-] (?P<who>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})$")
_SAYS_ENOUGH: Final = 3  # words; a phrase of fewer does not say what is disputed
_LONGEST_NAME: Final = 6  # words
_HEDGED: Final = re.compile(r"\b(?:nearly|almost|part(?:ly|ially))\b")
_NAMES_BEFORE: Final = 3  # words before a state that may take it back: `trying to`, `not yet`


@dataclass(frozen=True, slots=True)
class _Pair:
    claimed: re.Pattern[str]
    countered: re.Pattern[str]
    no_claim: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _State:
    """A sentence that says one of the states: what of it, who says so, what it is said of."""

    passage: Passage
    phrase: str
    speaker: str
    named: bool
    of: frozenset[str]

    @property
    def rank(self) -> tuple[bool, bool, float, str]:
        """Who names a speaker first, then the titles, then the newest."""
        when = self.passage.article.dated
        newest = -when.timestamp() if when else 0.0
        return (not self.named, self.passage.field != "title", newest, self.passage.article.id)


def opposed(lines: Iterable[Passage]) -> tuple[Disagreement, ...]:
    """The disagreements among the lines of a day, each line one that can stand alone."""
    given = _Lines(line for line in lines if len(line.text) <= _LONGEST)
    return tuple(found for pair in _pairs() for found in _of_pair(pair, given))


class _Lines:
    """The lines with their folded texts, and the names in them once somebody asks."""

    def __init__(self, lines: Iterable[Passage]) -> None:
        pairs = ((line, folded(line.text)) for line in lines)
        self.plain = tuple((line, text) for line, text in pairs if len(text) == len(line.text))
        self._texts = tuple(line.text for line, _ in self.plain)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that are written with a capital and never without: a title has many others."""
        read = [token for token in distinct(self._texts) if token.content]
        small = {token.stem for token in read if not token.capital}
        return frozenset(token.stem for token in read if token.capital) - small


def _of_pair(pair: _Pair, lines: _Lines) -> Iterator[Disagreement]:
    claimed = [(line, at) for line, plain in lines.plain if (at := _claim(pair, plain))]
    countered = [(line, at) for line, plain in lines.plain if (at := _span(pair.countered, plain))]
    if not (claimed and countered):
        return
    claims = sorted(_states(claimed, lines.names, countered=False), key=lambda state: state.rank)
    counters = sorted(_states(countered, lines.names, countered=True), key=lambda state: state.rank)
    both = ((one, other) for one in claims for other in counters if _answer(one, other))
    for claim, counter in both:
        sides = tuple(
            Side(state.speaker, state.passage.text, Citation.of(state.passage))
            for state in (claim, counter)
        )
        few = len(claim.phrase.split()) < _SAYS_ENOUGH
        yield Disagreement(claim.passage.text if few else claim.phrase, sides)
        return


def _states(
    found: Iterable[tuple[Passage, tuple[int, int]]], names: frozenset[str], *, countered: bool
) -> Iterator[_State]:
    for passage, (start, end) in found:
        phrase = with_quotation_whole(passage.text, start, end)
        who = _named(_behind(passage) or vouching(start, Reading(passage.text).sayings))
        if countered or who or not _HEDGED.search(folded(phrase)):
            said_of = _capitals(passage) & names
            yield _State(passage, phrase, who or passage.article.publisher, bool(who), said_of)


def _behind(passage: Passage) -> str:
    """Who stands behind a title: `Bridges suggest a pullout: the institute`."""
    found = _SPEAKER_BEHIND.search(passage.text) if passage.field == "title" else None
    return found["who"] if found else ""


def _named(speaker: str) -> str:
    """The speaker, where it is one: no clause that was taken for a name."""
    said = speaker.split()
    few = len(said) <= _LONGEST_NAME and "and" not in said
    return speaker if few and (len(said) < 3 or any(word[0].isupper() for word in said)) else ""


def _span(pattern: re.Pattern[str], plain: str) -> tuple[int, int] | None:
    found = pattern.search(plain)
    return found.span() if found else None


def _claim(pair: _Pair, plain: str) -> tuple[int, int] | None:
    """Where the state stands in a folded sentence; None where it is taken back."""
    for found in pair.claimed.finditer(plain):
        before = " ".join(plain[: found.start()].split()[-_NAMES_BEFORE:])
        if not pair.no_claim.search(before):
            return found.span()
    return None


def _answer(claim: _State, counter: _State) -> bool:
    """Whether the two are said of one thing, in the same days, by two speakers."""
    if not (claim.speaker and counter.speaker) or claim.passage == counter.passage:
        return False
    one, other = claim.passage.article.dated, counter.passage.article.dated
    if one and other and abs(one - other) > _SAME_DAYS:
        return False
    first, second = set(words(claim.speaker)), set(words(counter.speaker))
    return bool(claim.of & counter.of) and not (first <= second or second <= first)


def _capitals(passage: Passage) -> frozenset[str]:
    """The words with a capital in the line and in the title over it."""
    read = Reading(f"{passage.text} {passage.article.title}")
    return frozenset(t.stem for t in read.tokens if t.capital and t.content)


@lru_cache(maxsize=1)
def _pairs() -> tuple[_Pair, ...]:
    return tuple(
        _Pair(re.compile(one), re.compile(other), re.compile(rf"\b(?:{no_claim})\b"))
        for one, other, no_claim in PAIRS
    )
