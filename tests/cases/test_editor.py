"""What an editor saw in single briefs, each pinned through a whole brief.

They lie outside of the project; where they are not there the tests say so and are skipped.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefer.model import Brief
from briefer.store import open_store
from tests.app.test_readers_window import Desk
from tests.cases.whole import CASES, Shown, brief_of, needs_cases

FOLDER = CASES / "editor"
DAY = date(2026, 3, 2)
STOPPED = (
    "The harbour board stopped all ferries to Sellin island on Monday after inspectors found"
    " cracks in the hull of the largest ship"
)
PINNED = {
    *("NOTES.md", "mem", "copy_counts.jsonl", "dis_a.jsonl", "dis_b.jsonl", "dis_c.jsonl"),
    *("dot.jsonl", "nodot.jsonl", "magnitude.jsonl", "offtopic.jsonl", "spelling.jsonl"),
    "stale.jsonl",
}

pytestmark = needs_cases


def made(name: str, query: str) -> Brief:
    return brief_of(FOLDER / f"{name}.jsonl", query, DAY)


def test_every_file_is_pinned() -> None:
    assert {path.name for path in FOLDER.iterdir()} == PINNED


@pytest.mark.parametrize("name", ["nodot", "dot"])
def test_a_summary_is_a_sentence_with_and_without_its_full_stop(name: str) -> None:
    (line,) = made(name, "ferry OR ferries").bullets

    assert line.text.rstrip(".") == STOPPED


def test_two_magnitudes_are_a_dispute_with_both_sources() -> None:
    brief = made("magnitude", "earthquake")

    (dispute,) = [item for section in brief.sections for item in section.disagreements]
    assert [("7.8" in side.text, "7.6" in side.text) for side in dispute.sides] in (
        [(True, False), (False, True)], [(False, True), (True, False)],
    )  # fmt: skip
    assert set(brief.account.cited) == {"c1", "c2"}


def test_pictures_of_the_week_do_not_stand_before_the_event_of_the_day() -> None:
    brief = made("offtopic", "norhaven")

    assert [{c.article.id for c in section.citations} for section in brief.sections] == [{"g1"}]
    assert brief.account.not_cited == ("g2",)


def test_he_is_told_right_below_the_line_that_names_him() -> None:
    lines = [bullet.text for bullet in made("offtopic", "norhaven").bullets]

    leaning = [n for n, line in enumerate(lines) if " he " in line]
    assert lines[0].startswith("The mercenary chief agreed")
    assert all(line - 1 == 0 for line in leaning)


def test_what_was_to_be_signed_is_not_told_beside_its_signing() -> None:
    shown = Shown.of(made("stale", "toll"))

    assert any("has signed" in line for line in shown.lines)
    assert not [t for t in shown.everything if "scheduled" in t or "to sign" in t]


def test_a_copy_is_no_second_publisher() -> None:
    brief = made("copy_counts", "norhaven")

    assert brief.account.copy == ("f2",)
    assert [section.publishers for section in brief.sections] == [("Harbour Wire",)]


@pytest.mark.parametrize("query", ["G7", "G-7", '"Group of Seven"'])
def test_all_spellings_of_a_name_are_found_by_each(query: str) -> None:
    brief = made("spelling", query)

    assert brief.account.off_topic == ()
    assert len(brief.sections) == 1


SIDES = {
    "dis_a": ("had captured the whole city", "denied"),
    "dis_b": ("has captured the whole city", "Tarvo"),
    "dis_c": ("had advanced a mile", "Garland denies Tarvo"),
}


@pytest.mark.parametrize("name", SIDES)
def test_claim_and_denial_are_one_dispute_in_one_section(name: str) -> None:
    claim, counter = SIDES[name]

    (section,) = made(name, "norhaven").sections

    (dispute,) = section.disagreements
    assert any(claim in side.text for side in dispute.sides)
    assert any(counter in side.text for side in dispute.sides)
    assert len([b for b in section.bullets if claim in b.text]) <= 1


@pytest.mark.xfail(reason="a fact in quite other words is not known again", strict=True)
def test_a_delivered_fact_in_other_words_is_no_update(tmp_path: Path) -> None:
    first = datetime(2026, 3, 2, 18, tzinfo=UTC)
    with open_store(tmp_path / "briefer.db") as store:
        desk = Desk(tmp_path, store)
        desk.topic = "norhaven"
        made = []
        for day, name in enumerate(("d1", "d2")):
            desk.feed.write_bytes((FOLDER / "mem" / f"{name}.jsonl").read_bytes())
            made.append(desk.deliver(first + timedelta(days=day)).brief)

    assert ["lost more than 20,000 men" in bullet.text for bullet in made[0].bullets] == [True]
    assert [bullet.text for bullet in made[1].bullets] == []
    assert "h2" in made[1].account.not_cited
