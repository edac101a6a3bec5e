"""Short claims, doers and speakers, pronouns, and languages the rules do not reach."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.check import check, check_articles
from briefer.model import Article
from briefer.text.sentences import passages, sentence_spans

REPORT = Article(
    id="r",
    title="Barge hits bridge",
    published=datetime(2022, 9, 14, tzinfo=UTC),
    text=(
        "The old bridge was damaged by a barge on Monday. "
        "Ada Lind, an engineer, inspected it. "
        "An official said that repairs would take a week. "
        "The fleet was attacked by pirates. "
        "Lind told reporters that two piers were cracked. "
        "She said the western pier could be saved. "
        "The authorities have not found any evidence of sabotage."
    ),
)
CLAIMS = {
    "the same, in the active": ("A barge damaged the bridge.", True),
    "the same, shorter": ("The bridge was damaged.", True),
    "another deed": ("The bridge collapsed.", False),
    "worse": ("The bridge was destroyed.", False),
    "another doer": ("Ada Lind damaged the bridge.", False),
    "another doer, put in a mouth": ("Engineers said Ada Lind damaged the bridge.", False),
    "another doer, passive": ("The old bridge was damaged by Ada Lind on Monday.", False),
    "doer and victim turned": ("The fleet attacked the pirates.", False),
    "doer and victim kept": ("Pirates attacked the fleet.", True),
    "several officials": ("Officials said that repairs would take a week.", False),
    "one official": ("An official said repairs would take a week.", True),
    "a name for the pronoun": ("Lind said the western pier could be saved.", True),
    "another for the pronoun": ("An official said the western pier could be saved.", False),
    "no evidence for not any": ("The authorities have found no evidence of sabotage.", True),
    "the day to the front": ("On Monday the old bridge was damaged by a barge.", True),
}


@pytest.mark.parametrize(("claim", "supported"), CLAIMS.values(), ids=CLAIMS)
def test_a_short_claim_is_held_to_what_the_source_says(claim: str, supported: bool) -> None:
    verdict = check_articles(claim, [REPORT])

    assert verdict.supported is supported, verdict.findings


@pytest.mark.parametrize("claim", ["", "***", "</p>"])
def test_marks_alone_are_no_claim(claim: str) -> None:
    assert not check_articles(claim, [REPORT]).supported


def test_marks_beside_a_sentence_say_nothing() -> None:
    assert check_articles("The old bridge was damaged by a barge. ***", [REPORT]).supported


LANGUAGES = {
    "English": ("The ferry was closed.", "The ferry was closed by the port on Monday.", ""),
    "German": (
        "Die Fähre ist gesperrt.",
        "Die Fähre ist am Montag von der Stadt gesperrt worden, sagte der Bürgermeister.",
        "other than English",
    ),
    "Ukrainian": ("Пором закрили.", "Пором закрили в понеділок, заявив речник порту.", "Ukrainian"),
    "Russian": ("Паром закрыли.", "Паром закрыли в понедельник, заявил представитель.", "Russian"),
    "Greek": ("Το πλοίο έκλεισε.", "Το πλοίο έκλεισε τη Δευτέρα.", "other than English"),
}


@pytest.mark.parametrize(("claim", "text", "note"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_verdict_says_where_the_rules_do_not_reach(claim: str, text: str, note: str) -> None:
    verdict = check_articles(claim, [Article(title="", text=text, id=text[:9])])

    assert bool(verdict.notes) is bool(note)
    assert note in " ".join(verdict.notes)


def test_a_source_in_another_language_is_said_of_an_english_claim_too() -> None:
    source = Article(title="", id="g", language="fi", text="Lautta suljettiin maanantaina.")

    assert check_articles("The ferry was closed.", [source]).notes


def test_a_weekday_is_of_the_week_of_the_article_it_stands_in() -> None:
    later = Article(
        id="l",
        title="",
        published=datetime(2022, 9, 28, tzinfo=UTC),
        text="The harbour ferry sank on Monday after a storm.",
    )

    assert check_articles(
        "On Monday the old bridge was damaged by a barge.", [REPORT, later]
    ).supported
    assert check("On Monday the harbour ferry sank after a storm.", passages(later)).supported


def test_a_caption_without_a_full_stop_is_no_part_of_the_next_sentence() -> None:
    first = (
        "The old bridge was damaged by a barge on Monday morning, and the town has been cut in two "
        "ever since, the mayor said."
    )
    text = f"Photograph by Ada Lind\n{first} It rained, and the ferry did not sail."

    found = [text[start:end] for start, end in sentence_spans(text)]

    assert found[:2] == ["Photograph by Ada Lind", first]
    assert sentence_spans("A line that is wrapped\nBy hand goes on.") == ((0, 39),)


def test_a_sentence_that_stands_in_two_articles_is_judged_like_one_that_stands_in_one() -> None:
    claim = "Petra Holm told reporters that two piers were cracked."
    again = Article(id="again", title="", text=REPORT.text, published=REPORT.published)

    one, two = check_articles(claim, [REPORT]), check_articles(claim, [REPORT, again])

    assert not one.supported
    assert [finding.check for finding in one.findings] == [f.check for f in two.findings]
