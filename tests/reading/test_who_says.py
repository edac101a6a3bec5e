"""Who says what: the speaker, the verb, the stance and the words, as a reader would tell them."""

from __future__ import annotations

import pytest

from briefer.reading.sentence import Reading
from tests.reading import who_says, who_says_unseen
from tests.reading.who_says import Case, Said

# Of the twenty sentences kept aside so many are read wholly right; two parsers before: 16 between
# them, speakers alone.
RIGHT_UNSEEN = 17


def heard(case: Case) -> tuple[Said, ...]:
    reading, before = Reading(case.text), Reading(case.before)
    known = before.sayings[0].who if len(before.sayings) == 1 else ""
    return tuple(
        Said(
            known if saying.pronoun else saying.who,
            case.text[saying.start : saying.end],
            reading.stance(saying),
            tuple(case.text[start:end] for start, end in reading.said(saying)),
        )
        for saying in reading.sayings
    )


@pytest.mark.parametrize("case", who_says.CASES, ids=[case.text for case in who_says.CASES])
def test_a_plain_sentence_is_read_as_it_is_meant(case: Case) -> None:
    assert heard(case) == case.said


def test_sentences_it_was_not_written_by_are_read_as_well() -> None:
    right = [case for case in who_says_unseen.CASES if heard(case) == case.said]

    assert len(right) >= RIGHT_UNSEEN


OTHERS = {
    "speaks on": ("Kyiv denied the report and said it was old.", ["Kyiv", "Kyiv"]),
    "speaks on in a participle": ("Kyiv denied it, saying it was old.", ["Kyiv", "Kyiv"]),
    "a participle without a speaker": ("The road, saying nothing more, ends.", [""]),
    "a name and a tale": ("The story is told from inside.", []),
    "called by a name": ("They live in a town called Odara.", []),
    "a participle that says more of them": (
        "Videos posted on the site revealed a fire.",
        ["Videos", "Videos"],
    ),
    "is said to": ("The man is stated to have left.", [""]),
    "put off": ("The vote was put off.", []),
    "put at": ("Kyiv put the number at 41.", ["Kyiv"]),
    "puts at": ("The insurer puts the damage at about 30 million euros.", ["The insurer"]),
    "puts at a number in words": ("The coast guard puts the toll at twelve.", ["The coast guard"]),
    "puts at risk": ("The plan puts 200 men at risk.", []),
    "suspects that": ("The coroner suspects that no swimmer drowned.", ["The coroner"]),
    "suspects, the noun": ("Guards held the suspects that fled; two suspects that he saw ran.", []),
    "counted on": ("Kyiv counted on help.", []),
    "no verb": ("As questions mount, Kyiv waits.", []),
    "a quotation that goes on": ("It was cold,” Ada Lind said.", ["Ada Lind"]),
    "inside a quotation": ("“The army said so.", []),
    "passive with the day between": (
        "The report was denied on Monday by Kyiv.",
        ["Kyiv"],
    ),
    "passive, another clause's by": ("It was denied, by Monday all was calm.", [""]),
    "nobody named": ("Said to be old.", [""]),
    "a verb alone": ("said", [""]),
    "clause no speaker": ("What they have said is old.", [""]),
}


@pytest.mark.parametrize(("text", "who"), OTHERS.values(), ids=OTHERS)
def test_odd_sentences_have_the_speakers_they_name(text: str, who: list[str]) -> None:
    assert [saying.who for saying in Reading(text).sayings] == who


def test_a_quotation_has_its_speaker() -> None:
    (said,) = Reading("“It was fast,” said Ada Lind.").quotations
    (called,) = Reading("The “old” road is closed.").quotations

    assert said.saying is not None
    assert said.saying.who == "Ada Lind"
    assert called.saying is None


def test_what_follows_a_colon_is_what_is_said() -> None:
    text = "Ada Lind said: “The road is open.”"
    reading = Reading(text)
    (saying,) = reading.sayings

    assert [text[a:b] for a, b in reading.said(saying)] == ["The road is open"]
    assert reading.quotations[0].saying == saying
