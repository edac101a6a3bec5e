"""Two bullets say the same, or each says something of its own."""

from __future__ import annotations

import pytest

from briefer.brief.alike import distinct_bullets, overlap, repeats
from briefer.model import Article, Bullet, Citation
from briefer.text.sentences import passages

TOLD = Article(
    "",
    "The council of Tarn did not sell the old mill by the river to the Brandt family on Monday."
    " Engineers found 14 cracks in the northern wall of the mill.",
    id="a",
)
SOLD, CRACKS = (Citation.of(passage) for passage in passages(TOLD))
WHOLE = "The council of Tarn did not sell the old mill by the river to the Brandt family on Monday."


def bullet(text: str, citation: Citation = SOLD) -> Bullet:
    return Bullet(text, (citation,))


SAME = {
    "word for word": WHOLE,
    "fewer words": "The council of Tarn did not sell the old mill by the river.",
    "another word besides": "The council of Tarn did not sell the old stone mill by the river.",
}
OWN = {
    "no denial": "The council of Tarn did sell the old mill by the river to the Brandt clan.",
    "another number": "The council of Tarn did not sell the old mill by the river to 3 families.",
    "another wish": "The council of Tarn may not sell the old mill by the river to the Brandt clan.",
    "another thing": "The harbour office in Tarn will open a new quay for ferries in spring.",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_a_bullet_that_says_no_more_repeats_the_other(text: str) -> None:
    assert repeats(bullet(text), [bullet(WHOLE)])


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_a_bullet_that_says_something_of_its_own_repeats_nothing(text: str) -> None:
    assert not repeats(bullet(text), [bullet(WHOLE)])


def test_other_words_repeat_only_where_both_rest_on_one_sentence() -> None:
    reworded = SAME["another word besides"]

    assert repeats(bullet(reworded), [bullet(WHOLE)])
    assert not repeats(bullet(reworded, CRACKS), [bullet(WHOLE)])


def test_the_fuller_of_two_stays_in_the_place_of_the_first() -> None:
    cracks = bullet("Engineers found 14 cracks in the northern wall of the mill.", CRACKS)
    short = bullet(SAME["fewer words"])

    assert distinct_bullets([short, cracks, bullet(WHOLE)]) == (bullet(WHOLE), cracks)
    assert distinct_bullets([bullet(WHOLE), cracks, short]) == (bullet(WHOLE), cracks)


def test_overlap_is_the_share_of_the_first_texts_words() -> None:
    assert overlap("The mill burned.", "A mill burned in Tarn on Monday.") == 1
    assert overlap("A mill burned in Tarn.", "The mill stands.") == pytest.approx(1 / 3)
    assert overlap("It is so.", "A mill burned.") == overlap("", "A mill burned.") == 0
