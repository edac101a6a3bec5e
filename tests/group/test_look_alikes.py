"""Reports of two things told in the same words: what tells them apart keeps them apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from briefer.edit.developments import gathered, nearness_of, one_development
from briefer.group.numbered import are_apart, numbered_things
from briefer.group.stories import stories
from briefer.model import Article
from tests.group.test_outlets_town import OF_THE_TOWN, OUTLETS, told

DAY = datetime(2026, 5, 12, 7, tzinfo=UTC)


@pytest.mark.parametrize("outlets", OUTLETS)
@pytest.mark.parametrize("size", [2, 3])
def test_a_handful_of_reports_of_the_outlets_town_are_as_many_stories(
    outlets: str, size: int
) -> None:
    for chosen in combinations(range(len(OF_THE_TOWN)), size):
        given = told(
            tuple(OF_THE_TOWN[n] for n in chosen), tuple(OUTLETS[outlets][n] for n in chosen)
        )

        assert len(stories(given)) == size, [article.title for article in given]


# Who is named is another each time; the first two words of each text are the name.
NAMESAKES = {
    "olsen": (
        ("Olsen wins the Varn regatta", "Ida Olsen won the Varn regatta on Tuesday by a length."),
        ("Olsen fined in Varn", "Nils Olsen was fined 900 crowns in Varn for selling rotten fish."),
        ("Olsen to lead Varn theatre", "Britt Olsen will lead the theatre of Varn from autumn on."),
    ),
    "kovalenko": (
        ("Коваленко виграв забіг у Варні", "Петро Коваленко виграв у вівторок забіг у Варні."),
        ("Коваленко засудили у Варні", "Ганну Коваленко засудили у Варні за підробку печаток."),
    ),
}


@pytest.mark.parametrize("name", NAMESAKES)
def test_namesakes_of_one_town_are_as_many_stories(name: str) -> None:
    assert len(stories(reports(NAMESAKES[name]))) == len(NAMESAKES[name])


def test_one_person_named_in_full_by_two_outlets_is_one_story() -> None:
    same = (
        ("Ida Olsen wins the Varn regatta", "Ida Olsen won the Varn regatta on Tuesday by a length."),
        ("Olsen first in Varn regatta", "Ida Olsen came first in the regatta of Varn on Tuesday."),
    )  # fmt: skip

    assert len(stories(reports(same))) == 1


NUMBERED = {
    "two halls": (
        ("Fire in hall 3 of Varn works", "A fire in hall 3 of the Varn works burned two lorries."),
        ("Fire in hall 5 of Varn works", "A fire in hall 5 of the Varn works burned two lorries."),
    ),
    "two reactors": (
        ("Reactor 1 at Varn restarted", "Reactor 1 at Varn was restarted after a check of pumps."),
        ("Reactor No. 2 at Varn stopped", "Reactor No. 2 at Varn was stopped for a check of pumps."),
    ),
    "two works": (
        ("Пожежа на шахті у Варні", "Пожежа сталася у вівторок: горить шахта 7 у Варні."),
        ("Пожежа на шахті у Варні знову", "Пожежа сталася у середу: горить шахта 9 у Варні."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERED)
def test_things_that_differ_by_their_number_are_two_developments(name: str) -> None:
    one, other = stories(given := reports(NUMBERED[name]))

    near, place = nearness_of(given)
    found = gathered((one, other), one_development(given, near), place)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Blast in Varn kills 3", "Blast in Varn kills 7"),
        ("Fire in hall 3 of Varn works", "Fire in halls 3 and 5 of Varn works: hall 3 burned down"),
        ("Varn bridge to close for 3 days", "Varn bridge to close for 5 days"),
    ],
)
def test_a_count_and_the_same_number_tell_nothing_apart(first: str, second: str) -> None:
    things = [numbered_things(title) for title in (first, second)]

    assert not are_apart(*things)


def reports(told: tuple[tuple[str, str], ...]) -> list[Article]:
    return [
        Article(
            title, text, id=f"r{n}", publisher=f"Wire {n}", published=DAY + timedelta(hours=n)
        )
        for n, (title, text) in enumerate(told)
    ]  # fmt: skip
