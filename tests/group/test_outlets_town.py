"""Reports of a town's own outlets, whose names bear the town: what else they share decides."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.group.stories import stories
from briefer.model import Article

DAY = datetime(2026, 5, 12, 7, tzinfo=UTC)
OUTLETS = {
    "one paper": ("Lorn Gazette",) * 6,
    "the town's outlets": ("Lorn Gazette", "Lorn Courier", "Radio Lorn", "Lorn Today", "Lorn Post",
                           "The Lorn Observer"),
}  # fmt: skip
OF_THE_TOWN = (
    ("Lorn baker wins bread prize",
     "Agnes Pell, a baker in Lorn, won the county bread prize on Tuesday with a rye loaf."),
    ("Ferry to Lorn cancelled in storm",
     "The morning ferry to Lorn was cancelled on Tuesday as winds reached gale force."),
    ("Lorn council shuts swimming pool",
     "Lorn council said the swimming pool will close for repairs until autumn after tiles fell."),
    ("School choir of Lorn to sing abroad",
     "Thirty pupils of the Lorn school choir fly to Lisbon in June, teacher Mira Dahl said."),
    ("Lorn man finds Roman coin",
     "Peter Hask of Lorn found a Roman coin with a metal detector in a beet field."),
    ("Fire brigade in Lorn gets new engine",
     "The Lorn fire brigade received a new engine worth 300,000 crowns on Tuesday."),
)  # fmt: skip
FROM_AFAR = (
    ("Tanker runs aground off Sable Point",
     "A tanker ran aground off Sable Point on Tuesday and leaked oil, the coast guard said."),
    ("Parliament passes fishing law",
     "Parliament passed the fishing quota law by 61 votes to 40 on Tuesday."),
    ("Central bank raises its rate", "The central bank raised its rate to 4 percent on Tuesday."),
)  # fmt: skip
RETOLD = ("Roman coin turns up in beet field near Lorn",
          "A Roman coin was found in a beet field by Peter Hask, who has a metal detector.")  # fmt: skip


@pytest.mark.parametrize("outlets", OUTLETS)
def test_the_town_in_an_outlets_name_makes_no_story(outlets: str) -> None:
    given = [*told(OF_THE_TOWN, OUTLETS[outlets]), *told(FROM_AFAR, ("Quay Times",) * 3)]

    assert [len(story.articles) for story in stories(given)] == [1] * len(given)


@pytest.mark.parametrize("outlets", OUTLETS)
def test_one_event_told_by_two_outlets_of_the_town_is_one_story(outlets: str) -> None:
    papers = (*OUTLETS[outlets], "Radio Lorn")
    given = told((*OF_THE_TOWN, RETOLD), papers)

    found = {frozenset(a.title for a in story.articles) for story in stories(given)}

    assert frozenset({"Lorn man finds Roman coin", RETOLD[0]}) in found
    assert len(found) == len(OF_THE_TOWN)


def told(reports: tuple[tuple[str, str], ...], publishers: tuple[str, ...]) -> list[Article]:
    return [
        Article(
            id=f"{publisher}-{n}",
            title=title,
            text=text,
            url=f"https://paper-{n}.example/{n}",
            publisher=publisher,
            published=DAY + timedelta(minutes=n),
            source="town",
        )
        for n, ((title, text), publisher) in enumerate(zip(reports, publishers, strict=True))
    ]
