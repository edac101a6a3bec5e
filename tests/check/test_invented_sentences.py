"""Seventeen sentences about one report: three say what it says, fourteen go too far."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.check import check, check_articles
from briefer.model import Article
from briefer.text.sentences import passages

REPORT = Article(
    id="report",
    title="Shelling continues around Bakhmut",
    publisher="Steppe Courier",
    published=datetime(2023, 3, 22, 18, tzinfo=UTC),
    text=(
        "Russian forces shelled the western approaches to Bakhmut overnight, the regional "
        "governor Pavlo Lysenko said on Wednesday. "
        "Lysenko said at least 12 people were wounded in the town of Kostiantynivka. "
        "Ukrainian troops did not withdraw from the eastern bank of the river. "
        "A spokesman for the Ukrainian command, Oleh Marchuk, said the defenders had repelled "
        "17 attacks since Monday. "
        "Moscow's defence ministry claimed that its units had captured the metal works in the "
        "north of the town; Kyiv denied it. "
        "“We hold the line and we will not give it up,” Marchuk told reporters. "
        "Analysts at the Dnipro Institute judged it a realistic possibility that the assault "
        "would lose momentum in April. "
        "About 4,000 civilians remain in the town, down from 70,000 before the war."
    ),
)

FAITHFUL = {
    "a people for its forces": "Moscow's troops shelled the western approaches to Bakhmut overnight.",
    "its own words": "Ukrainian troops did not withdraw from the eastern bank of the river.",
    "in other figures": "Marchuk said the defenders had repelled seventeen attacks since Monday.",
}
WRONG = {
    "invented name": "The regional governor Stepan Hrytsenko said Russian forces shelled Bakhmut.",
    "wrong number": "Lysenko said at least 21 people were wounded in the town of Kostiantynivka.",
    "invented year": "Russian forces shelled the western approaches to Bakhmut in 2019.",
    "actor swap": "Ukrainian forces shelled the western approaches to Bakhmut overnight, "
    "the regional governor Pavlo Lysenko said on Wednesday.",
    "negation flip": "Ukrainian troops withdrew from the eastern bank of the river.",
    "disputed claim as fact": "Moscow's units had captured the metal works in the north of the town.",
    "dropped hedge": "The assault will lose momentum in April.",
    "dropped at least": "Lysenko said 12 people were wounded in the town of Kostiantynivka.",
    "east for west": "Russian forces shelled the eastern approaches to Bakhmut overnight, the "
    "regional governor Pavlo Lysenko said on Wednesday.",
    "attribution swap": "Moscow's defence ministry said the defenders had repelled 17 attacks "
    "since Monday.",
    "invented cause": "Russian forces shelled the western approaches to Bakhmut overnight because "
    "of the failed talks.",
    "invented quote": "“The line will never break,” Marchuk told reporters.",
    "killed for wounded": "Lysenko said at least 12 people were killed in the town of "
    "Kostiantynivka.",
    "last week for overnight": "Russian forces shelled the western approaches to Bakhmut last week.",
}


@pytest.mark.parametrize("claim", FAITHFUL.values(), ids=FAITHFUL.keys())
def test_a_faithful_sentence_passes(claim: str) -> None:
    verdict = check_articles(claim, [REPORT])

    assert verdict.supported, verdict.findings
    assert verdict.evidence


@pytest.mark.parametrize("claim", WRONG.values(), ids=WRONG.keys())
def test_a_sentence_that_goes_too_far_is_refused(claim: str) -> None:
    verdict = check_articles(claim, [REPORT])

    assert not verdict.supported
    assert verdict.findings
    assert all(finding.detail for finding in verdict.findings)


@pytest.mark.parametrize("claim", WRONG.values(), ids=WRONG.keys())
def test_it_is_refused_with_the_passage_it_cites_too(claim: str) -> None:
    cited = [max(passages(REPORT), key=lambda p: len(set(p.text.split()) & set(claim.split())))]

    assert not check(claim, cited).supported


def test_a_label_that_was_never_shown_has_no_passage_and_is_refused() -> None:
    verdict = check("Russian forces shelled Bakhmut.", [])

    assert not verdict.supported
    assert [finding.check for finding in verdict.findings] == ["evidence"]
    assert verdict.findings[0].blocking


@pytest.mark.parametrize("passage", passages(REPORT), ids=lambda p: f"{p.field}{p.index}")
def test_every_sentence_of_the_report_passes_as_it_stands(passage: object) -> None:
    text = passage.text  # type: ignore[attr-defined]

    assert check_articles(text, [REPORT]).supported
    assert check(text, [passage]).supported  # type: ignore[list-item]


def test_the_sentences_of_a_claim_are_judged_one_by_one_and_the_findings_united() -> None:
    claim = f"{FAITHFUL['its own words']} {WRONG['wrong number']}"

    verdict = check_articles(claim, [REPORT])

    assert not verdict.supported
    assert any("21" in finding.detail for finding in verdict.findings)
    assert len(verdict.evidence) >= 2
