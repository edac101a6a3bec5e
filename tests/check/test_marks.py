"""What shows a bullet's ground to a reader: the same words on both sides."""

from __future__ import annotations

from briefer.check import marks
from briefer.model import Article, Citation
from briefer.text.sentences import passages

ARTICLE = Article(
    title="", id="a", text="First things first. Falk said that 20,000 people fled on 9 April."
)
SENTENCE = passages(ARTICLE)[1]


def test_marks_show_the_same_words_on_both_sides() -> None:
    claim = "It was quiet. About twenty thousand people ran, Falk said. They fled on April 9."

    found = marks(claim, [Citation.of(SENTENCE)])

    pairs = {(claim[m.start : m.end], ARTICLE.text[m.source_start : m.source_end]) for m in found}
    assert ("twenty thousand", "20,000") in pairs
    assert ("people", "people") in pairs
    assert ("April 9", "9 April") in pairs
    assert {m.exact for m in found if claim[m.start : m.end] == "people"} == {True}
    assert {m.exact for m in found if claim[m.start : m.end] == "April 9"} == {False}


def test_a_claim_without_citations_has_no_marks() -> None:
    assert marks("Falk said.", []) == ()
