"""Numbered words in, one row of weighted terms per article out. Pure.

A row holds three kinds of term: the words of title and opening, pairs of neighbouring words,
and names and numbers. Each kind is scaled to length 1 and then to its share, so the product of
two rows is one similarity from 0 to 1. Rare terms count more. How rare is counted in the batch
and in an imagined background, so that three articles are weighed much as three hundred are;
and what nearly the whole batch shares, the topic it was picked for, tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from briefer.group.newswords import COMMON_STEMS
from briefer.group.sparse import Sparse, beside, stacked
from briefer.group.vocabulary import Worded
from briefer.languages.stems import short_stem
from briefer.text.folding import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NAMED_EARLY = 60  # words of the text
_A_NAME = 2  # words in a row; a single capital begins a sentence or is the place
_CHUNK = 2000  # articles counted at a time
_PAIRED_WORDS = 60  # pairs of the opening only: they triple the terms and soon add nothing
_TITLE_TIMES = 2
_SHARES = {"word": 0.8, "pair": 0.1, "name": 0.1}
_BACKGROUND = 300  # articles we imagine beside the batch
_SHARE_WORD = 0.01  # of them holds any given word; pairs and names are ten times rarer
_SHARE_PAIR = 0.001
_SHARE_COMMON = 0.1  # what any news text may hold
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_OWN = 0.5  # what a word counts that stands in the name of the outlet
_FEW = 4  # articles; of fewer nobody can tell that a word is in all because it is the topic


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row of weighted terms per article, and how many telling words each has.

    `actors` marks, in the columns of `rows`, the words of who is named in two words or more at
    the beginning of the text; `acting` says which articles name anybody so.
    """

    rows: Sparse
    lengths: NDArray[np.int64]
    actors: Sparse
    acting: NDArray[np.bool_]


def weighed(articles: Worded, publishers: Sequence[str] = ()) -> Weighed:
    """One row per article, of length 1 (shorter when a kind of term is missing).

    What an outlet has in its own name, as a rule its town, stands in all it prints: it counts less
    in the reports of each of the `publishers`.
    """
    count = len(articles.starts) // 2
    chunks = [range(at, min(at + _CHUNK, count)) for at in range(0, max(count, 1), _CHUNK)]
    parts = [_counted(articles, chunk) for chunk in chunks]
    common = np.array([word in COMMON_STEMS for word in articles.stems], bool)
    background = _BACKGROUND * np.where(common, _SHARE_COMMON, _SHARE_WORD)
    known = _repeated([part.pairs.mark for part in parts])
    rare = np.full(len(known), _BACKGROUND * _SHARE_PAIR)
    pairs = [_among(part.pairs, known) for part in parts]
    word = _Weights.of([part.words for part in parts], _SHARES["word"], background)
    name = _Weights.of([part.names for part in parts], _SHARES["name"], background)
    pair = _Weights.of(pairs, _SHARES["pair"], rare)
    lengths = np.concatenate([part.lengths for part in parts])
    actors = [_actors(articles, chunk, ~common) for chunk in chunks]
    acting = np.concatenate([part.lengths for part in actors]) >= _A_NAME
    owned = [_own(articles, publishers, chunk) for chunk in chunks] if publishers else []
    rows: list[Sparse] = []
    while parts:  # the terms of a chunk are let go for its rows: together they fill the memory
        part = parts.pop()
        own = owned.pop() if owned else None
        blocks = [word.rows(part.words, own), name.rows(part.names, own), pair.rows(pairs.pop())]
        rows.append(beside(blocks))
    whole = stacked(rows)
    marked = word.marked(stacked(actors[::-1]), whole.shape[1])
    return Weighed(whole, lengths, marked, acting)


@dataclass(frozen=True, slots=True)
class _Terms:
    """The times each article has each term, and how many terms it has that no other has."""

    times: Sparse
    lone: NDArray[np.int64]

    @classmethod
    def of(
        cls, row: NDArray[Any], term: NDArray[Any], times: NDArray[Any], shape: tuple[int, int]
    ) -> _Terms:
        """From terms in reading order; the same term may come again."""
        found = Sparse.of(row, term, times.astype(np.uint16), shape)
        return cls(found, np.zeros(shape[0], np.int64))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of words in reading order: the article and the mark of each; of so many articles."""

    row: NDArray[np.int16]
    mark: NDArray[np.uint32]
    count: int


@dataclass(frozen=True, slots=True)
class _Counted:
    words: _Terms
    names: _Terms
    pairs: _Pairs
    lengths: NDArray[np.int64]


def _counted(articles: Worded, numbers: range) -> _Counted:
    """The terms of some of the articles."""
    count, shape = len(numbers), (len(numbers), len(articles.stems))
    starts = articles.starts[2 * numbers.start : 2 * numbers.stop + 1]
    flat = articles.flat[starts[0] : starts[-1]]
    row = np.repeat(np.arange(2 * count, dtype=np.int32), np.diff(starts))
    telling = ~articles.kinds.stop[flat]
    flat, field = flat[telling], row[telling]
    row, in_title = field // 2, field % 2 == 0
    stem, named = articles.kinds.stem[flat], articles.kinds.named[flat]
    lengths = np.bincount(row, minlength=count)
    once = np.ones(len(row), np.float32)
    return _Counted(
        _Terms.of(row, stem, np.where(in_title, _TITLE_TIMES, once), shape),
        _Terms.of(row[named], stem[named], once[named], shape),
        _paired(field, stem, lengths),
        lengths,
    )


def _actors(articles: Worded, numbers: range, telling: NDArray[np.bool_]) -> Sparse:
    """The stems of who is named in several words in a row early in each text."""
    starts = articles.starts[2 * numbers.start : 2 * numbers.stop + 1]
    flat, lengths = articles.flat[starts[0] : starts[-1]], np.diff(starts)
    field = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(len(flat)) - np.repeat(starts[:-1] - starts[0], lengths)
    stem = articles.kinds.stem[flat]
    named = articles.kinds.named[flat] & ~articles.kinds.stop[flat] & telling[stem]
    named &= (field % 2 == 1) & (place < _NAMED_EARLY)
    beside = named[:-1] & named[1:] & (field[:-1] == field[1:])
    whole = np.zeros(len(flat), bool)
    whole[:-1] |= beside
    whole[1:] |= beside
    once = np.ones(int(whole.sum()), np.float32)
    return Sparse.of(field[whole] // 2, stem[whole], once, (len(numbers), len(telling)))


def _paired(field: NDArray[Any], stem: NDArray[Any], lengths: NDArray[np.int64]) -> _Pairs:
    place = np.arange(len(field)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    beside = (field[:-1] == field[1:]) & (place[:-1] < _PAIRED_WORDS)
    first, second = stem[:-1][beside].astype(np.uint64), stem[1:][beside].astype(np.uint64)
    mark = ((first << np.uint64(32) | second) * _SPREAD) >> np.uint64(32)
    row = (field[:-1][beside] // 2).astype(np.int16)
    return _Pairs(row, mark.astype(np.uint32), len(lengths))


def _repeated(marks: list[NDArray[np.uint32]]) -> NDArray[np.uint32]:
    """The sorted marks that come more than once in the batch."""
    every = np.sort(np.concatenate(marks))
    again = every[1:][every[1:] == every[:-1]]
    return np.unique(again)


def _among(pairs: _Pairs, known: NDArray[np.uint32]) -> _Terms:
    """The known pairs under their place among all known ones; the others counted as lone."""
    place = np.searchsorted(known, pairs.mark).astype(np.int32)
    found = place < len(known)
    found[found] = known[place[found]] == pairs.mark[found]
    shape, once = (pairs.count, len(known)), np.ones(int(found.sum()), np.float32)
    terms = _Terms.of(pairs.row[found], place[found], once, shape)
    return _Terms(terms.times, np.bincount(pairs.row[~found], minlength=pairs.count))


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much each term of one kind tells, and its column in the end (-1: it matches nothing)."""

    telling: NDArray[np.float32]
    column: NDArray[np.int64]
    columns: int
    lone: float
    share: float

    @classmethod
    def of(cls, parts: list[_Terms], share: float, background: NDArray[Any]) -> _Weights:
        count = sum(part.times.shape[0] for part in parts)
        held = np.zeros(len(background), np.int64)
        for part in parts:
            held += np.bincount(part.times.columns, minlength=len(background))
        shared = held > 1  # what one article has belongs to its length and matches nothing
        column = np.where(shared, np.cumsum(shared) - 1, -1)
        alone = _telling(np.ones(1), np.full(1, _BACKGROUND * _SHARE_PAIR), count)
        telling = _telling(held, background, count)
        return cls(telling, column, int(shared.sum()), float(alone[0]), share)

    def rows(self, terms: _Terms, own: NDArray[np.int64] | None = None) -> Sparse:
        """The rows weighed and scaled to their share, without terms only one article holds.

        `own` are the places of the terms that count less.
        """
        times, count = terms.times, terms.times.shape[0]
        weight = (1 + np.log(times.data.astype(np.float32))) * self.telling[times.columns]
        row = times.rows
        square = np.bincount(row, weights=weight**2, minlength=count) + terms.lone * self.lone**2
        length = np.sqrt(square)
        weight *= (np.sqrt(self.share) / np.where(length, length, 1))[row].astype(np.float32)
        if own is not None and len(own):
            place = row.astype(np.int64) * times.shape[1] + times.columns
            weight *= np.where(np.isin(place, own), _OWN, 1).astype(np.float32)
        return self._known(times.holding(weight), self.columns)

    def marked(self, terms: Sparse, columns: int) -> Sparse:
        """The same terms in the final columns, those without one left out."""
        return self._known(terms.holding(np.ones(len(terms.data), np.float32)), columns)

    def _known(self, terms: Sparse, columns: int) -> Sparse:
        column = self.column[terms.columns]
        found = terms.where(column >= 0)
        column = column[column >= 0].astype(np.int32)
        return Sparse(found.data, column, found.starts, (terms.shape[0], columns))


def _own(articles: Worded, publishers: Sequence[str], numbers: range) -> NDArray[np.int64]:
    """The places (row times stems plus stem) of the words in each article's publisher's name."""
    number = {stem: n for n, stem in enumerate(articles.stems)}
    named = {
        name: [number[word] for word in {short_stem(w) for w in words(name)} if word in number]
        for name in set(publishers[numbers.start : numbers.stop])
    }
    size = len(articles.stems)
    found = [row * size + stem for row, n in enumerate(numbers) for stem in named[publishers[n]]]
    return np.array(found, np.int64)


def _telling(held: NDArray[Any], background: NDArray[Any], count: int) -> NDArray[np.float32]:
    """How much each term tells: the rarer the more, and what nearly all share next to nothing."""
    scarcity = np.log((1 + _BACKGROUND + count) / (held + background))
    distinction = (1 - (held / (count + _FEW)) ** 2) ** 2
    return np.asarray(scarcity * distinction, np.float32)
