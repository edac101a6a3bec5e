"""Texts in, marks of every run of five words out; and who shares them. Pure.

A run is marked by its words alone, so the same run has the same mark in every batch. An
eighth of the marks (the same eighth everywhere) is enough to find who may repeat whom;
openings and short texts are kept whole, because a feed often has nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Marks = NDArray[np.uint64]

RUN = 5
_KEPT_WHOLE = 40  # runs of the opening
_SAMPLE = np.uint64(8)
_WIDEST = 60  # articles; a run that more of them hold is a phrase of the language or a footer
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_TYPOGRAPHY = str.maketrans(dict.fromkeys("‘’‚“”„«»–—…·•\u00a0", " "))
_PUNCTUATION = bytes.maketrans(b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b" " * 32)


@dataclass(frozen=True, slots=True)
class Shingled:
    """The sampled marks of all articles, sorted by mark and then by article."""

    marks: Marks
    article: NDArray[np.int32]


def marks_of(text: str) -> Marks:
    """The mark of every run of a text, in reading order; case and punctuation do not count."""
    if not text.isascii():
        text = text.translate(_TYPOGRAPHY)
    said = text.lower().encode("utf-8", "replace").translate(_PUNCTUATION).split()
    words = np.fromiter(map(crc32, said), np.uint64, count=len(said))
    count = max(0, len(words) - RUN + 1)
    found = np.zeros(count, np.uint64)
    for step in range(RUN):
        found = found * _SPREAD + words[step : step + count]
        found ^= found >> np.uint64(31)
    return found


def shingled(texts: Sequence[str]) -> Shingled:
    """The sampled marks of a batch, each once an article."""
    parts = [_sampled(marks_of(text)) for text in texts]
    marks = np.concatenate([*parts, np.zeros(0, np.uint64)])
    lengths = [len(part) for part in parts]
    article = np.repeat(np.arange(len(parts), dtype=np.int32), lengths)
    order = np.argsort(marks, kind="stable")  # articles ascend already
    marks, article = marks[order], article[order]
    first = np.ones(len(marks), bool)
    first[1:] = (marks[1:] != marks[:-1]) | (article[1:] != article[:-1])
    return Shingled(marks[first], article[first])


def _sampled(marks: Marks) -> Marks:
    later = marks[_KEPT_WHOLE:]
    return np.concatenate((marks[:_KEPT_WHOLE], later[later % _SAMPLE == 0]))


def boilerplate(found: Shingled, outlets: Sequence[int], variety: Sequence[int]) -> Marks:
    """The sorted marks that one outlet prints under at least four different articles.

    `outlets` numbers each article's publisher (-1: unknown), `variety` its title: the same
    article listed again is no other article.
    """
    outlet = np.asarray(outlets)[found.article]
    title = np.asarray(variety)[found.article]
    known = (outlet >= 0) & _held_by(found, at_least=_TITLES_OF_BOILERPLATE)
    mark, outlet, title = found.marks[known], outlet[known], title[known]
    order = np.lexsort((title, outlet, mark))
    mark, outlet, title = mark[order], outlet[order], title[order]
    new_outlet = np.ones(len(mark), bool)
    new_outlet[1:] = (mark[1:] != mark[:-1]) | (outlet[1:] != outlet[:-1])
    new_title = new_outlet.copy()
    new_title[1:] |= title[1:] != title[:-1]
    start = np.flatnonzero(new_outlet)
    titles = np.add.reduceat(new_title.astype(np.int64), start) if len(start) else start
    return np.unique(mark[start[titles >= _TITLES_OF_BOILERPLATE]])


_TITLES_OF_BOILERPLATE = 4


def own_runs(marks: Marks, printed: Marks) -> Marks:
    """The marks of a text without those of boilerplate, of which only a sample is known.

    Between two known marks that stand close together everything is boilerplate too.
    """
    if not len(printed):
        return marks
    places = np.flatnonzero(np.isin(marks, printed))
    own = np.ones(len(marks), bool)
    for start, end in pairwise([*places.tolist(), len(marks)]):
        near = end if end - start <= _CLOSE else start + 1
        own[start:near] = False
    return marks[own]


_CLOSE = 40  # runs; a sample of one in eight rarely leaves a wider gap


def _held_by(found: Shingled, *, at_least: int) -> NDArray[np.bool_]:
    """Which entries have a mark that so many articles hold."""
    step = at_least - 1
    run = np.zeros(len(found.marks), bool)
    begins = np.flatnonzero(found.marks[step:] == found.marks[: len(found.marks) - step])
    for shift in range(at_least):
        run[begins + shift] = True
    return run


def sharing(found: Shingled, *, at_least: int) -> NDArray[np.int64]:
    """Pairs of articles that share sampled marks, one pair a row, lower number first.

    Within one mark each holder is paired with the first and with the one before it: enough
    to connect all, and never a square of their number.
    """
    same = found.marks[1:] == found.marks[:-1]
    starts = np.flatnonzero(np.concatenate(([True], ~same)))
    lengths = np.diff(np.concatenate((starts, [len(found.marks)])))
    first = np.repeat(starts, lengths)
    narrow = np.repeat(lengths <= _WIDEST, lengths)
    place = np.arange(len(found.marks))
    later = narrow & (place > first)
    beyond = later & (place > first + 1)
    lower = np.concatenate((found.article[first[later]], found.article[place[beyond] - 1]))
    higher = np.concatenate((found.article[place[later]], found.article[place[beyond]]))
    keys = lower.astype(np.int64) << 32 | higher
    unique, times = np.unique(keys, return_counts=True)
    unique = unique[times >= at_least]
    return np.stack((unique >> 32, unique & 0xFFFFFFFF), axis=1)
