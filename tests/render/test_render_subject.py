"""The subject of a mail: what is first in the brief, its topic and its day, in little room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.model import Brief, Correction
from briefer.render.subject import subject
from tests.render.printed_briefs import WINDOW, empty_brief, full_brief, hostile_brief

TAKEN_BACK = Correction("Two were killed.", "", "bridge", "Harbour Times", WINDOW.since)


def headed(headline: str | None, **others: str) -> Brief:
    brief = full_brief()
    first = replace(brief.sections[0], headline=headline)
    return replace(brief, sections=(first, *brief.sections[1:]), **others)  # type: ignore[arg-type]


def test_the_first_development_leads() -> None:
    assert subject([full_brief()]) == "Bakhmut: Bridge destroyed · 22 March"


def test_without_a_heading_its_first_line_leads() -> None:
    assert (
        subject([headed(None)])
        == "Bakhmut: The bridge over the Bakhmutka fell on Tuesday · 22 March"
    )


def test_the_topic_goes_by_its_title() -> None:
    assert subject([headed("Bridge destroyed", title="The front")]).startswith("The front: Bridge")


def test_a_long_heading_is_cut_between_words() -> None:
    made = subject([headed("The council of the harbour town claims " * 6)])

    assert len(made) <= 98
    assert made.endswith("… · 22 March")
    assert made.split("…")[0].split()[-1] in {
        "The",
        "council",
        "of",
        "the",
        "harbour",
        "town",
        "claims",
    }


def test_a_long_topic_leaves_room_for_what_is_first() -> None:
    made = subject([headed("Bridge destroyed", topic="a very long topic " * 12)])

    assert "Bridge destroyed" in made
    assert len(made) <= 98


def test_a_digest_leads_with_the_first_topic_that_has_news() -> None:
    made = subject([empty_brief(), full_brief(), empty_brief("Wood")])

    assert made == "Bakhmut: Bridge destroyed · 2 more topics · 22 March"


def test_nothing_new_is_said_with_the_day() -> None:
    assert subject([empty_brief(), empty_brief("Wood")]) == (
        "Grain, Wood: nothing new, Wednesday 22 March 2023"
    )


def test_a_brief_of_corrections_alone_says_so_and_repeats_none() -> None:
    made = subject([replace(empty_brief(), corrections=(TAKEN_BACK,))])

    assert made == "Grain: Corrections · 22 March"


def test_another_language_has_its_own_day() -> None:
    assert subject([headed("Міст зруйновано", language="uk")]) == (
        "Bakhmut: Міст зруйновано · 22 березня"
    )


@pytest.mark.parametrize(
    "text", ["a\r\nBcc: v@evil.example", "\u202egnp", "x\x1b[2J", "=?utf-8?b?WA==?=", "a\u2028b"]
)
def test_a_hostile_heading_is_one_line_of_letters(text: str) -> None:
    made = subject([hostile_brief([text])])

    assert made.isprintable()
    assert len(made) <= 98
