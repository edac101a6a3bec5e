"""The lines of a day in, what is said to be so by some and not so by others out. Pure.

`Encircled` and `holding on`, `a pullout looms` and `vows to stay`: two states that exclude each
other, said of the same place or person by different speakers in the same days. One sentence may
hold both sides. Of each pair of states at most one disagreement a thing: precision before recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Final

from briefer.languages.opposed import PAIRS
from briefer.model import Citation, Disagreement, Passage, Side
from briefer.reading.saying import vouching
from briefer.reading.sentence import Reading
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
    given = tuple(line for line in lines if len(line.text) <= _LONGEST)
    names = _names(given)
    return tuple(found for pair in _pairs() for found in _of_pair(pair, given, names))


def _of_pair(
    pair: _Pair, lines: Sequence[Passage], names: frozenset[str]
) -> Iterator[Disagreement]:
    claims = sorted(_states(pair, lines, names, countered=False), key=lambda state: state.rank)
    counters = sorted(_states(pair, lines, names, countered=True), key=lambda state: state.rank)
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
    pair: _Pair, lines: Sequence[Passage], names: frozenset[str], *, countered: bool
) -> Iterator[_State]:
    for passage in lines:
        found = _said(pair, passage.text, countered=countered)
        if found is None:
            continue
        start, phrase = found
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


def _said(pair: _Pair, text: str, *, countered: bool) -> tuple[int, str] | None:
    """Where the state stands in the sentence, and its words; None where it is taken back."""
    plain = folded(text)
    if len(plain) != len(text):
        return None
    if countered:
        found = pair.countered.search(plain)
        return (found.start(), text[found.start() : found.end()]) if found else None
    for found in pair.claimed.finditer(plain):
        before = " ".join(plain[: found.start()].split()[-_NAMES_BEFORE:])
        if not pair.no_claim.search(before):
            return found.start(), text[found.start() : found.end()]
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


def _names(lines: Sequence[Passage]) -> frozenset[str]:
    """The words that the lines write with a capital and never without: a title has many others."""
    read = [token for line in lines for token in Reading(line.text).tokens if token.content]
    return frozenset(t.stem for t in read if t.capital) - {t.stem for t in read if not t.capital}


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
