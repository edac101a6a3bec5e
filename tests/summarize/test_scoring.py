"""What a sentence is worth by its place."""

from __future__ import annotations

from itertools import pairwise

from briefer.model import Article, Passage
from briefer.summarize.scoring import weighed
from briefer.summarize.units import Unit
from briefer.text.sentences import passages

SAME = "The bridge over the Lorn fell on Monday."


def worths(found: list[Passage]) -> list[float]:
    units = [Unit((passage,)) for passage in found]
    return [one.worth for one in weighed(units, found, about=lambda _: 1.0)]


def test_the_same_sentence_is_worth_less_the_further_down_it_stands() -> None:
    found = list(passages(Article("", " ".join([SAME] * 6), id="a")))

    by_place = worths(found)

    assert len(by_place) == 6
    assert all(above > below for above, below in pairwise(by_place))
    assert by_place[0] > 1.5 * by_place[-1]


def test_a_title_is_worth_less_than_the_sentence_it_was_made_from() -> None:
    title, *text = passages(Article(SAME, SAME, id="a"))

    above, below = worths([title, *text])

    assert (title.field, text[0].field) == ("title", "text")
    assert above < below
