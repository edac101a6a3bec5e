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
from scipy.sparse import csr_matrix, hstack

from briefer.group.newswords import COMMON_STEMS
from briefer.group.wording import Worded, concatenated

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPENING_WORDS = 300
"""So many words of the text say which story it is; the rest is background."""

_PAIRED_WORDS = 120  # pairs of the opening only: they triple the terms and soon add nothing
_TITLE_TIMES = 2
_SHARES = {"word": 0.8, "pair": 0.1, "name": 0.1}
_BACKGROUND = 300  # articles we imagine beside the batch
_SHARE_WORD = 0.01  # of them holds any given word; pairs and names are ten times rarer
_SHARE_RARE = 0.001
_SHARE_COMMON = 0.1  # what any news text may hold
_FEW = 4  # articles; of fewer nobody can tell that a word is in all because it is the topic


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row of weighted terms per article, and how many telling words each has."""

    rows: csr_matrix
    lengths: NDArray[np.int64]


def weighed(articles: Worded) -> Weighed:
    """One row per article, of length 1 (shorter when a kind of term is missing)."""
    count = len(articles.titles)
    openings = [text[:OPENING_WORDS] for text in articles.texts]
    flat, starts = concatenated(
        part for pair in zip(articles.titles, openings, strict=True) for part in pair
    )
    lengths = np.diff(starts)
    row = np.repeat(np.arange(2 * count), lengths)
    telling = ~articles.kinds.stop[flat]
    words = _Words(
        articles.marks[articles.kinds.stem[flat[telling]]],
        row[telling] // 2,
        row[telling] % 2 == 0,
        articles.kinds.named[flat[telling]],
    )
    common = articles.marks[[n for n, word in enumerate(articles.stems) if word in COMMON_STEMS]]
    parts = {"word": words.single(), "pair": words.pairs(), "name": words.names()}
    blocks = [
        _block(found, count, share=_SHARES[kind], rare=kind == "pair", common=common)
        for kind, found in parts.items()
    ]
    return Weighed(hstack(blocks, format="csr"), np.bincount(words.row, minlength=count))


_Found = tuple["NDArray[Any]", "NDArray[Any]", "NDArray[Any]"]  # rows, terms, times


@dataclass(frozen=True, slots=True)
class _Words:
    """The telling words of all articles in reading order."""

    mark: NDArray[np.uint64]
    row: NDArray[np.int64]
    in_title: NDArray[np.bool_]
    named: NDArray[np.bool_]

    def single(self) -> _Found:
        times = np.where(self.in_title, _TITLE_TIMES, 1)
        return self.row, self.mark, times

    def pairs(self) -> _Found:
        first = np.searchsorted(self.row, self.row)
        early = np.arange(len(self.row)) - first < _PAIRED_WORDS
        return self._paired(self._beside() & early[:-1])

    def names(self) -> _Found:
        rows, terms, times = self._paired(self._beside() & self.named[:-1] & self.named[1:])
        single = self.named
        return (
            np.concatenate((self.row[single], rows)),
            np.concatenate((self.mark[single], terms)),
            np.concatenate((np.ones(int(single.sum()), np.int64), times)),
        )

    def _beside(self) -> NDArray[np.bool_]:
        same_row = self.row[:-1] == self.row[1:]
        return np.asarray(same_row & (self.in_title[:-1] == self.in_title[1:]))

    def _paired(self, beside: NDArray[np.bool_]) -> _Found:
        left, right = self.mark[:-1][beside], self.mark[1:][beside]
        terms = left * _SPREAD ^ (right + _SPREAD)
        return self.row[:-1][beside], terms, np.ones(len(left), np.int64)


_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def _block(
    found: _Found, count: int, *, share: float, rare: bool, common: NDArray[Any]
) -> csr_matrix:
    rows, terms, times = found
    names, columns = np.unique(terms, return_inverse=True)
    counts = csr_matrix((times.astype(np.float32), (rows, columns)), shape=(count, len(names)))
    counts.sum_duplicates()
    held = np.bincount(counts.indices, minlength=len(names))
    own = _SHARE_RARE if rare else _SHARE_WORD
    background = _BACKGROUND * np.where(np.isin(names, common), _SHARE_COMMON, own)
    telling = _telling(held, background, count)
    counts.data = (1 + np.log(counts.data)) * telling[counts.indices]
    row = np.repeat(np.arange(count), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(row, weights=counts.data**2, minlength=count))
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
