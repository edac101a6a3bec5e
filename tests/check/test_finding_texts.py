"""What a finding says to a reader: the words at fault, and what the source has instead."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from briefer.check import Verdict, check_articles
from briefer.model import Article

REPORT = Article(
    id="r",
    title="",
    published=datetime(2022, 9, 14, tzinfo=UTC),
    text=(
        "The old bridge at Marrow was damaged by a barge on Monday, the mayor Ada Lind said. "
        "Repairs may cost about 300,000 euros and last six weeks. "
        "An official said that 4,000 people cross the bridge each day. "
        "The council of Tarn plans to buy a ferry with 40 seats. "
        "“We were lucky that nobody stood on it,” Lind told reporters. "
        "The harbour did not close after the collision. "
        "Traffic rose by 12 percent because the ring road was closed. "
        "Jonas Weir praised the divers, and Petra Holm thanked the crew. "
        "It is likely that the western arch will be rebuilt."
    ),
)
TEXTS = {
    "number": (
        "An official said that 9,000 people cross the bridge each day.",
        "the source does not have the number 9,000; it has “4,000 people”",
    ),
    "unit": (
        "Repairs may cost about 300,000 dollars and last six weeks.",
        "the claim says “300,000 dollars” where the source says “300,000 euros”",
    ),
    "date": (
        "The old bridge at Marrow was damaged by a barge on Friday, the mayor Ada Lind said.",
        "the source does not say “Friday”; it says “Monday”",
    ),
    "name": (
        "The old bridge at Marrow was damaged by a barge on Monday, the mayor Olga Brandt said.",
        "the source does not name “Olga Brandt”; here it names “Ada Lind”",
    ),
    "quote": (
        "“We were lucky that it held,” Lind told reporters.",
        "the words in quote marks, “We were lucky that it held,”, do not stand in the source",
    ),
    "negation": (
        "The harbour closed after the collision.",
        "the source says “not close”, the claim leaves the denial out",
    ),
    "opposite": (
        "Traffic fell by 12 percent because the ring road was closed.",
        "the claim says “fell” where the source says “rose”",
    ),
    "hedge": (
        "Repairs will cost about 300,000 euros and last six weeks.",
        "the source says it with “may”, the claim without",
    ),
    "plan": (
        "The council of Tarn bought a ferry with 40 seats.",
        "the source says “plans to buy”: a plan, which the claim prints as done",
    ),
    "exchange": (
        "The council of Tarn plans to buy a crane with 40 seats.",
        "the claim says “crane” where the source says “ferry”",
    ),
    "addition": (
        "The council of Tarn in Norway plans to buy a ferry with 40 seats.",
        "the claim adds “Norway”, which the sentence it follows does not have",
    ),
    "roles": (
        "Ada Lind damaged the old bridge.",
        "the doer of “damaged” is “Ada Lind” in the claim and “barge” in the source",
    ),
    "attribution": (
        "4,000 people cross the bridge each day.",
        "the source has “An official said”, the claim prints it as fact",
    ),
    "plural": (
        "Officials said that 4,000 people cross the bridge each day.",
        "the claim has “officials”, more than one; the source has “An official”",
    ),
    "speaker": (
        "Petra Holm said that 4,000 people cross the bridge each day.",
        "the claim has “Petra Holm” say it, in the source it is “official”",
    ),
    "likelihood": (
        "It is highly likely that the western arch will be rebuilt.",
        "the claim says “highly likely”, the source “likely”: not the same likelihood",
    ),
    "mixed scales": (
        "It is likely, with high confidence, that the western arch will be rebuilt.",
        "the claim mixes a likelihood (“likely”) with a confidence (“high confidence”): how likely "
        "a thing is and how sure the author is belong in two sentences",
    ),
    "reason": (
        "The council of Tarn plans to buy a ferry because of the floods.",
        "the source does not give this reason: “because of the floods”",
    ),
    "coverage": (
        "The bridge collapsed.",
        "too little of the claim is in the source, which has nothing of “collapsed”",
    ),
    "evidence": (
        "Penguins danced merrily in Antarctica.",
        "nothing in the source supports this: it has nothing of “Penguins”, “danced”, “merrily”, "
        "“Antarctica”",
    ),
    "unsaid": (
        "The council of Tarn quietly plans to buy a ferry with 40 seats.",
        "nothing in the source says “quietly”",
    ),
}
MORE = Article(
    id="m", title="", text="At least 12 people were hurt in the crash, Weir said. It rained."
)


def texts(verdict: Verdict) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in verdict.findings:
        found.setdefault(finding.check, []).append(finding.detail)
    return found


@pytest.mark.parametrize(("kind", "claim", "text"), [(k, *v) for k, v in TEXTS.items()], ids=TEXTS)
def test_the_finding_names_the_words_at_fault_and_those_of_the_source(
    kind: str, claim: str, text: str
) -> None:
    assert text in texts(check_articles(claim, [REPORT])).get(kind, []), texts(
        check_articles(claim, [REPORT])
    )


def test_a_lost_limit_is_named() -> None:
    found = texts(check_articles("12 people were hurt in the crash, Weir said.", [MORE]))

    assert found["limit"] == ["the source says at least 12, the claim 12"]


@pytest.mark.parametrize(("claim", "text"), TEXTS.values(), ids=TEXTS)
def test_every_finding_reads_as_a_clause_and_names_words_of_the_claim_or_the_source(
    claim: str, text: str
) -> None:
    del text
    for finding in check_articles(claim, [REPORT]).findings:
        assert re.match(r"(the|too|nothing|there|“|who|a) ?", finding.detail), finding
        assert not finding.detail.endswith((".", " ")), finding
        assert "  " not in finding.detail
        assert finding.words or finding.check == "evidence"
