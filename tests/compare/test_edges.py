"""Where comparing begins and ends: rounding, days between sides, how many sides are shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.compare.disagreement import MOST_SIDES, disagreements
from briefer.compare.figures import differ, figures
from briefer.compare.news import Fact, Memory
from briefer.model import Article, Story
from briefer.reading.sentence import Reading

NOON = datetime(2023, 3, 22, 12, tzinfo=UTC)
CLAIM = "Wagner said the metal works in the north of Bakhmut had fallen."
DENIAL = "Kyiv denied that the metal works in the north of Bakhmut had fallen."


def story(*told: tuple[str, datetime]) -> Story:
    articles = enumerate(told)
    return Story(
        "s",
        tuple(
            Article("", text, id=f"{n}", publisher=f"Paper {n}", published=at)
            for n, (text, at) in articles
        ),
    )


@pytest.mark.parametrize(
    ("hours", "answers"), [(-30, False), (-23, True), (1, True), (47, True), (24 * 30, False)]
)
def test_a_denial_answers_what_was_claimed_about_its_time(hours: int, answers: bool) -> None:
    found = disagreements(story((CLAIM, NOON), (DENIAL, NOON + timedelta(hours=hours))))

    assert bool(found) is answers


def test_four_sides_are_shown_and_no_more() -> None:
    sides = ("Kyiv", "Moscow", "Warsaw", "Vilnius", "Prague", "Vienna")
    told = [
        (f"{name} said {40 * 3**n} Russian soldiers were killed around Bakhmut on Tuesday.", NOON)
        for n, name in enumerate(sides)
    ]

    shown = [len(found.sides) for found in disagreements(story(*told))]

    assert MOST_SIDES == 4
    assert max(shown) == 4


def one_figure(text: str) -> tuple[float, str, frozenset[str], frozenset[str]]:
    (found,) = figures(text, Reading(text))
    return found.amount.value, found.noun, found.qualities, found.action


@pytest.mark.parametrize(
    ("text", "noun", "qualities"),
    [
        ("Kyiv said 41 Russian soldiers were killed.", "soldier", {"russian"}),
        ("Kyiv said 41 young Russian soldiers were killed.", "soldier", {"young", "russian"}),
        ("Kyiv said 41 tired young Russian soldiers were killed.", "soldier", {"tire", "young", "russian"}),
        ("Kyiv said 41 people were killed.", "person", set()),
    ],
    ids=["one word", "two words", "three words", "none"],
)  # fmt: skip
def test_a_figure_has_its_noun_its_qualities_and_what_was_done(
    text: str, noun: str, qualities: set[str]
) -> None:
    _, counted, found, action = one_figure(text)

    assert counted == noun
    assert found == qualities
    assert len(action) == 1


@pytest.mark.parametrize(
    ("text", "noun", "about"),
    [
        ("Kyiv said 41 tired Russian troops were killed.", "soldier", "tired Russian troops"),
        ("Kyiv said 38 dead were counted.", "person", ""),
        ("Kyiv said its guns killed 38 people in the town.", "person", "people"),
        ("Kyiv said that its guns killed or wounded 38 people.", "person", "people"),
    ],
    ids=["last word", "the dead", "done before", "two things done before"],
)
def test_what_is_counted_is_named_by_its_last_word(text: str, noun: str, about: str) -> None:
    (found,) = figures(text, Reading(text))

    assert (found.noun, found.about) == (noun, about)
    assert len(found.action) == (2 if "wounded" in text else 1)


def test_killed_or_wounded_is_another_count_than_killed() -> None:
    killed = one_figure("Kyiv said 41 soldiers were killed.")[3]
    both = one_figure("Kyiv said 41 soldiers were killed or wounded.")[3]

    assert killed < both
    assert len(both) == 2


def test_figures_differ_by_more_than_a_rounding() -> None:
    def figure(number: str) -> object:
        (found,) = figures(text := f"Kyiv said {number} soldiers were killed.", Reading(text))
        return found

    def apart(one: str, other: str) -> bool:
        return differ(figure(one), figure(other))  # type: ignore[arg-type]

    assert not apart("100", "100")
    assert not apart("99", "100")
    assert apart("50", "100")
    assert apart("100", "50")
    assert not apart("at least 40", "100")
    assert apart("at least 400", "100")


def test_what_was_delivered_of_a_story_is_its_own_and_nothing_else() -> None:
    facts = [Fact("t", name, f"Of {name}.", NOON) for name in ("a", "b", "a")]

    memory = Memory(facts)

    assert memory.told_of("a") == (facts[0], facts[2])
    assert memory.told_of("c") == ()


def test_one_word_in_common_makes_no_update_of_another_story() -> None:
    memory = Memory([Fact("t", "mill", "The old mill in Tarn burned on Monday.", NOON)])

    assert memory.novelty("A ferry strike in Tarn will close the harbour in spring.", "x") == "new"
    assert memory.novelty("The mill in Tarn that burned was insured.", "x") == "update"
    assert memory.novelty("A ferry strike will close the harbour in spring.", "mill") == "update"
