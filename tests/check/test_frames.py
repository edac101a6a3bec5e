"""Who says it may stand at either end of a bullet, and may say it with another plain verb."""

from __future__ import annotations

import pytest

from briefer.brief.held import refused
from briefer.check import restated
from briefer.model import Article, Passage
from briefer.text.sentences import passages

BEHIND = "Divers raised 14 crates from the wreck on Friday, harbour police said."
BOTH = "Harbour police said on Friday that divers raised 14 crates from the wreck and sank 30."
BEFORE = "The ministry said on Wednesday that 41 wells were closed near Halden."


def cited(text: str) -> tuple[Passage, ...]:
    return passages(Article("", text, id="a"))


@pytest.mark.parametrize(
    ("source", "bullet"),
    [
        (BEHIND, "Harbour police said divers raised 14 crates from the wreck on Friday."),
        (BEHIND, "Harbour police said that divers raised 14 crates from the wreck on Friday."),
        (BEHIND, "According to harbour police, divers raised 14 crates from the wreck on Friday."),
        (BEHIND, "Divers raised 14 crates from the wreck on Friday, harbour police stated."),
        (BEFORE, "41 wells were closed near Halden, the ministry said on Wednesday."),
        (BEFORE, "Wells were closed near Halden, the ministry said."),
    ],
)
def test_a_moved_speaker_is_printed(source: str, bullet: str) -> None:
    assert refused(bullet, cited(source)) == ()


@pytest.mark.parametrize(
    ("source", "bullet"),
    [
        (BEHIND, "Customs officers said divers raised 14 crates from the wreck on Friday."),
        (BEHIND, "Harbour police said divers raised 41 crates from the wreck on Friday."),
        (BEHIND, "Harbour police said divers had not raised 14 crates from the wreck on Friday."),
        (BEHIND, "Harbour police denied that divers raised 14 crates from the wreck on Friday."),
        (BEHIND, "Divers raised 14 crates from the wreck on Friday."),
        (BOTH, "Harbour police said on Friday that divers sank 14 crates from the wreck."),
        (BEFORE, "41 wells were closed near Halden, the army said on Wednesday."),
        (BEFORE, "41 wells were closed near Halden, the ministry said on Thursday."),
        (BEFORE, "41 wells will be closed near Halden, the ministry said on Wednesday."),
    ],
)
def test_a_moved_speaker_hides_no_other_change(source: str, bullet: str) -> None:
    assert refused(bullet, cited(source))


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("The mayor said on Monday that roads were closed.",
         "Roads were closed, the mayor said on Monday."),
        ("According to Ada Lind, two roads were closed.", "Two roads were closed, Ada Lind said."),
        ("The roads were closed, Ada Lind said on Monday.",
         "Ada Lind said on Monday that the roads were closed."),
    ],
)  # fmt: skip
def test_the_other_order_says_the_same(claim: str, other: str) -> None:
    assert list(restated(claim)) == [other]


@pytest.mark.parametrize(
    "claim",
    [
        "Roads were closed.",
        'The mayor said: "Roads were closed."',
        "The mayor said roads were closed and the police said they were open.",
        "said",
        "",
    ],
)
def test_what_no_single_speaker_frames_stays_as_it_is(claim: str) -> None:
    assert list(restated(claim)) == []
