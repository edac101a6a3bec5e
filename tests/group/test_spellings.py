"""How a topic is also written is found in the texts, and the query finds what they are in."""

from __future__ import annotations

import pytest

from briefer.group.spellings import Suggestion, suggested
from briefer.group.topic import topic
from briefer.model import Article


def texts(*said: str) -> list[Article]:
    return [Article(text, text, id=f"a{n}") for n, text in enumerate(said)]


def spellings(made: Suggestion) -> dict[str, str]:
    return {one.text: one.why for one in made.spellings}


@pytest.mark.parametrize(
    ("name", "said", "other"),
    [
        ("Zelensky", ("Zelensky went to Lorn.", "Zelenskyy spoke in Lorn."), "Zelenskyy"),
        ("Zelensky", ("Zelensky went to Lorn.", "У Лорні виступив Зеленський."), "Зеленський"),
        ("Zelensky", ("Zelensky went to Lorn.", "In Lorn sprach Selenskyj."), "Selenskyj"),
        ("G7", ("The G7 met in Lorn.", "Leaders of the G-7 met in Lorn."), "G-7"),
        ("G7", ("The Group of Seven (G7) met in Lorn.", "The Group of Seven met."), "Group of Seven"),
        ("Group of Seven", ("The Group of Seven, or G7, met in Lorn.", "The G7 met."), "G7"),
        ("Lorn Harbour Authority", ("The Lorn Harbour Authority (LHA) closed.", "LHA opens."), "LHA"),
        ("cease-fire", ("A cease-fire holds in Lorn.", "The ceasefire in Lorn holds."), "ceasefire"),
        ("debt limit", ("The debt limit is near.", "A debt ceiling is a debt ceiling.", "The debt ceiling again."), "debt ceiling"),
    ],
)  # fmt: skip
def test_another_way_of_writing_it_is_found(name: str, said: tuple[str, ...], other: str) -> None:
    made = suggested(topic(name), texts(*said))

    assert other in spellings(made)
    assert made.articles == len(said)
    assert all(topic("q", made.query).matches(article) for article in texts(*said))


def test_a_spelling_that_the_query_finds_anyway_is_not_listed() -> None:
    made = suggested(topic("бахмут", "бахмут"), texts("Бої за Бахмут.", "Бої в Бахмуті."))

    assert [one.articles for one in made.spellings] == [2]


def test_another_name_is_no_spelling() -> None:
    made = suggested(topic("Lorn"), texts("Lorn is calm.", "Marn is calm.", "The lorry is lorn."))

    assert list(spellings(made)) == ["Lorn"]


def test_names_that_stand_beside_it_are_told_and_not_in_the_query() -> None:
    made = suggested(
        topic("Lorn"),
        texts(*[f"On Monday in Lorn mayor Brandt spoke {n} times." for n in range(3)]),
    )

    assert [one.text for one in made.beside] == ["Brandt"]
    assert "Brandt" not in made.query
