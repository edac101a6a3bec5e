"""Words as the checks compare them, and what an alignment keeps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.check import check, check_articles
from briefer.check.alignment import aligned, items, same_meaning
from briefer.languages.stems import stem
from briefer.model import Article
from briefer.reading.sentence import Reading
from briefer.reading.tokens import MOST_TOKENS, tokens
from briefer.text.sentences import passages


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("He wasn't there.", ["he", "was", "not", "there"]),
        ("It can't, cannot, won't.", ["it", "can", "not", "can", "not", "will", "not"]),
        ("Kyiv’s U.S. troops", ["kyiv", "us", "troops"]),
        ("They've gone; James' dog", ["they", "have", "gone", "james", "dog"]),
        ("A&E in 1,200 28-year-old £5m", ["a&e", "in", "1,200", "28", "year", "old", "£", "5m"]),
    ],
)
def test_a_text_is_read_as_words(text: str, norms: list[str]) -> None:
    assert [token.norm for token in tokens(text)] == norms


@pytest.mark.parametrize(
    "forms",
    [
        ("attack", "attacks", "attacked", "attacking"),
        ("city", "cities"),
        ("carry", "carried", "carries"),
        ("stop", "stopped", "stopping"),
        ("note", "noted", "notes"),
        ("travel", "travelled", "travels"),
        ("go", "went", "gone"),
        ("church", "churches"),
        ("атака", "атаки", "атакою"),
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_noted_is_no_not() -> None:
    assert stem("noted") != stem("not")
    assert not same_meaning("win", "lose")


def test_a_sentence_is_read_up_to_a_fixed_length() -> None:
    assert len(tokens("word " * 5000)) == MOST_TOKENS


def test_an_alignment_tells_what_was_kept_and_what_stands_between() -> None:
    claim, source = Reading("The old mill burned down"), Reading("The new mill burned down fast")

    found = aligned(items(claim), items(source))

    assert found.kept == pytest.approx(0.8)
    assert [([i.key for i in gap.claim], [i.key for i in gap.source]) for gap in found.gaps] == [
        (["old"], ["new"]),
        ([], ["fast"]),
    ]


SPEAKERS = {
    "Hall said it fell.": ["hall"],
    "“It fell,” said John Hall.": ["john", "hall"],
    "It fell, said a spokesman for the town.": ["spokesman", "town"],
    "Hall, of the town council, said it fell.": ["hall", "town", "council"],
    "According to the town council, it fell.": ["town", "council"],
    "Місто тримається, заявив речник Марчук.": ["речник", "марчук"],
    "The report of the council was long.": [],
    "“Hall said no,” it reads.": [],
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.items(), ids=SPEAKERS.keys())
def test_a_speaker_is_found_on_either_side_of_the_verb(text: str, speaker: list[str]) -> None:
    found = Reading(text).sayings

    assert [token.norm for saying in found for token in saying.speaker] == speaker


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The council of Odara met on Monday.",
            "“We will not sell,” said Irene Falk, the minister.",
            "About 20,000 people may have fled.",
            "Minister Falk denied it, according to the Herald.",
            "Не менше 20 осіб поранено, заявив речник.",
            "It didn't fall by 5% in 2014-15.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, st.data())
def test_any_verbatim_sentence_passes_whatever_stands_around_it(
    sentences: list[str], data: st.DataObject
) -> None:
    article = Article(title="", text=" ".join(sentences), id="x")
    passage = data.draw(st.sampled_from(passages(article)))

    assert check_articles(passage.text, [article]).supported
    assert check(passage.text, [passage]).supported


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120), st.text(max_size=300))
def test_any_claim_against_any_text_gets_a_verdict(claim: str, text: str) -> None:
    article = Article(title="t", text=text, id="x")

    verdict = check_articles(claim, [article])

    assert 0.0 <= verdict.score <= 1.0
    assert all(citation.article == article for citation in verdict.evidence)
    assert verdict.supported or verdict.findings
