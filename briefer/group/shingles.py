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

import numpy as np

from briefer.group.bytewords import SPREAD, blocks, marked, place_in_text
from briefer.text.folding import replaced

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from briefer.group.bytewords import Marks

RUN = 5
_KEPT_WHOLE = 40  # runs of the opening
_SAMPLE = np.uint64(8)
_WIDEST = 20_000  # articles; a run that more of them hold is a footer of the whole web
_TYPOGRAPHY = dict.fromkeys("‘’‚“”„«»–—…·•\u00a0", " ")
MARK_BITS = 40
"""A mark is a number below two to this power; the bits above can say whose it is."""

_ARTICLE_BITS = np.uint64(64 - MARK_BITS)
_ARTICLE_MASK = np.uint64((1 << (64 - MARK_BITS)) - 1)


@dataclass(frozen=True, slots=True)
class Shingled:
    """The sampled marks of all articles, sorted by mark and then by article."""

    marks: Marks
    article: NDArray[np.int32]


def marks_of(texts: Sequence[str]) -> list[Marks]:
    """The mark of every run of each text, in reading order; case and punctuation do not count."""
    found: list[Marks] = []
    for block in blocks(map(_plain, texts)):
        marks, text = _runs(block)
        found += np.split(marks, np.searchsorted(text, np.arange(1, len(block))))[: len(block)]
    return found


def shingled(texts: Sequence[str]) -> Shingled:
    """The sampled marks of a batch, each once an article."""
    seen, parts = 0, []
    for block in blocks(map(_plain, texts)):
        parts.append(_sampled(block, seen))
        seen += len(block)
    held = np.concatenate(parts)
    parts.clear()
    held.sort()  # one number each: six times as fast as sorting two columns
    first = np.ones(len(held), bool)
    first[1:] = held[1:] != held[:-1]
    held = held[first]
    return Shingled(held >> _ARTICLE_BITS, (held & _ARTICLE_MASK).astype(np.int32))


def _sampled(texts: Sequence[bytes], first: int) -> NDArray[np.uint64]:
    """The opening's marks and a sample of the later ones, each with its article below it."""
    marks, article = _runs(texts)
    keep = (place_in_text(article) < _KEPT_WHOLE) | (marks % _SAMPLE == 0)
    numbers = (article[keep] + first).astype(np.uint64)
    return np.asarray(marks[keep] << _ARTICLE_BITS | numbers, np.uint64)


def _plain(text: str) -> bytes:
    if not text.isascii():
        text = replaced(text, _TYPOGRAPHY)
    return text.lower().encode("utf-8", "replace")


def _runs(texts: Sequence[bytes]) -> tuple[Marks, NDArray[np.int64]]:
    """The mark of every run and the number of its text: no run reaches into the next text."""
    said = marked(texts)
    words, text = said.marks, said.text
    count = max(0, len(words) - RUN + 1)
    found = np.zeros(count, np.uint64)
    for step in range(RUN):
        found = found * SPREAD + words[step : step + count]
        found ^= found >> np.uint64(31)
    inside = text[:count] == text[RUN - 1 :][:count]
    return found[inside] >> _ARTICLE_BITS, text[:count][inside]


def boilerplate(found: Shingled, outlets: Sequence[int], variety: Sequence[int]) -> Marks:
    """The sorted marks that one outlet prints under at least four different articles.

    `outlets` numbers each article's publisher (-1: unknown), `variety` its title: the same
    article listed again is no other article.
    """
    wide = _held_by(found, at_least=_TITLES_OF_BOILERPLATE)
    mark, article = found.marks[wide], found.article[wide]
    outlet, title = np.asarray(outlets)[article], np.asarray(variety)[article]
    known = outlet >= 0
    mark, outlet, title = mark[known], outlet[known], title[known]
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
    near = np.minimum(np.searchsorted(printed, marks), len(printed) - 1)
    places = np.flatnonzero(printed[near] == marks)
    own = np.ones(len(marks), bool)
    for start, end in pairwise([*places.tolist(), len(marks)]):
        until = end if end - start <= _CLOSE else start + 1
        own[start:until] = False
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
    held = _held_by(found, at_least=2)  # most marks are one article's own
    marks, article = found.marks[held], found.article[held]
    starts = np.flatnonzero(np.diff(marks, prepend=marks[:1] + np.uint64(1)))
    lengths = np.diff(starts, append=len(marks))
    first = np.repeat(starts, lengths)
    narrow = np.repeat(lengths <= _WIDEST, lengths)
    place = np.arange(len(marks))
    later = narrow & (place > first)
    beyond = later & (place > first + 1)
    lower = np.concatenate((article[first[later]], article[place[beyond] - 1]))
    higher = np.concatenate((article[place[later]], article[place[beyond]]))
    keys = lower.astype(np.int64) << 32 | higher
    unique, times = np.unique(keys, return_counts=True)
    unique = unique[times >= at_least]
    return np.stack((unique >> 32, unique & 0xFFFFFFFF), axis=1)
