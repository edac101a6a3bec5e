"""What is printed in place of a refused bullet: the closest cited sentence, or nothing."""

from __future__ import annotations

import pytest

from briefer.brief.held import held
from briefer.brief.instead import own_words
from briefer.model import Article, Bullet, Citation, Passage
from briefer.text.sentences import passages

MILL = Article(
    "Old mill in Tarn burned",
    "The old mill in Tarn burned on Monday. Engineers found 14 cracks in its northern wall."
    " The harbour of Tarn will open a new quay in spring. Una Brandt is the mayor of Tarn."
    " She called the fire in the old mill a loss for the town.",
    id="a",
)
TITLE, BURNED, CRACKS, QUAY, MAYOR, LOSS = passages(MILL)


def printed(text: str, *cited: Passage, told: tuple[Bullet, ...] = ()) -> str | None:
    found = own_words(text, cited, told=told)
    return found.text if found else None


def as_told(passage: Passage) -> Bullet:
    return Bullet(passage.text, (Citation.of(passage),))


def test_the_closest_sentence_stands_in_wherever_it_is_cited() -> None:
    text = "The harbour of Tarn opened a new quay."

    assert printed(text, BURNED, QUAY) == printed(text, QUAY, BURNED) == QUAY.text


def test_of_two_that_are_as_close_the_first_cited_stands_in() -> None:
    assert printed("Nothing of it.", BURNED, QUAY) == BURNED.text
    assert printed("Nothing of it.", QUAY, BURNED) == QUAY.text


def test_a_title_never_stands_in_however_close() -> None:
    assert printed("The old mill in Tarn burned.", TITLE) is None
    assert printed("The old mill in Tarn burned down.", TITLE, BURNED) == BURNED.text


def test_a_sentence_much_further_off_is_no_replacement() -> None:
    told = (as_told(QUAY),)

    assert printed("The harbour of Tarn opened a new quay.", QUAY, BURNED, told=told) is None


def test_a_sentence_that_was_told_gives_way_to_the_next_that_is_as_close() -> None:
    text = "The old mill in Tarn burned."
    twice = Article("", "The old mill in Tarn burned at 5.", id="b")
    (again,) = passages(twice)

    assert printed(text, BURNED, again, told=(as_told(BURNED),)) == again.text


def test_a_sentence_that_leans_on_another_brings_it_along() -> None:
    found = own_words("The fire in the mill is a loss for the town.", [LOSS], told=())

    assert found is not None
    assert found.text == f"{MAYOR.text} {LOSS.text}"
    assert found.own_words
    assert [citation.quote for citation in found.citations] == [MAYOR.text, LOSS.text]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (BURNED.text, (True, False, False)),
        ("The old mill in Tarn burned on  Monday.", (True, False, False)),
        (f"{BURNED.text} {CRACKS.text}", (True, False, False)),
        ("The old mill in Tarn burned.", (False, False, False)),
        ("The old mill in Tarn burned 17 times on Monday.", (False, True, False)),
        ("A big fire ate the old mill in Tarn on Monday.", (False, False, True)),
    ],
    ids=["itself", "blanks", "both", "fewer words", "looked up", "doubted"],
)
def test_a_sentence_is_verbatim_blocked_doubted_or_none(
    text: str, state: tuple[bool, bool, bool]
) -> None:
    found = held(text, [BURNED, CRACKS])

    assert (found.verbatim, found.blocked, found.doubted) == state
