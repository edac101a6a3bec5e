"""Who says it: the noun phrase before or after the verb, a pronoun's owner, or nobody."""

from __future__ import annotations

import pytest

from briefer.reading.saying import vouching
from briefer.reading.sentence import Reading

SPEAKERS = {
    "before the verb": ("The union said 40 were hurt.", ["The union"]),
    "after the verb": ("Forty were hurt, said Maren Solheim, who leads it.", ["Maren Solheim"]),
    "after a quotation": ('"They pay," Colonel Hnatiuk said.', ["Colonel Hnatiuk"]),
    "apposition": ("Gleb Surov, its spokesman, told reporters so.", ["Gleb Surov"]),
    "dateline": (
        "KYIV, March 22 (Harbour Wire) - Ukraine's eastern command said it held.",
        ["Ukraine's eastern command"],
    ),
    "day between": ("Ukraine on Wednesday denied that it fell.", ["Ukraine"]),
    "adverb between": ("Hnatiuk flatly denied that it fell.", ["Hnatiuk"]),
    "two in one sentence": (
        "Moscow said 480 were killed, while Kyiv put the number at 41.",
        ["Moscow", "Kyiv"],
    ),
    "according to": ("Nine were hurt, according to the port company.", ["the port company"]),
    "pronoun": ("He said nine were hurt.", [""]),
    "clause, no speaker": ("Whoever was there when it happened said so.", [""]),
    "a noun, not a verb": ("Kyiv rejected the claims of the group.", ["Kyiv"]),
    "an adjective, not a verb": ("An estimated 400 people left.", []),
    "ukrainian before": ("Речник полковник Гнатюк заявив про втрати.", ["Речник полковник Гнатюк"]),
    "ukrainian after": ("Запас вичерпано, повідомила Оксана Лемешко.", ["Оксана Лемешко"]),
    "ukrainian source": ("За даними Генштабу, місто тримається.", ["Генштабу"]),
    "nobody": ("The road was closed.", []),
}


@pytest.mark.parametrize(("sentence", "speakers"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_the_speaker_is_who_the_sentence_names(sentence: str, speakers: list[str]) -> None:
    assert [item.who for item in Reading(sentence).sayings] == speakers


def test_each_figure_has_the_speaker_of_its_own_clause() -> None:
    sentence = "Moscow said 480 were killed, while Kyiv put the number at 41."
    said = Reading(sentence).sayings

    assert vouching(sentence.index("480"), said) == "Moscow"
    assert vouching(sentence.index("41"), said) == "Kyiv"


def test_a_pronoun_speaks_for_the_sentence_before() -> None:
    assert vouching(12, Reading("He said nine were hurt.").sayings, before="Hnatiuk") == "Hnatiuk"


def test_without_a_speaker_the_publisher_answers() -> None:
    assert (
        vouching(4, Reading("Nine were hurt.").sayings, publisher="Harbour Wire") == "Harbour Wire"
    )
