"""The kept look-alikes and events in other words: which reports are one development, which are not.

They lie outside of the project; where they are not there the tests say so and are skipped. Each
value was decided by reading the case as an editor, before the program was asked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import pytest

from briefer.model import Brief
from tests.cases.whole import CASES, brief_of, needs_cases, rows

FOLDER = CASES / "08-group"
MARCH = date(2026, 3, 25)

pytestmark = needs_cases


@dataclass(frozen=True, slots=True)
class Want:
    """The developments of a file as a careful editor sees them, by the ids of their articles."""

    query: str
    together: tuple[tuple[str, ...], ...]
    day: date = MARCH


WANTED: dict[str, Want] = {
    # nine dead of one night, told of the capital and by its name
    "capital-vs-name": Want("varland", (("1", "2"),)),
    # a Chinese pair, a Japanese pair of that same ferry, and a mayor who has nothing to do with it
    "cjk": Want("*", (("1", "2", "4", "5"), ("3",))),
    # a heap cleaned and a heap that leaks, fires of two days in two halls
    "enumerated": Want("oldport", (("1",), ("2",), ("4",)),),
    # Tbilisi and Atlanta
    "georgia": Want("georgia", (("1",), ("2",))),
    # one page that grows
    "liveblog": Want("varland", (("1", "2", "3"),)),
    # three of one surname, two fires, two courts: one town, seven things
    "oldport-only": Want(
        "oldport", (("w1",), ("w2",), ("w3",), ("t1",), ("t2",), ("v1",), ("v2",)),
        date(2023, 3, 22),
    ),
    # one strait that was closed, in five newsrooms' words
    "same-event-vocab": Want("kessel", (("1", "2", "3", "4", "5"),)),
    "same-surname": Want("oldport", (("1",), ("2",), ("3",))),
    # one barge in English, Ukrainian and German
    "two-languages": Want('oldport OR "Олдпорта"', (("1", "2", "3"),)),
}  # fmt: skip
NOT_YET = {
    "cjk": "a Chinese and a Japanese report of one event stay two sections",
    "georgia": "two places of one name, told in the same words, are taken for one",
    "oldport-only": "two courts of one town that jail for the same deed are taken for one",
    "same-event-vocab": "one of five reports in other words stays alone",
    "two-languages": "the Ukrainian of three reports stays alone",
}
NO_DEVELOPMENTS = {"groups"}  # names the groups of a file that is kept back


def made(name: str) -> Brief:
    want = WANTED[name]
    return brief_of(FOLDER / f"{name}.jsonl", want.query, want.day)


def test_every_file_has_its_value() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(WANTED) | NO_DEVELOPMENTS


@pytest.mark.parametrize("name", rows(WANTED, not_yet=NOT_YET))
def test_there_is_a_section_for_each_development(name: str) -> None:
    want, brief = WANTED[name], made(name)

    cited = [{c.article.id for c in section.citations} for section in brief.sections]
    assert len(cited) == len(want.together)
    assert all(any(ids <= set(one) for one in want.together) for ids in cited)


@pytest.mark.parametrize("name", WANTED)
def test_no_report_is_lost(name: str) -> None:
    ids = [json.loads(line)["id"] for line in (FOLDER / f"{name}.jsonl").read_bytes().splitlines()]

    assert sorted(made(name).account.all) == sorted(ids)


def test_a_live_page_tells_its_newest_entry() -> None:
    (section,) = made("liveblog").sections

    assert "3" in {citation.article.id for citation in section.citations}
