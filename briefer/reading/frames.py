"""A sentence in, the frames in it out: what is planned, refused, doubted or denied. Pure.

`refused to sell` is a frame of refusal that governs `sell`. A claim that keeps `sold` and lets
the frame go says another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefer.languages.stems import stem
from briefer.languages.together import FRAMES, INCLUSIVE, NEGATIONS, SEPARABLE, VERBAL, rule_words
from briefer.reading.numerals import UNITS
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

SOFT = frozenset({"plan", "fixed", "request", "accusation", "hedge", "condition", "force"})
"""Frames that stand for one another where a writer chooses another word."""

HARD = frozenset({"refusal", "failure", "negation"})
"""Frames that turn a thing round."""

_REACH = 7  # words behind a frame in which what it governs begins
_GOVERNED = 2  # content words that a frame is taken to govern
_APART = 2  # words that may stand inside an entry: `turned them down`
_BEFORE = 5  # words behind which a frame still stands for what comes before it
_CLOSED = re.compile(r"[.;:!?”»]|^\W?\"\s")  # a clause or a quotation ends


@dataclass(frozen=True, slots=True)
class Frame:
    """`kind` of frame, the words it is made of (places of tokens), the words it governs.

    `of_deed`: it governs a verb, `refused to sell`, `denied selling`, and not a thing.
    """

    kind: str
    first: int
    last: int
    governed: tuple[Token, ...]
    of_deed: bool = False

    @property
    def softens(self) -> bool:
        return self.kind in SOFT

    @property
    def turns(self) -> bool:
        return self.kind in HARD


@lru_cache(maxsize=4096)
def frames(reading: Reading) -> tuple[Frame, ...]:
    """The frames of the sentence in reading order, each with the content words it governs."""
    return tuple(_found(reading))


def _found(reading: Reading) -> Iterator[Frame]:
    starts = _starts()
    skipped = {n for n, _ in _inclusive(reading)}
    for at, token in enumerate(reading.tokens):
        if at in skipped or (token.capital and token.norm in _MONTHLY):
            continue
        kinds: dict[str, int] = {}
        for kind, rest in starts.get(token.stem, ()):
            last = _end(reading, at, rest)
            if last is not None:
                kinds[kind] = max(last, kinds.get(kind, last))
        if kinds.get("hedge") == at and _denied_next(reading, at):
            kinds["failure"] = kinds.pop("hedge")  # could not: no doubt, a failure
        for kind, last in kinds.items():
            governed = _governed(reading, last, names=kind == "negation")
            yield Frame(kind, at, last, governed, _of_deed(reading, last, governed))


def _denied_next(reading: Reading, at: int) -> bool:
    behind = reading.tokens[at + 1 : at + 2]
    return reading.tokens[at].norm in _ABLE and any(t.norm in NEGATIONS for t in behind)


def _inclusive(reading: Reading) -> Iterator[tuple[int, int]]:
    for at, token in enumerate(reading.tokens):
        for entry in INCLUSIVE:
            norms = tuple(t.norm for t in reading.tokens[at : at + len(entry)])
            if token.norm == entry[0] and norms == entry:
                yield at, at + len(entry) - 1


def _end(reading: Reading, at: int, rest: tuple[str, ...]) -> int | None:
    """Where the words behind the first one end; None where they do not stand there."""
    last = at
    for word in rest:
        found = next(
            (
                n
                for n in range(last + 1, min(last + 2 + _gap(word), len(reading.tokens)))
                if reading.tokens[n].norm == word
            ),
            None,
        )
        if found is None:
            return None
        last = found
    return last


def _gap(word: str) -> int:
    return _APART if word in SEPARABLE else 0


def _governed(reading: Reading, last: int, *, names: bool) -> tuple[Token, ...]:
    found: list[Token] = []
    previous = reading.tokens[last]
    for token in reading.tokens[last + 1 : last + 1 + _REACH]:
        if _CLOSED.search(reading.text[previous.end : token.start]):
            break
        previous = token
        told = token.content and not token.number and (names or not token.capital)
        if told and token.norm not in _IDLE:
            found.append(token)
        if len(found) == _GOVERNED:
            break
    return tuple(found)


def _of_deed(reading: Reading, last: int, governed: tuple[Token, ...]) -> bool:
    if not governed:
        return False
    at = reading.tokens.index(governed[0])
    between = {token.norm for token in reading.tokens[last + 1 : at]}
    doing = governed[0].norm.endswith(VERBAL) and not between & _ARTICLES
    return "to" in between or reading.tokens[last].norm == "to" or doing


_ABLE = rule_words("frames.able")
_ARTICLES = rule_words("frames.articles")
BEFORE_THING = rule_words("frames.before_thing")
"""Behind one of them stands a thing, as behind an article or a preposition."""

_MONTHLY = rule_words("frames.monthly")  # with a capital a month and a man
_IDLE = frozenset(n for n in UNITS if n.isalpha()) | rule_words("frames.light")


@lru_cache(maxsize=1)
def _starts() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """First stem of an entry → kinds and the words that follow it."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, (first, *rest) in FRAMES:
        found.setdefault(stem(first), []).append((kind, tuple(rest)))
    return {key: tuple(values) for key, values in found.items()}
