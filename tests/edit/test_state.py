"""The newest state stands: what a later report changes is not told beside it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from briefer.edit.plan import DayPlan, planned
from briefer.model import Article, Story

DAWN = datetime(2026, 3, 2, 6, tzinfo=UTC)
CHANGED = {
    "a toll rises": (
        "A fire in a mill in Lorn killed three people on Monday, police said.",
        "Seven people died in the fire in the mill in Lorn on Monday, police said in the evening.",
    ),
    "a toll is corrected downwards": (
        "A fire in a mill in Lorn killed seven people on Monday, police said.",
        "Police lowered the death toll of the mill fire in Lorn to five on Monday.",
    ),
    "the same but for a sum": (
        "The council of Lorn approved a budget of 40 million on Monday, the clerk said.",
        "The council of Lorn approved a budget of 44 million on Monday, the clerk said.",
    ),
    "missing and found": (
        "A girl of nine is missing after the flood in Lorn, police said on Monday.",
        "The girl of nine who was missing after the flood in Lorn was found alive, police said.",
    ),
    "arrested and freed": (
        "Police in Lorn arrested the baker Ada Brandt over the mill fire on Monday.",
        "The baker Ada Brandt was freed in Lorn on Monday; police said she was not at the mill.",
    ),
    "one thing and several": (
        "A stolen van was found in a quarry near Lorn on Monday, the sheriff said.",
        "Three stolen vans were found in a quarry near Lorn on Monday, the sheriff said.",
    ),
    "a toll at the end of a long clause": (
        "The death toll from the landslide above the spa town of Lorn rose to 11 on Monday.",
        "Rescuers lowered the death toll from the landslide above the spa town of Lorn to eight.",
    ),
    "hurt and treated": (
        "Nine people were hurt in the mill fire in Lorn on Monday.",
        "Fourteen people were treated in two clinics after the mill fire in Lorn.",
    ),
    "all of it and how it ended": (
        "A coach with 31 pupils from Lorn skidded into a ditch on Monday, the school said.",
        "All 31 pupils of the coach from Lorn that skidded into a ditch on Monday were unhurt, the"
        " school said.",
    ),
    "to come and called off": (
        "The ferry strike in Lorn is to start on Tuesday, the union said on Monday.",
        "The ferry strike in Lorn was called off on Monday, the union said.",
    ),
    "a plan and its deed": (
        "Divers will try to raise the wreck of the ferry from the bay of Lorn on Tuesday, the"
        " harbour office said.",
        "Divers raised the wreck of the ferry from the bay of Lorn on Tuesday morning.",
    ),
    "early counts and the final one": (
        "Ada Brandt won the election in Lorn on Monday, early counts showed.",
        "Tom Hale won the election in Lorn on Monday, the final count showed.",
    ),
}
BOTH_STAND = {
    "two events": (
        "A fire in a mill in Lorn killed three people on Monday, police said.",
        "An avalanche above the pass of Ostrava killed two skiers, Lorn rescuers said.",
    ),
    "one thing, and several of another": (
        "A fire broke out in a mill in Lorn on Monday, and a miller was rescued by his neighbours.",
        "Two schools in Lorn were closed on Monday because of the smoke from the mill.",
    ),
    "a plan, and another deed": (
        "Divers will raise the wreck of the ferry from the bay of Lorn on Tuesday, the mayor said.",
        "Divers cut a ferry cable in Lorn on Monday, and the mayor sent for engineers.",
    ),
    "two who say other sums": (
        "Mending the mill dam of Lorn will cost 6.5 million crowns, the masons' union said.",
        "Mending the mill dam of Lorn will cost 2.8 million crowns, Norhaven Water said on Monday.",
    ),
    "two who count other things": (
        "The flood filled 40 cellars in Lorn, the tenants' league said on Monday.",
        "The flood filled 12 cellars in Lorn, the county council said on Monday.",
    ),
    "killed and hurt": (
        "A fire in a mill in Lorn killed three people on Monday, police said.",
        "Ten people hurt in the mill fire in Lorn were taken to Oldport, the hospital said.",
    ),
}


def told(text: str, key: str, hours: int, *, publisher: str = "") -> Article:
    when = DAWN + timedelta(hours=hours)
    return Article("", text, id=key, publisher=publisher or f"Paper {key}", published=when)


def plan(*articles: Article, copies: tuple[tuple[str, str], ...] = ()) -> DayPlan:
    return planned([Story("s", articles, copies)], about=lambda text: float("Lorn" in text))


def lines(made: DayPlan) -> str:
    return " ".join(line.text for one in made.developments for line in one.lines)


@pytest.mark.parametrize("texts", CHANGED.values(), ids=CHANGED)
@pytest.mark.parametrize("publishers", [("A", "A"), ("A", "B")], ids=["one", "two"])
def test_a_later_report_overtakes_an_earlier_one(
    texts: tuple[str, str], publishers: tuple[str, str]
) -> None:
    old, new = (
        told(text, key, hours, publisher=name)
        for text, key, hours, name in zip(texts, "xy", (0, 5), publishers, strict=True)
    )

    found = lines(plan(old, new))
    assert texts[0] not in found
    assert found
    assert found in texts[1]


@pytest.mark.parametrize("texts", CHANGED.values(), ids=CHANGED)
def test_what_came_later_is_not_overtaken_by_what_came_before(texts: tuple[str, str]) -> None:
    old, new = (told(text, key, 0) for text, key in zip(texts, "xy", strict=True))

    assert lines(plan(old)) == texts[0]
    assert lines(plan(new))


@pytest.mark.parametrize("texts", BOTH_STAND.values(), ids=BOTH_STAND)
def test_what_does_not_change_a_fact_leaves_it(texts: tuple[str, str]) -> None:
    found = lines(plan(told(texts[0], "x", 0), told(texts[1], "y", 5)))

    assert texts[0] in found


def test_a_text_sent_again_with_new_numbers_is_no_mere_copy() -> None:
    old = told("A fire in a mill in Lorn killed 3 people on Monday, police said.", "x", 0)
    new = told("A fire in a mill in Lorn killed 8 people on Monday, police said.", "y", 5)

    assert "killed 8" in lines(plan(old, new, copies=(("y", "x"),)))
    assert "killed 3" not in lines(plan(old, new, copies=(("y", "x"),)))


def test_a_text_sent_again_that_tells_of_several_is_no_mere_copy() -> None:
    old = told("A woman was arrested in Lorn on Monday over the mill fire, police said.", "x", 0)
    new = told(
        "Four women were arrested in Lorn on Monday over the mill fire, police said.", "y", 5
    )

    assert lines(plan(old, new, copies=(("y", "x"),))) == new.text


def test_more_publishers_of_an_old_figure_do_not_hide_its_correction() -> None:
    old, new = CHANGED["a toll rises"]
    many = [told(old, f"x{n}", n) for n in range(4)]

    found = lines(plan(*many, told(new, "y", 9)))
    assert old not in found
    assert new in found


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_reports_changes_nothing(seed: int) -> None:
    old, new = CHANGED["a toll is corrected downwards"]
    day = [told(old, "x", 0), told(new, "y", 5), told(BOTH_STAND["killed and hurt"][1], "z", 3)]
    shuffled = random.Random(seed).sample(day, len(day))

    assert lines(plan(*shuffled)) == lines(plan(*day))
