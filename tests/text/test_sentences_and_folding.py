"""Sentences keep their quotation marks and their places; folding keeps what tells words apart."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model import Article
from briefer.text.folding import folded, words
from briefer.text.sentences import guessed_language, passages, sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Hall left. He came back.", ["Gen. Hall left.", "He came back."]),
        (
            'We have seen it," he told them. Nsiala went. "We were sad," he said.',
            ['We have seen it," he told them.', "Nsiala went.", '"We were sad," he said.'],
        ),
        ("He said: “No.” Then he left.", ["He said: “No.”", "Then he left."]),
        ("One line\n\nAnother line", ["One line", "Another line"]),
        ("• A point. • Two.", ["A point.", "Two."]),
        ("Місто тримається. Сирський тут.", ["Місто тримається.", "Сирський тут."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@settings(max_examples=100)
@given(st.text(alphabet="Ab. \"“”'!?\n-•", max_size=80))
def test_spans_stand_in_order_and_never_overlap(text: str) -> None:
    spans = sentence_spans(text)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def test_the_title_comes_first_and_the_text_after_it() -> None:
    article = Article(title=" A title ", text="One. Two.")

    found = passages(article)

    assert [(p.field, p.text) for p in found] == [
        ("title", "A title"),
        ("text", "One."),
        ("text", "Two."),
    ]
    assert passages(Article(title="", text="Only."))[0].field == "text"


def test_a_language_is_guessed_by_its_letters() -> None:
    assert [guessed_language(t) for t in ("Hello", "Привіт їм", "Привет", "")] == [
        "en", "uk", "ru", "en",
    ]  # fmt: skip


def test_accents_of_latin_letters_fold_and_cyrillic_letters_stay() -> None:
    assert folded("Zürich – «Їжак»") == 'zurich - "їжак"'
    assert folded("йогурт") == "йогурт"
    assert words("Kyiv’s A-10") == ["kyiv's", "a-10"]
