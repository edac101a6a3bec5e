"""Rarer ways to be wrong, and to be right in other words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.check import Verdict, check, check_articles
from briefer.check.engine import sentence_signs
from briefer.model import Article
from briefer.text.sentences import passages

REPORT = Article(
    id="r",
    title="",
    published=datetime(2021, 5, 6, tzinfo=UTC),
    text=(
        "Robert Quill, the mayor of Ostrava, opened the Vantage Bridge on 4 May. "
        "Two trucks and three vans were towed away from the yard. "
        "The inquiry ended in August. It had begun in 2019. "
        "The World Health Organisation praised the nurses of Derby Hospital. "
        "Lena Marsh visited the flooded market with her brother Colin. "
        "“It was a truly dreadful, cold and hungry winter,” Marsh recalled. "
        "The chairman did not sign the accord. "
        "The army does not allow visits. "
        "Rangers beat Rovers and moved up to second place. "
        "The tower stands 30 metres high and has 12 floors. "
        "The exhibition drew 5,000 guests; the concert drew 900."
    ),
)
PASSES = {
    "a sum of amounts": "Five trucks and vans were towed away from the yard.",
    "month and year from two sentences": "The inquiry ended in August 2019.",
    "short first name": "Rob Quill, the mayor of Ostrava, opened the Vantage Bridge on 4 May.",
    "letters for a name": "The WHO praised the nurses of Derby Hospital.",
    "a spelling near the name": "The mayor of Ostrava opened the Vantege Bridge on 4 May.",
    "no capitals at all": "the tower stands 30 metres high and has 12 floors.",
    "no denial, said twice": "The army allows no visits.",
    "part of a quotation": "Marsh recalled a “hungry winter”.",
    "day of publication": "On Thursday 6 May the tower has 12 floors.",
}
FINDINGS = {
    "name unknown in a free rendering": ("In Bratislava the nurses were praised a lot.", "name"),
    "family name unknown": ("Colin Hartwell visited a market.", "name"),
    "number of something else": ("The market drew 12 guests.", "number far"),
    "time of day": ("Late last night nurses were praised by the organisation.", "time"),
    "denial lost in a free rendering": ("Late that day the chairman did sign.", "denial lost"),
    "denial that nobody made": ("The nurses never got any praise for it.", "negation"),
    "words cut from a quotation": (
        "“It was a truly dreadful, hungry winter,” Marsh recalled.",
        "quote",
    ),
    "lost words inside a quotation": (
        "“It was a truly dreadful, cold and hungry,” Marsh recalled.",
        "quote",
    ),
    "too little in common": (
        "Guests of the zoo fed penguins, seals, otters and lemurs at the yard.",
        "coverage",
    ),
    "time order": ("The inquiry ended in 2023.", "date"),
    "another unit of length": ("The tower stands 30 feet high and has 12 floors.", "unit"),
}


def kinds(verdict: Verdict) -> set[str]:
    return {finding.check for finding in verdict.findings}


@pytest.mark.parametrize("claim", PASSES.values(), ids=PASSES.keys())
def test_other_words_for_the_same_pass(claim: str) -> None:
    verdict = check_articles(claim, [REPORT])

    assert verdict.supported, verdict.findings


@pytest.mark.parametrize(("claim", "kind"), FINDINGS.values(), ids=FINDINGS.keys())
def test_the_finding_is_named(claim: str, kind: str) -> None:
    assert kind in kinds(check_articles(claim, [REPORT]))


def test_a_quotation_from_elsewhere_is_not_in_the_cited_passage() -> None:
    army = next(p for p in passages(REPORT) if p.text.startswith("The army"))

    verdict = check("The army does not allow visits “of the nurses”.", [army])
    other = check("The army does not allow visits to “the flooded market”.", [army])

    assert "quote" in kinds(verdict)
    assert "quote" in kinds(other)


def test_a_date_from_elsewhere_is_doubtful_with_the_passage_given() -> None:
    nurses = next(p for p in passages(REPORT) if p.text.startswith("Lena"))

    verdict = check("Lena Marsh visited the flooded market with her brother in 2019.", [nurses])

    assert not verdict.supported
    assert "date context" in kinds(verdict)


def test_a_name_swapped_for_another_of_the_same_article_is_refused() -> None:
    verdict = check_articles(
        "Robert Quill visited the flooded market with her brother Colin.", [REPORT]
    )

    assert not verdict.supported


def test_the_signs_of_a_verbatim_sentence_are_none() -> None:
    assert sentence_signs("The inquiry ended in August.", [REPORT]) == (None,)
    (signs,) = sentence_signs("The inquiry ended in July.", [REPORT])

    assert signs is not None
    assert signs["date"] == 1.0
