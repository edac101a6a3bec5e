"""Each kind of finding on one small report: what it catches, and what it lets pass."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.check import check, check_articles
from briefer.model import Article
from briefer.text.sentences import passages

TEXT = (
    "The Harbour Authority said on Monday that 40 ships had left the port of Odara since August. "
    "Minister Irene Falk told the Coast Herald she might resign. "
    "“The port will never be sold again,” Falk said. "
    "About 20,000 people fled the flooded district and 300 were wounded. "
    "The council plans to close the old bridge in 2024. "
    "Exports rose by 6% to £5m. "
    "Tomas Brandt accused Lena Vogt of hiding the report. "
    "The mill closed after the river burst its banks. "
    "The union rejected the offer and did not call a strike. "
    "It is likely that the ferry returns in spring. "
    "Pelle has 15 goals. "
    "The United Nations sent a team from Germany."
)
REPORT = Article(
    id="port", title="Odara port", text=TEXT, published=datetime(2023, 8, 30, 9, tzinfo=UTC)
)

PASSES = {
    "number in words": "About twenty thousand people fled the flooded district.",
    "short name": "Falk told the Coast Herald she might resign.",
    "initials": "The UN sent a team from Germany.",
    "people for country": "The United Nations sent a German team.",
    "another verb of saying": "“The port will never be sold again,” Falk stated.",
    "attribution moved to the front": "Falk said: “The port will never be sold again.”",
    "contraction": "The union rejected the offer and didn't call a strike.",
    "synonym": "The union turned down nothing less: the union rejected the offer.",
    "quote with an insertion": "“The port will never be [wholly] sold again,” Falk said.",
    "quote with an ellipsis": "“The port … again,” Falk said.",
    "passive": "Lena Vogt was accused by Tomas Brandt of hiding the report.",
    "day by the calendar": "The Harbour Authority said on 28 August that 40 ships had left the port "
    "of Odara since August.",
}
REFUSED = {
    "number": ("The Harbour Authority said on Monday that 50 ships had left the port.", "number"),
    "unit": ("Exports rose by 6 points to £5m.", "unit"),
    "money": ("Exports rose by 6% to $5m.", "unit"),
    "magnitude": ("Exports rose by 6% to £5bn.", "number"),
    "counted thing": ("About 300 people fled the flooded district.", "exchange"),
    "date": ("The council plans to close the old bridge in 2025.", "date"),
    "weekday": (
        "The Harbour Authority said on Friday that 40 ships had left the port of Odara since August.",
        "date",
    ),
    "name": ("Minister Paul Odenwald told the Coast Herald she might resign.", "name"),
    "quote": ("“The port will always be sold,” Falk said.", "quote"),
    "cut quote": ("“The port will be sold again,” Falk said.", "quote"),
    "negation added": ("Exports did not rise by 6% to £5m.", "negation"),
    "negation dropped": ("The union rejected the offer and did call a strike.", "negation"),
    "opposite": ("The union accepted the offer and did not call a strike.", "opposite"),
    "direction": ("Exports fell by 6% to £5m.", "opposite"),
    "hedge": ("Minister Irene Falk told the Coast Herald she will resign.", "hedge"),
    "plan": ("The council has closed the old bridge in 2024.", "plan"),
    "speaker": ("Lena Vogt said: “The port will never be sold again.”", "speaker"),
    "attribution": ("40 ships had left the port of Odara since August.", "attribution"),
    "roles": ("Lena Vogt accused Tomas Brandt of hiding the report.", "roles"),
    "cause": ("The river burst its banks after the mill closed.", "cause"),
    "order of time": ("The mill closed before the river burst its banks.", "opposite"),
    "reason": ("The mill closed because the owner died.", "reason"),
    "nothing to do with it": ("Astronomers found two moons of a distant dwarf.", "evidence"),
}


@pytest.mark.parametrize("claim", PASSES.values(), ids=PASSES.keys())
def test_a_harmless_change_passes(claim: str) -> None:
    verdict = check_articles(claim, [REPORT])

    assert verdict.supported, verdict.findings


@pytest.mark.parametrize(("claim", "kind"), REFUSED.values(), ids=REFUSED.keys())
def test_a_claim_that_goes_too_far_is_refused_by_the_check_that_is_meant(
    claim: str, kind: str
) -> None:
    verdict = check_articles(claim, [REPORT])

    assert not verdict.supported
    assert kind in {finding.check for finding in verdict.findings}, verdict.findings


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("It is highly likely that the ferry returns in spring.", "likelihood"),
        ("It is likely with high confidence that the ferry returns in spring.", "mixed scales"),
    ],
)
def test_likelihood_and_confidence_are_scales_of_their_own(claim: str, kind: str) -> None:
    verdict = check_articles(claim, [REPORT])

    assert kind in {finding.check for finding in verdict.findings}


@pytest.mark.parametrize("claim", ["", "   ", "\n"])
def test_an_empty_claim_is_refused(claim: str) -> None:
    verdict = check_articles(claim, [REPORT])

    assert not verdict.supported
    assert "empty" in verdict.findings[0].detail


def test_a_claim_without_articles_is_refused() -> None:
    assert not check_articles("Exports rose by 6%.", []).supported


def test_what_stands_only_elsewhere_in_the_article_is_not_in_the_passage() -> None:
    exports = next(p for p in passages(REPORT) if p.text.startswith("Exports"))

    verdict = check("Exports rose by 6% to £5m, said Tomas Brandt, in 2024.", [exports])

    assert not verdict.supported
    assert all(citation.article is REPORT for citation in verdict.evidence)


def test_a_stitched_claim_says_only_what_both_passages_together_say() -> None:
    found = passages(REPORT)
    both = [p for p in found if p.text.startswith(("Exports", "The council"))]

    stitched = "Exports rose by 6% to £5m. The council plans to close the old bridge in 2024."
    assert check(stitched, both).supported
    assert not check(stitched, both[:1]).supported


UKRAINIAN = Article(
    id="uk",
    title="",
    language="uk",
    text="У Бахмуті поранено двадцять тисяч осіб, заявив речник Олег Марчук. "
    "Війська не залишили місто. «Ми тримаємо оборону», – сказав він.",
)


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("У Бахмуті поранено 20 000 осіб, заявив речник Олег Марчук.", True),
        ("У Бахмуті поранено 30 000 осіб, заявив речник Олег Марчук.", False),
        ("Війська залишили місто.", False),
        ("«Ми залишимо оборону», – сказав він.", False),
        ("У Бахмуті поранено двадцять тисяч осіб, заявив речник Іван Савчук.", False),
        ("У Бахмуті поранено двадцять тисяч осіб.", False),
    ],
)
def test_ukrainian_numbers_names_quotes_and_denials_are_checked(
    claim: str, supported: bool
) -> None:
    assert check_articles(claim, [UKRAINIAN]).supported is supported


def test_the_score_ranks_a_true_sentence_above_a_false_one() -> None:
    true = check_articles("About twenty thousand people fled the flooded district.", [REPORT])
    false = check_articles("Paul Odenwald sold 90 bridges in Norway in 1987.", [REPORT])

    assert 0.0 <= false.score < true.score <= 1.0
