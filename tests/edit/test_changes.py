"""A line says what it replaces and that it was announced, and in doubt nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.edit.changes import Change, Earlier, change

THEN = datetime(2026, 6, 3, 5, tzinfo=UTC)
WAS = {
    "a toll": ("Seven people killed in Lorn mill fire", "Three people killed in Lorn mill fire",
               "Three people killed"),
    "a toll told otherwise": ("Death toll in Lorn mill fire rises to seven",
                              "Three people died in a mill fire in Lorn", "Three people died"),
    "a bare toll": ("Lorn flood death toll reaches 12", "Lorn flood death toll reaches 9", "9"),
    "a rate": ("Norhaven bank lifts its rate to 1.5%", "Norhaven bank lifts its rate to 1.25%",
               "1.25%"),
    "a bound stays": ("Norhaven sells 60 ferries to Lorn", "Norhaven sells at least 40 ferries to Lorn",
                      "at least 40"),
    "an hour": ("Lorn museum shuts at 8:30 p.m. on Friday", "Lorn museum shuts at 5 p.m. on Friday",
                "5 p.m."),
    "one and several": ("Three trams leave the rails in Lorn", "A tram leaves the rails in Lorn",
                        "A tram"),
    "a toll lowered": ("Army lowers toll of dead in the Lorn avalanche of last week to six",
                       "Toll of dead in the Lorn avalanche of last week rises to nine", "nine"),
    "a plan called off": ("Ferry strike in Lorn called off", "Ferry strike in Lorn to start on Monday",
                          "Ferry strike in Lorn to start on Monday"),
    "closed and open": ("Lorn bridge reopens after repairs", "Lorn bridge closed after a crash",
                        "Lorn bridge closed after a crash"),
}  # fmt: skip
NOTHING = {
    "another event": ("Two men arrested over Lorn mill fire", "Three killed in avalanche at Ostrava"),
    "the same": ("Three people killed in Lorn mill fire", "Three people killed in Lorn mill fire"),
    "the same hour": ("Lorn museum shuts at 17:00 on Friday", "Lorn museum shuts at 5 p.m. on Friday"),
    "one of something else": ("Three trams leave the rails in Lorn",
                              "A driver of a bus leaves the rails of Lorn to the trams"),
    "the same number in letters": ("3 people killed in Lorn mill fire",
                                   "Three people killed in a mill fire in Lorn"),
    "killed and hurt": ("Ten people hurt in Lorn mill fire", "Three people killed in Lorn mill fire"),
    "those of another side": ("480 Norhaven sailors were killed off Lorn, the navy said",
                              "38 Ostravan sailors were killed off Lorn, the navy said"),
    "killed by another side": ("480 Norhaven sailors were killed off Lorn, the navy said",
                               "The navy said its ships killed 214 Ostravan sailors off Lorn"),
    "fewer, says somebody else": ("The navy says 38 sailors were killed off Lorn",
                                  "The harbour office says 214 sailors were killed off Lorn"),
    "freed and arrested elsewhere": ("Journalist freed in Ostrava welcomed in Lorn by Brandt",
                                     "Brandt of Lorn faces vote as protesters arrested, strikes go on"),
    "those of another day": ("12 people were killed in Lorn on Wednesday",
                             "9 people were killed in Lorn on Tuesday"),
    "more of them": ("Two more people killed in Lorn mill fire",
                     "Three people killed in Lorn mill fire"),
}  # fmt: skip


@pytest.mark.parametrize(("now", "before", "was"), WAS.values(), ids=WAS)
def test_a_line_says_what_it_replaces(now: str, before: str, was: str) -> None:
    assert change(now, [Earlier(before, THEN)]) == Change(was)


@pytest.mark.parametrize(("now", "before"), NOTHING.values(), ids=NOTHING)
def test_in_doubt_a_line_replaces_nothing(now: str, before: str) -> None:
    assert change(now, [Earlier(before, THEN, delivered=True)]) == Change()


def test_what_an_earlier_brief_announced_was_announced() -> None:
    before = "The Lorn ferry will return to service on 14 June, the harbour office says"

    found = change("The Lorn ferry returned to service on Sunday", [Earlier(before, THEN, True)])

    assert found == Change(announced=THEN)


@pytest.mark.parametrize(
    ("now", "before", "delivered"),
    [
        ("Lorn ferry returns to service", "Lorn ferry will return to service", False),
        ("Lorn ferry will return to service", "Lorn ferry will return to service soon", True),
        ("Lorn ferry did not return to service", "Lorn ferry will return to service", True),
        ("Lorn ferry sinks", "Lorn ferry will return to service", True),
    ],
    ids=["to nobody", "still to come", "it did not happen", "something else"],
)
def test_what_was_not_announced_to_the_reader_or_did_not_happen_was_not(
    now: str, before: str, delivered: bool
) -> None:
    assert change(now, [Earlier(before, THEN, delivered)]) == Change()


def test_the_newest_of_the_earlier_lines_counts() -> None:
    earlier = [
        Earlier("Five people killed in Lorn mill fire"),
        Earlier("Three people killed in Lorn mill fire"),
    ]

    assert change("Seven people killed in Lorn mill fire", earlier).was == "Five people killed"
