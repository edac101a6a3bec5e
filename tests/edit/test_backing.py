"""How many publishers stand behind a fact: of the fact, not of its story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefer.edit.backing import backers
from briefer.edit.wording import Wording
from briefer.group.publishers import NAMED_FAMILIES, Families, families
from briefer.model import Article

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FACT = "The Norhaven ferry sank off Lorn and 12 people were rescued, the coast guard said."


def report(key: str, publisher: str, title: str, text: str, *, hours: float = 0) -> Article:
    return Article(
        title, text, id=key, publisher=publisher, published=NOON + timedelta(hours=hours)
    )


CITED = report("a", "Quay Times", "Norhaven ferry sinks off Lorn", FACT)
ALSO = report("b", "Oldport Post", "Twelve rescued as ferry sinks off Lorn",
              "Coast guard boats rescued 12 people when the Norhaven ferry sank off Lorn.", hours=1)  # fmt: skip
OTHER_FACT = report("c", "Salt Road", "Owner of sunken Norhaven ferry promises compensation",
                    "The owner will pay the passengers, a lawyer of the company said.", hours=2)  # fmt: skip
OTHERS = [
    report(f"x{n}", "Dune Radio", title, text)
    for n, (title, text) in enumerate(
        [
            ("Council votes on fees", "The council voted on mooring fees in the town hall."),
            ("Anchor found in the bay", "Divers found a Roman anchor in the bay near the mole."),
            ("Storm cuts power", "A storm cut the power lines of the grid in the hills."),
        ]
    )
]


def said_by(originals: Sequence[Article], *, houses: Families = NAMED_FAMILIES) -> tuple[str, ...]:
    wording = Wording([*originals, *OTHERS])
    return backers(FACT, [CITED], originals, wording=wording, families=houses)


def test_who_tells_the_fact_too_stands_behind_it_and_who_tells_another_does_not() -> None:
    assert said_by([CITED, OTHER_FACT, ALSO]) == ("Quay Times", "Oldport Post")


def test_another_figure_is_another_fact() -> None:
    other = replace(ALSO, text=ALSO.text.replace("12", "14"), title="Ferry sinks off Lorn")

    assert said_by([CITED, other]) == ("Quay Times",)


def test_a_figure_in_words_is_one_too() -> None:
    cited = replace(CITED, text=FACT.replace("12", "Twelve"))
    wording = Wording([cited, ALSO, *OTHERS])
    for number, count in (("12", 2), ("14", 1), ("fourteen", 1)):
        other = replace(ALSO, text=ALSO.text.replace("12", number), title="Ferry sinks off Lorn")
        names = backers(
            cited.text, [cited], [cited, other], wording=wording, families=NAMED_FAMILIES
        )

        assert len(names) == count, number


def test_a_denial_does_not_say_what_it_denies() -> None:
    denied = replace(ALSO, title="Owner denies that Norhaven ferry sank off Lorn",
                     text="The Norhaven ferry did not sink off Lorn and 12 people were not rescued.")  # fmt: skip

    assert said_by([CITED, denied]) == ("Quay Times",)


def test_one_house_counts_once() -> None:
    house = families("Quay House = Quay Times, Oldport Post")

    assert said_by([CITED, ALSO], houses=house) == ("Quay Times",)


def test_a_list_of_others_headlines_does_not_count() -> None:
    passed_on = report("d", "Link Board", ALSO.title, ALSO.title, hours=3)

    assert said_by([CITED, ALSO, passed_on]) == ("Quay Times", "Oldport Post")
