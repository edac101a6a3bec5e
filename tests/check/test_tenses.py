"""What is to come is not printed as done, nor the reverse."""

from __future__ import annotations

import pytest

from briefer.check import check
from briefer.model import Article, Passage
from briefer.text.sentences import passages


def cited(text: str) -> tuple[Passage, ...]:
    return passages(Article("", text, id="a"))


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The council opened the bridge on Monday.", "The council will open the bridge on Monday."),
        ("The council will open the bridge on Monday.", "The council opened the bridge on Monday."),
        ("Two wells will be closed, the mayor said.", "Two wells were closed, the mayor said."),
        ("The firm won't sell its ferry.", "The firm did not sell its ferry."),
        (
            "The army took one village and will leave another.",
            "The army left another village.",
        ),
    ],
)
def test_time_turned_round_is_found(source: str, claim: str) -> None:
    assert "tense" in {finding.check for finding in check(claim, cited(source)).findings}


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The council will open the bridge.", "The council would open the bridge."),
        ("The council will open the bridge.", "The council is to open the bridge."),
        (
            "The council will open the bridge on Monday.",
            "On Monday the council will open the bridge.",
        ),
        ("The council will soon officially open the bridge.", "The council will open the bridge."),
        (
            "The council opened the old bridge and will close the ferry.",
            "The council opened the old bridge.",
        ),
    ],
)
def test_the_same_time_in_other_words_is_no_tense(source: str, claim: str) -> None:
    assert "tense" not in {finding.check for finding in check(claim, cited(source)).findings}


def test_the_finding_shows_both() -> None:
    (finding,) = [
        f
        for f in check(
            "Two wells were closed on Monday.", cited("Two wells will be closed on Monday.")
        ).findings
        if f.check == "tense"
    ]

    assert finding.detail == "the claim says “were closed” where the source says “will be closed”"
