"""Where a finding begins and ends: each case stands close on one side of a limit."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefer.check import Verdict, check, check_articles
from briefer.check.kinds import KINDS
from briefer.model import Article
from briefer.text.sentences import passages


def article(text: str, written: date = date(2024, 5, 8)) -> Article:
    day = datetime(written.year, written.month, written.day, 9, tzinfo=UTC)
    return Article(id="a", title="", text=text, published=day)


def held(claim: str, text: str) -> Verdict:
    return check_articles(claim, [article(text)])


def kinds(verdict: Verdict) -> set[str]:
    return {finding.check for finding in verdict.findings}


DECADES = "The mine in Tarn was closed in 1990. The river was cleaned in the 1980s. It rained."


@pytest.mark.parametrize(
    "claim",
    [
        "The mine in Tarn was closed in the 2000s.",
        "The river was cleaned in 1980.",
        "In 1980 the river was cleaned at last.",
    ],
)
def test_a_decade_is_no_year_and_a_year_no_other_decade(claim: str) -> None:
    verdict = held(claim, DECADES)
    cited = check(claim, passages(article(DECADES)))

    assert "date" in kinds(verdict)
    assert not verdict.supported
    assert not cited.supported


@pytest.mark.parametrize(
    "claim", ["In the 1980s the river was cleaned.", "The mine in Tarn was closed in 1990."]
)
def test_a_decade_is_the_same_decade_and_a_year_the_same_year(claim: str) -> None:
    assert held(claim, DECADES).supported


def test_a_month_and_a_decade_make_no_month_of_a_year() -> None:
    text = "The mine in Tarn was closed in August. The river was cleaned in the 1980s."

    assert "date" in kinds(held("The mine in Tarn was closed in August 1980.", text))


def test_the_year_an_article_was_published_in_is_no_decade() -> None:
    source = article("The mine in Tarn was closed.", date(2020, 5, 8))

    assert "date" not in kinds(check_articles("The mine was closed in 2020.", [source]))
    assert "date" in kinds(check_articles("The mine was closed in the 2020s.", [source]))


FEAST = (
    "The mayor of Tarn opened a library by the river. The train was late. "
    "A choir of miners sang songs in the old square. The weather was mild. "
    "Bakers gave away bread to visitors. Nobody minded. "
    "Fireworks over the castle ended the feast at midnight."
)


def test_a_claim_may_stand_on_four_sentences() -> None:
    claim = "A library opened, miners sang, bakers gave away bread and fireworks ended the feast."

    verdict = held(claim, FEAST)

    assert verdict.supported
    assert {citation.quote.split()[0] for citation in verdict.evidence} == {
        "The", "A", "Bakers", "Fireworks",
    }  # fmt: skip
    assert not verdict.findings


def test_a_source_that_has_it_both_ways_round_turns_nothing_round() -> None:
    both = "Vogt accused Brandt of theft on Monday, and Brandt accused Vogt of lies."
    one = "Vogt accused Brandt of theft on Monday, and Brandt left the town."

    assert "roles" not in kinds(held("Brandt accused Vogt of lies.", both))
    assert "roles" not in kinds(held("Brandt accused Vogt of theft.", both))
    assert "roles" in kinds(held("Brandt accused Vogt of theft.", one))


def test_a_freer_rendering_that_tells_as_done_what_is_to_come_is_refused_for_that_alone() -> None:
    text = "Parliament will vote on the law on Friday, when the new budget is to be read."
    true = "On Friday, in a session, parliament will vote on the law and read the new budget."
    false = "On Friday, in a session, parliament voted on the law and read the new budget."

    assert held(true, text).supported
    assert not held(false, text).supported
    assert kinds(held(false, text)) - kinds(held(true, text)) == {"tense"}


LAKE = (
    "The council of Tarn bought a ferry for the lake crossing in the north. It rained. "
    "The sun rose. The ferry in Marrow was sold. The north was cold. The shops were open."
)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("In Marrow a ferry for the lake crossing was bought.", "name astray"),
        ("In Tarn a ferry for the lake crossing was bought.", ""),
    ],
)
def test_a_name_whose_best_sentence_has_a_fifth_of_the_rest_is_not_where_the_rest_is(
    claim: str, kind: str
) -> None:
    verdict = held(claim, LAKE)

    assert {k for k in kinds(verdict) if k.startswith("name")} == ({kind} if kind else set())
    assert verdict.supported is not bool(kind)


def test_the_month_of_may_is_no_hedge() -> None:
    text = "The strike of the pilots hurt trade in May and drew 900 people."

    assert "hedge" not in kinds(held("The strike of the pilots drew 900 people.", text))
    assert "hedge" in kinds(
        held(
            "The strike of the pilots drew 900 people.", text.replace("in May and", "and may have")
        )
    )


RESCUE = (
    "Ada Lund and Per Hall were rescued from the burning ferry by divers, the harbour master told "
    "a local newspaper on Monday evening. The blaze broke out in the kitchen."
)


@pytest.mark.parametrize(
    ("number", "kind"), [("Two", "number few"), ("Four", "number few"), ("Five", "number")]
)
def test_a_writer_counts_up_to_four_for_himself(number: str, kind: str) -> None:
    claim = f"{number} sailors were rescued by divers when a blaze broke out in the kitchen."

    assert {k for k in kinds(held(claim, RESCUE)) if k.startswith("number")} == {kind}


def test_who_reported_it_may_go_where_the_claim_has_a_speaker_and_names_him_too() -> None:
    text = "Falk said that the port was safe for ships of any size, the Herald reported."

    said = held("Falk said that the port was safe for ships of any size, in the Herald.", text)
    bare = held("The port was safe for ships of any size.", text)

    assert not {"attribution", "attribution thin"} & kinds(said)
    assert {"attribution", "attribution thin"} & kinds(bare)


def test_a_will_that_opens_the_sentence_is_to_come_too() -> None:
    text = "Will open on Monday: the old bridge at Marrow."

    assert "tense" in kinds(held("Opened on Monday: the old bridge at Marrow.", text))
    assert "tense" not in kinds(held("Will open: the old bridge at Marrow.", text))


def test_a_denial_is_named_with_the_word_that_it_denies() -> None:
    (found,) = (
        finding
        for finding in held(
            "The mill never reopened after the flood of May.",
            "The mill reopened after the flood of May.",
        ).findings
        if finding.check == "negation"
    )

    assert found.detail == "the claim says “never reopened”, a denial that the source does not make"


@pytest.mark.parametrize(
    ("claim", "blocks"),
    [("Olaf Berg praised rescue divers.", True), ("Olaf Berg praised the swift divers.", False)],
)
def test_a_strange_name_blocks_where_three_of_five_words_are_the_sources(
    claim: str, blocks: bool
) -> None:
    found = held(claim, "Mia praised the rescue divers. The mayor spoke.").findings

    assert {finding.blocking for finding in found if finding.check == "name"} == {blocks}


def test_a_doubt_that_tells_in_a_near_copy_refuses_no_free_rendering_in_many_small_words() -> None:
    text = "Officials may close schools."
    near = held("Officials will close schools.", text)
    free = held("It is so that officials will be out there to close the schools.", text)

    assert "hedge" in kinds(near) & kinds(free)
    assert not near.supported
    assert not KINDS["hedge"].refuses(0.5)


def test_an_adverb_before_a_name_is_no_part_of_it() -> None:
    text = "Lena Marsh visited the flooded market with her brother Colin."

    assert not kinds(held("Recently Lena Marsh visited the market.", text)) & {"name", "name part"}
    assert "name" in kinds(held("Recently Lena Brandt visited the market.", text))
