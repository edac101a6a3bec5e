"""Numbered words in, one row of weighted terms per article out. Pure.

A row holds three kinds of term: the words of title and opening, pairs of neighbouring words,
and names and numbers. Each kind is scaled to length 1 and then to its share, so the product of
two rows is one similarity from 0 to 1. Rare terms count more. How rare is counted in the batch
and in an imagined background, so that three articles are weighed much as three hundred are;
and what nearly the whole batch shares, the topic it was picked for, tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from briefer.group.newswords import COMMON_STEMS
from briefer.group.wording import Worded

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CHUNK = 4000  # articles counted at a time
_PAIRED_WORDS = 60  # pairs of the opening only: they triple the terms and soon add nothing
_TITLE_TIMES = 2
_SHARES = {"word": 0.8, "pair": 0.1, "name": 0.1}
_BACKGROUND = 300  # articles we imagine beside the batch
_SHARE_WORD = 0.01  # of them holds any given word; pairs and names are ten times rarer
_SHARE_PAIR = 0.001
_SHARE_COMMON = 0.1  # what any news text may hold
_FEW = 4  # articles; of fewer nobody can tell that a word is in all because it is the topic


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row of weighted terms per article, and how many telling words each has."""

    rows: csr_matrix
    lengths: NDArray[np.int64]


def weighed(articles: Worded) -> Weighed:
    """One row per article, of length 1 (shorter when a kind of term is missing)."""
    count, stems = len(articles.starts) // 2, len(articles.stems)
    parts = [
        _counted(articles, range(start, min(start + _CHUNK, count)), stems)
        for start in range(0, count, _CHUNK)
    ]
    words, names = [part.words for part in parts], [part.names for part in parts]
    pairs, lengths = [part.pairs for part in parts], [part.lengths for part in parts]
    parts.clear()  # each list is emptied as soon as it is used: a long batch fills the memory
    common = np.array([word in COMMON_STEMS for word in articles.stems], bool)
    commonness = np.where(common, _SHARE_COMMON, _SHARE_WORD)
    blocks = [
        _block(_stacked(words, stems), _SHARES["word"], commonness),
        _block(_stacked(names, stems), _SHARES["name"], commonness),
        _pairs(pairs),
    ]
    return Weighed(
        hstack(blocks, format="csr", dtype=np.float32),
        np.concatenate([*lengths, np.zeros(0, np.int64)]),
    )


@dataclass(frozen=True, slots=True)
class _Terms:
    """Terms found in reading order: row, term, times; the same term may come again."""

    row: NDArray[Any]
    term: NDArray[Any]
    times: NDArray[Any]
    rows: int

    def rows_of(self, columns: int) -> csr_matrix:
        """One row per article with the times of each term."""
        entries = (self.times, (self.row, self.term))
        return csr_matrix(entries, shape=(self.rows, columns), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Counted:
    words: csr_matrix
    pairs: _Terms
    names: csr_matrix
    lengths: NDArray[np.int64]


def _counted(articles: Worded, numbers: range, stems: int) -> _Counted:
    """The terms of some of the articles."""
    starts = articles.starts[2 * numbers.start : 2 * numbers.stop + 1]
    flat = articles.flat[starts[0] : starts[-1]]
    row = np.repeat(np.arange(2 * len(numbers), dtype=np.int32), np.diff(starts))
    telling = ~articles.kinds.stop[flat]
    flat, field = flat[telling], row[telling]
    row, in_title = field // 2, field % 2 == 0
    stem, named = articles.kinds.stem[flat], articles.kinds.named[flat]
    times = np.where(in_title, _TITLE_TIMES, 1).astype(np.float32)
    beside = field[:-1] == field[1:]
    place = np.arange(len(row)) - np.searchsorted(row, row)
    paired = beside & (place[:-1] < _PAIRED_WORDS)
    pair = stem[:-1].astype(np.int64) << 32 | stem[1:]
    once = np.ones(len(row), np.float32)
    return _Counted(
        _Terms(row, stem, times, len(numbers)).rows_of(stems),
        _Terms(row[:-1][paired], pair[paired], once[:-1][paired], len(numbers)),
        _Terms(row[named], stem[named], once[named], len(numbers)).rows_of(stems),
        np.bincount(row, minlength=len(numbers)),
    )


def _pairs(found: list[_Terms]) -> csr_matrix:
    repeated, kinds, lone = _repeated(found)
    found.clear()
    counts = _stacked([part.rows_of(kinds) for part in repeated], kinds)
    return _block(counts, _SHARES["pair"], np.full(kinds, _SHARE_PAIR), lone=lone)


def _repeated(parts: list[_Terms]) -> tuple[list[_Terms], int, NDArray[np.int64]]:
    """Terms that come more than once in the batch, under small numbers; how many those are;
    and how many others each row has: they match nothing, but they belong to its length."""
    every = np.concatenate([part.term for part in parts]) if parts else np.zeros(0, np.int64)
    names, times = np.unique(every, return_counts=True)
    names = names[times > 1]
    found, lone = [], []
    for part in parts:
        place = np.searchsorted(names, part.term)
        known = np.zeros(len(place), bool)
        inside = place < len(names)
        known[inside] = names[place[inside]] == part.term[inside]
        kept = (part.row[known], place[known].astype(np.int32), part.times[known])
        found.append(_Terms(*kept, part.rows))
        lone.append(np.bincount(part.row[~known], minlength=part.rows))
    return found, len(names), np.concatenate(lone) if lone else np.zeros(0, np.int64)


def _stacked(parts: list[csr_matrix], columns: int) -> csr_matrix:
    stacked = vstack([*parts, csr_matrix((0, columns), dtype=np.float32)], format="csr")
    parts.clear()
    return stacked


def _block(
    counts: csr_matrix,
    share: float,
    commonness: NDArray[Any],
    *,
    lone: NDArray[np.int64] | None = None,
) -> csr_matrix:
    """The rows weighed and scaled to their share, without terms only one article holds."""
    count = counts.shape[0]
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    telling = _telling(held, _BACKGROUND * commonness, count)
    counts.data = (1 + np.log(counts.data)) * telling[counts.indices]
    row = np.repeat(np.arange(count, dtype=np.int32), np.diff(counts.indptr))
    square = np.bincount(row, weights=counts.data**2, minlength=count)
    if lone is not None:
        alone = _telling(np.ones(1), np.full(1, _BACKGROUND * _SHARE_PAIR), count)
        square = square + lone * float(alone[0]) ** 2
    length = np.sqrt(square)
    scale = np.sqrt(share) / np.where(length, length, 1)
    counts.data *= scale[row].astype(np.float32)
    return _shared_only(counts, held)


def _telling(held: NDArray[Any], background: NDArray[Any], count: int) -> NDArray[np.float32]:
    """How much each term tells: the rarer the more, and what nearly all share next to nothing."""
    scarcity = np.log((1 + _BACKGROUND + count) / (held + background))
    distinction = (1 - (held / (count + _FEW)) ** 2) ** 2
    return np.asarray(scarcity * distinction, np.float32)


def _shared_only(counts: csr_matrix, held: NDArray[Any]) -> csr_matrix:
    """Without the terms only one article holds: they are in its length, they match nothing."""
    keep = held > 1
    renumbered = np.cumsum(keep) - 1
    entry = keep[counts.indices]
    starts = np.concatenate(([0], np.cumsum(entry)))[counts.indptr]
    return csr_matrix(
        (counts.data[entry], renumbered[counts.indices[entry]], starts),
        shape=(counts.shape[0], int(keep.sum())),
    )
