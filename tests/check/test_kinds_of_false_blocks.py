"""What faithful bullets were refused for, and what looks like it and is wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.brief.held import held
from briefer.model import Article, Passage
from briefer.reading.amounts import amounts
from briefer.reading.sentence import Reading
from briefer.text.sentences import passages

MONDAY = datetime(2023, 3, 20, 9, tzinfo=UTC)


def cited(*texts: str, publisher: str = "Quay Times") -> list[Passage]:
    found = (
        Article("", text, id=f"a{n}", publisher=publisher, published=MONDAY)
        for n, text in enumerate(texts)
    )
    return [passage for article in found for passage in passages(article)]


def blocked(claim: str, *texts: str) -> set[str]:
    return {f.check for f in held(claim, cited(*texts)).findings if f.blocking}


def test_who_says_on_without_being_named_again_is_not_what_is_said() -> None:
    (saying,) = Reading("Marsh left on Friday, but said the grain shortage could last.").sayings

    assert saying.speaker == ()


def test_a_speaker_behind_the_verb_is_still_one() -> None:
    (saying,) = Reading("As said the mayor, the bridge is shut.").sayings

    assert saying.who == "the mayor"


HELD_BACK = (
    "Falk held back from offering the dockers what they had been asking for: a promise of work."
)


def test_to_hold_back_is_to_deny() -> None:
    assert "negation" not in blocked("Falk made no promise of work to the dockers.", HELD_BACK)


@pytest.mark.parametrize(
    "text",
    [
        "Falk held the door and came back from the harbour with a promise of work for the dockers.",
        "Falk offered the dockers a promise of work.",
    ],
)
def test_what_only_has_its_words_denies_nothing(text: str) -> None:
    findings = held("Falk made no promise of work to the dockers.", cited(text)).findings

    assert {"negation", "negation unsaid"} & {finding.check for finding in findings}


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Позиції стоять приблизно за 800 метрів.", "about"),
        ("Позиции стоят примерно в 800 метрах.", "about"),
        ("Вони пройшли щонайменше за 800 метрів.", "at least"),
        ("Позиції стоять за 800 метрів.", ""),
    ],
)
def test_a_word_of_place_may_stand_between_a_bound_and_its_number(text: str, bound: str) -> None:
    assert [amount.qualifier for amount in amounts(text)] == [bound]


def test_a_name_between_quote_marks_may_stand_in_another_case() -> None:
    said = ("Київ заперечив, що завод захопив «Вагнер».", "The Wagner group says it has the mill.")

    assert blocked("Київ заперечує захоплення заводу «Вагнером».", *said) == set()
    assert "quote" in blocked("Київ заперечує захоплення заводу «Легіоном».", *said)


def test_a_paper_may_be_named_for_what_it_says_itself() -> None:
    for claim in (
        "Quay Times reports that the harbour was closed on Monday.",
        "The harbour was closed on Monday, according to Quay Times.",
    ):
        found = {f.check for f in held(claim, cited("The harbour was closed on Monday.")).findings}
        assert not {"name", "speaker", "speaker absent", "speaker unknown"} & found


def test_a_paper_does_not_say_what_it_has_somebody_say() -> None:
    claim = "The harbour was closed on Monday, Quay Times reports."

    assert "speaker" in blocked(claim, "Mayor Ada Brandt said the harbour was closed on Monday.")


def test_another_paper_than_the_cited_one_is_not_known() -> None:
    findings = held(
        "The Lantern reports that the harbour was closed on Monday.",
        cited("The harbour was closed on Monday."),
    ).findings

    assert "name" in {finding.check for finding in findings}
